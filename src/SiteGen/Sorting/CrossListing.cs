using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>Which further sections a passage is listed in: those whose weights for it come to 0 and more.</summary>
internal static class CrossListing
{
    /// <summary>What every section begins with, in hundredths.</summary>
    public const int Before = -20;

    /// <summary>What is added for a passage whose first section is the region: it nearly always has a theme too.</summary>
    public const int ForRegion = 100;

    /// <summary>The place of the region among the model's classes.</summary>
    public const int RegionPlace = 3;

    /// <summary>The sections listed, in the order of the site's sections; none for a passage of the fallback, which has no theme.</summary>
    /// <param name="first">The place of the first section.</param>
    /// <param name="evidence">What was weighed; something for each section but the fallback.</param>
    /// <param name="ids">The sections, the fallback last.</param>
    public static ImmutableArray<string> Of(int first, ImmutableArray<Evidence> evidence, ImmutableArray<string> ids)
    {
        var fallback = ids.Length - 1;
        if (first == fallback)
        {
            return [];
        }

        var sums = PassageSorter.Sums(evidence, ids);
        return [.. ids.Where((_, i) => i != first && i != fallback && sums[i] >= 0)];
    }

    /// <summary>The places of the built-in sections listed.</summary>
    /// <param name="first">The place of the first section among the model's classes; -1 if it is none of them.</param>
    /// <param name="sums">What the words come to for each section, in hundredths.</param>
    public static List<int> Of(int first, ReadOnlySpan<int> sums)
    {
        var also = new List<int>();
        for (var section = 0; section < sums.Length && first < sums.Length; section++)
        {
            if (section != first && sums[section] + Added(section, first, sums).Sum(a => a.Hundredths) >= 0)
            {
                also.Add(section);
            }
        }

        return also;
    }

    /// <summary>What is added to the words' weights for a section. A passage of the region is listed under its likeliest theme at least.</summary>
    public static IEnumerable<(string Term, int Hundredths)> Added(int section, int first, ReadOnlySpan<int> sums)
    {
        if (first != RegionPlace)
        {
            return [(EvidenceOrigin.BeforeAnyWord, Before)];
        }

        var missing = -(sums[section] + Before + ForRegion);
        return missing > 0 && section == Likeliest(sums)
            ? [(EvidenceOrigin.BeforeAnyWord, Before), (EvidenceOrigin.RegionHasTheme, ForRegion), (EvidenceOrigin.LikeliestTheme, missing)]
            : [(EvidenceOrigin.BeforeAnyWord, Before), (EvidenceOrigin.RegionHasTheme, ForRegion)];
    }

    private static int Likeliest(ReadOnlySpan<int> sums)
    {
        var best = -1;
        for (var section = 0; section < sums.Length; section++)
        {
            best = section != RegionPlace && (best < 0 || sums[section] > sums[best]) ? section : best;
        }

        return best;
    }
}
