using System.Collections.Immutable;
using System.Globalization;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Splitting;

/// <summary>
/// Finds the passages that the editor decided about, by their words or their lines, hides what is to be hidden
/// and completes the links that the editor completes; says which decisions match nothing, and which moved.
/// </summary>
internal static class EditorsDecisions
{
    private const int LongestQuote = 60;
    private const int MostLines = 5;

    public static Outcome<SeedBriefings> Apply(SeedBriefings split)
    {
        var settings = split.Seed.Settings;
        if (settings.IsDraft || (settings.Passages.IsEmpty && settings.Links.IsEmpty))
        {
            return Outcome.Of(split);
        }

        var passages = split.Briefings.SelectMany(b => b.Passages).ToImmutableArray();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var decided = Decided(split.Seed, passages, diagnostics);
        var known = split.Briefings
            .Select(b => b with { Passages = [.. b.Passages.Select(p => p with { Decision = decided.GetValueOrDefault(p.Origin) })] })
            .ToImmutableArray();
        var completed = settings.Links.Aggregate(
            known,
            (briefings, link) => Complete(briefings, link, split.Seed.File, diagnostics));
        var briefings = completed
            .Select(b => b with { Passages = [.. b.Passages.Where(p => p.Decision is not { Hide: true })] })
            .Where(b => !b.Passages.IsEmpty)
            .ToImmutableArray();
        var omissions = split.Omissions.AddRange(passages
            .Select(p => (Passage: p, Decision: decided.GetValueOrDefault(p.Origin)))
            .Where(p => p.Decision is { Hide: true })
            .Select(p => new Omission(p.Passage.Origin, p.Passage.Text, OmissionReason.Hidden, p.Decision!.Reason)));
        return new(
            split with { Briefings = briefings, Omissions = omissions.Sort((a, b) => a.Origin.FirstLine.CompareTo(b.Origin.FirstLine)) },
            diagnostics.ToImmutable());
    }

    /// <summary>The decision about each passage, by the passage's place: of several that find it, one that hides it, else the first.</summary>
    private static Dictionary<SourceSpan, PassageDecision> Decided(
        Seed seed, ImmutableArray<Passage> passages, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var decided = new Dictionary<SourceSpan, PassageDecision>();
        var finder = new Lazy<PassageFinder>(() => new(seed, passages));
        foreach (var decision in seed.Settings.Passages.OrderByDescending(d => d.Hide))
        {
            var found = decision.Words is null
                ? AtLine(decision, seed, passages, diagnostics)
                : WithWords(decision, decision.Words, seed, finder.Value.Find(decision.Words), diagnostics);
            if (found is not null && !decided.TryAdd(found.Origin, decision) && !Agree(decided[found.Origin], decision))
            {
                diagnostics.Add(Contradicted(decision.Origin, decided[found.Origin].Origin.FirstLine, found.Origin.FirstLine, seed.File));
            }
        }

        return decided;
    }

    private static Passage? AtLine(
        PassageDecision decision, Seed seed, ImmutableArray<Passage> passages, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var found = passages.FirstOrDefault(p => Distance(p, decision.Line!.Value) == 0);
        if (found is null)
        {
            diagnostics.Add(NoPassage(decision.Origin, decision.Line!.Value, seed.File));
        }

        return found;
    }

    // The line tells which of several is meant; the passage that stands there now, without the words, is never meant.
    private static Passage? WithWords(
        PassageDecision decision, string words, Seed seed, ImmutableArray<Passage> found, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (found.IsEmpty)
        {
            diagnostics.Add(NoWords(decision.Origin, words, seed.File));
            return null;
        }

        if (decision.Line is not { } line)
        {
            if (found.Length > 1)
            {
                diagnostics.Add(Ambiguous(decision.Origin, words, found, seed.File));
            }

            return found.Length == 1 ? found[0] : null;
        }

        var nearest = found.MinBy(p => Distance(p, line))!;
        if (Distance(nearest, line) > 0)
        {
            diagnostics.Add(Moved(decision.Origin, words, line, nearest.Origin.FirstLine, found, seed.File));
        }

        return nearest;
    }

    private static int Distance(Passage passage, int line) =>
        Math.Max(0, Math.Max(passage.Origin.FirstLine - line, line - passage.Origin.LastLine));

    private static bool Agree(PassageDecision first, PassageDecision second) =>
        first.Hide == second.Hide && (first.Hide || first.Section == second.Section);

    // A cut link is completed by an address that begins with what the source shows of it.
    private static ImmutableArray<Briefing> Complete(
        ImmutableArray<Briefing> briefings, LinkDecision link, string file, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (var briefing in briefings)
        {
            foreach (var passage in briefing.Passages.Where(p => Distance(p, link.Line) == 0))
            {
                if (passage.Marks.FirstOrDefault(m => m.Kind == MarkKind.CutLink && Continues(link.Url, m.Value)) is { } cut)
                {
                    var whole = passage with { Marks = passage.Marks.Replace(cut, cut with { Kind = MarkKind.Link, Value = link.Url }) };
                    return briefings.Replace(briefing, briefing with { Passages = briefing.Passages.Replace(passage, whole) });
                }
            }
        }

        diagnostics.Add(NoLink(link.Origin, link.Line, file));
        return briefings;
    }

    private static bool Continues(string url, string cut)
    {
        var shown = WithoutScheme(cut.TrimEnd('…', '.'));
        return WithoutScheme(url).StartsWith(shown, StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutScheme(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? url : url[(scheme + 3)..];
        return rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? rest[4..] : rest;
    }

    private static Diagnostic NoPassage(SourceSpan decision, int line, string file) => new(
        "SG0301", Severity.Warning, decision,
        $"this decision is about line {line} of {file}, but no passage is there",
        Hint: "look which line holds the passage now, and correct the number; with `words:` from its text it would find the passage");

    private static Diagnostic Moved(SourceSpan decision, string words, int line, int now, ImmutableArray<Passage> found, string file)
    {
        // Where only one passage has the words, nothing was chosen.
        var severity = found.Length == 1 ? Severity.Info : Severity.Warning;
        return new(
            "SG0303", severity, decision,
            $"the words {Quoted(words)} are not at line {line} of {file}: this decision goes with them to line {now}"
                + (found.Length == 1 ? "" : $", the nearest of lines {Lines(found)}"),
            Hint: $"write `line: {now}`");
    }

    private static Diagnostic NoWords(SourceSpan decision, string words, string file) => new(
        "SG0304", Severity.Warning, decision,
        $"no passage of {file} has the words {Quoted(words)}, so this decision is not applied",
        Hint: "copy the words from the passage as it is now, or remove the decision");

    private static Diagnostic Ambiguous(SourceSpan decision, string words, ImmutableArray<Passage> found, string file) => new(
        "SG0305", Severity.Warning, decision,
        $"the passages at lines {Lines(found)} of {file} have the words {Quoted(words)}, so this decision is not applied",
        Hint: $"write more of the words, or the line as well: `line: {found[0].Origin.FirstLine}`");

    private static Diagnostic Contradicted(SourceSpan decision, int first, int line, string file) => new(
        "SG0306", Severity.Warning, decision,
        $"the decision in line {first} says something else about the passage at line {line} of {file}, and that one counts",
        Hint: "keep one of the two");

    private static string Quoted(string words)
    {
        var end = words.Length <= LongestQuote ? words.Length : LongestQuote - (char.IsLowSurrogate(words[LongestQuote]) ? 1 : 0);
        return "“" + words[..end] + (end < words.Length ? "…”" : "”");
    }

    private static string Lines(ImmutableArray<Passage> passages)
    {
        var lines = passages.Take(MostLines).Select(p => p.Origin.FirstLine.ToString(CultureInfo.InvariantCulture)).ToList();
        return passages.Length > MostLines
            ? string.Join(", ", lines) + string.Create(CultureInfo.InvariantCulture, $" and {passages.Length - MostLines} more")
            : string.Join(", ", lines[..^1]) + " and " + lines[^1];
    }

    private static Diagnostic NoLink(SourceSpan decision, int line, string file) => new(
        "SG0302", Severity.Warning, decision,
        $"this address is for line {line} of {file}, but no cut link there begins like it",
        Hint: "give the line of the cut link, and an address that begins with what it shows");
}
