using System.Globalization;
using SiteGen.Model;

namespace SiteGen.Cli.Commands;

/// <summary>What <c>sitegen sort --review</c> prints: the passages that an editor should look at, the least sure first.</summary>
internal static class ReviewList
{
    /// <summary>The share of all passages that is worth an editor's time.</summary>
    private const double Share = 0.2;

    private const int LongestText = 90;

    public static IEnumerable<string> Lines(IEnumerable<AccountedSeed> seeds)
    {
        var passages = seeds
            .SelectMany(s => s.Source.Briefings.SelectMany(b => b.Passages).Select(p => (s.Seed, Passage: p)))
            .Where(p => p.Passage.IsBody)
            .ToList();
        return passages
            .Where(p => p.Passage.Placement!.DecidedBy is not (DecidedBy.Editor or DecidedBy.FrontMatter))
            .OrderBy(p => p.Passage.Placement!.Confidence)
            .ThenBy(p => p.Seed.Path, StringComparer.Ordinal)
            .ThenBy(p => p.Passage.Origin.FirstLine)
            .Take((int)Math.Ceiling(passages.Count * Share))
            .SelectMany(p => Entry(p.Seed, p.Passage));
    }

    internal static string[] Entry(Seed seed, Passage passage)
    {
        var placement = passage.Placement!;
        var runnerUp = RunnerUp(placement);
        var line = passage.Origin.FirstLine;
        return
        [
            PlainText.Of(Line($"{seed.File}({line}): {placement.Section} {placement.Confidence:0.00}{(runnerUp is null ? "" : $", else {runnerUp}")}: {SortCommand.Why(placement)}")),
            "    | " + PlainText.Shortened(passage.Text, LongestText),
            Line($"    passages: [{{line: {line}, section: {runnerUp ?? placement.Section}, reason: \"\"}}]   # in {PlainText.Of(seed.File)}.yml"),
        ];
    }

    private static string? RunnerUp(Placement placement) => placement.Evidence
        .Where(e => e.Section != placement.Section)
        .GroupBy(e => e.Section)
        .OrderByDescending(g => g.Sum(e => e.Hundredths))
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => g.Key)
        .FirstOrDefault();

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
