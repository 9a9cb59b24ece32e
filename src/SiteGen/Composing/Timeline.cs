using System.Collections.Immutable;
using System.Globalization;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The dated briefings over time: by day, by month or by year, whichever gives the bars room.</summary>
internal static class Timeline
{
    private const int Width = 1000;
    private const int Height = 100;
    private const int LeastDates = 3;
    private const int MostBars = 62;

    /// <summary>The timeline; null unless three briefings at least state a whole date, and not all the same.</summary>
    public static TimelineView? Of(ImmutableArray<BriefingDigest> digests)
    {
        var dates = digests.Select(EditionIndex.DateOf)
            .Where(d => d.Length == "2021-04-06".Length)
            .Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Order()
            .ToList();
        if (dates.Count < LeastDates || dates[0] == dates[^1])
        {
            return null;
        }

        var months = (dates[^1].Year * 12) + dates[^1].Month - (dates[0].Year * 12) - dates[0].Month + 1;
        (string Format, Func<DateOnly, int> Place) unit = dates[^1].DayNumber - dates[0].DayNumber < MostBars
            ? ("yyyy-MM-dd", d => d.DayNumber - dates[0].DayNumber)
            : months <= MostBars
            ? ("yyyy-MM", d => (d.Year * 12) + d.Month - (dates[0].Year * 12) - dates[0].Month)
            : ("yyyy", d => d.Year - dates[0].Year);
        var places = unit.Place(dates[^1]) + 1;
        var groups = dates.GroupBy(unit.Place).ToList();
        var most = groups.Max(g => g.Count());
        return new(
            Text(dates[0], "yyyy-MM-dd"),
            Text(dates[^1], "yyyy-MM-dd"),
            dates.Count,
            [
                .. groups.Select(g => new TimelineBar(
                    Text(g.First(), unit.Format),
                    g.Count(),
                    g.Key * Width / places,
                    Math.Max(2, ((g.Key + 1) * Width / places) - (g.Key * Width / places) - 2),
                    Math.Max(2, g.Count() * Height / most)))
            ]);
    }

    private static string Text(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);
}
