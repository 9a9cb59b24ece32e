using System.Globalization;
using SiteGen.Model;

namespace SiteGen.Cli.Commands;

/// <summary>What <c>sitegen sort --review</c> prints: the passages that an editor should look at, the least sure first.</summary>
internal static class ReviewList
{
    /// <summary>The share of all passages that is worth an editor's time.</summary>
    private const double Share = 0.2;

    private const int LongestText = 90;

    /// <summary>How many words tie a decision to its passage, unless another one begins with the same.</summary>
    private const int FewestWords = 8;

    private const int LongestWords = 300;

    public static IEnumerable<string> Lines(IEnumerable<AccountedSeed> seeds)
    {
        var passages = seeds
            .SelectMany(s =>
            {
                var finder = new Lazy<PassageFinder>(() => Finder(s));
                return s.Source.Briefings.SelectMany(b => b.Passages).Select(p => (s.Seed, Passage: p, Finder: finder));
            })
            .Where(p => p.Passage.IsBody)
            .ToList();
        return passages
            .Where(p => p.Passage.Placement!.DecidedBy is not (DecidedBy.Editor or DecidedBy.FrontMatter))
            .OrderBy(p => p.Passage.Placement!.Confidence)
            .ThenBy(p => p.Seed.Path, StringComparer.Ordinal)
            .ThenBy(p => p.Passage.Origin.FirstLine)
            .Take((int)Math.Ceiling(passages.Count * Share))
            .SelectMany(p => Entry(p.Seed, p.Passage, p.Finder.Value));
    }

    private static string[] Entry(Seed seed, Passage passage, PassageFinder finder)
    {
        var placement = passage.Placement!;
        var runnerUp = RunnerUp(placement);
        return
        [
            PlainText.Of(Line($"{seed.File}({passage.Origin.FirstLine}): {placement.Section} {placement.Confidence:0.00}{(runnerUp is null ? "" : $", else {runnerUp}")}: {SortCommand.Why(placement)}")),
            "    | " + PlainText.Shortened(passage.Text, LongestText),
            Decision(seed, passage, finder),
        ];
    }

    /// <summary>The line for a sidecar that overrules where a passage is.</summary>
    public static string Decision(AccountedSeed seed, Passage passage) => Decision(seed.Seed, passage, Finder(seed));

    private static string Decision(Seed seed, Passage passage, PassageFinder finder)
    {
        var words = Words(passage, finder) is { } beginning ? $"words: {Quoted(beginning)}, " : "";
        var section = RunnerUp(passage.Placement!) ?? passage.Placement!.Section;
        return Line($"    - {{line: {passage.Origin.FirstLine}, {words}section: {section}, reason: \"\"}}   # in {PlainText.Of(seed.File)}.yml, under `passages:`");
    }

    // An editor's decision may find what the editor hid as well.
    private static PassageFinder Finder(AccountedSeed seed) => new(seed.Seed, seed.Source.Briefings
        .SelectMany(b => b.Passages)
        .Concat(seed.Source.Omissions.Where(o => o.Reason == OmissionReason.Hidden).Select(o => new Passage(o.Text, o.Origin))));

    /// <summary>The beginning of a passage, so long that no other one of its seed has it; null if nothing of it can be found again.</summary>
    private static string? Words(Passage passage, PassageFinder finder)
    {
        var words = passage.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var count = FewestWords; ; count *= 2)
        {
            var beginning = Cut(string.Join(' ', words.Take(count)));
            var found = finder.Find(beginning);
            if (found.Length <= 1 || count >= words.Length || beginning.Length >= LongestWords)
            {
                return found.Contains(passage) ? beginning : null;
            }
        }
    }

    private static string Cut(string words) => words.Length <= LongestWords
        ? words
        : words[..(LongestWords - (char.IsLowSurrogate(words[LongestWords]) ? 1 : 0))] + "…";

    // What PlainText spells out, YAML reads again within these quotes.
    private static string Quoted(string words) => PlainText.Of(
        "\"" + words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"");

    private static string? RunnerUp(Placement placement) => placement.Evidence
        .Where(e => e.Section != placement.Section)
        .GroupBy(e => e.Section)
        .OrderByDescending(g => g.Sum(e => e.Hundredths))
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => g.Key)
        .FirstOrDefault();

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
