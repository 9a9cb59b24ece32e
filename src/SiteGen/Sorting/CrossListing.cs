namespace SiteGen.Sorting;

/// <summary>Which further sections a passage is listed in, by the sums of its cross-listing weights.</summary>
internal static class CrossListing
{
    /// <summary>A sum, in hundredths, from which a section lists a passage.</summary>
    public const int Least = 20;

    /// <summary>What is added for a passage whose first section is the region: it nearly always has a theme too.</summary>
    public const int ForRegion = 100;

    private const int RegionPlace = 3;

    /// <summary>The places of the further sections. A passage of the region is listed under its likeliest theme at least.</summary>
    /// <param name="first">The place of the first section among the model's classes.</param>
    /// <param name="sums">For each section, in hundredths.</param>
    public static List<int> Of(int first, ReadOnlySpan<int> sums)
    {
        var also = new List<int>();
        if (first >= sums.Length)
        {
            return also;
        }

        var isRegion = first == RegionPlace;
        var best = -1;
        for (var i = 0; i < sums.Length; i++)
        {
            if (i != first && sums[i] + (isRegion ? ForRegion : 0) >= Least)
            {
                also.Add(i);
            }

            best = i != first && (best < 0 || sums[i] > sums[best]) ? i : best;
        }

        if (isRegion && also.Count == 0)
        {
            also.Add(best);
        }

        return also;
    }
}
