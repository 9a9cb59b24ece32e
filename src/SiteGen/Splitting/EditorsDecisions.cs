using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Splitting;

/// <summary>Hides what the editor hides and completes the links that the editor completes; says which decisions match nothing.</summary>
internal static class EditorsDecisions
{
    public static Outcome<SeedBriefings> Apply(SeedBriefings split)
    {
        var settings = split.Seed.Settings;
        if (settings.IsDraft || (settings.Passages.IsEmpty && settings.Links.IsEmpty))
        {
            return Outcome.Of(split);
        }

        var passages = split.Briefings.SelectMany(b => b.Passages).ToList();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        diagnostics.AddRange(settings.Passages
            .Where(d => !passages.Exists(p => Holds(p, d.Line)))
            .Select(d => NoPassage(d.Origin, d.Line, split.Seed.File)));

        var hidden = settings.Passages
            .Where(d => d.Hide)
            .Select(d => (Decision: d, Passage: passages.Find(p => Holds(p, d.Line))))
            .Where(pair => pair.Passage is not null)
            .DistinctBy(pair => pair.Passage!.Origin)
            .ToDictionary(pair => pair.Passage!.Origin, pair => pair.Decision);
        var completed = settings.Links.Aggregate(
            split.Briefings,
            (briefings, link) => Complete(briefings, link, split.Seed.File, diagnostics));
        var briefings = completed
            .Select(b => b with { Passages = [.. b.Passages.Where(p => !hidden.ContainsKey(p.Origin))] })
            .Where(b => !b.Passages.IsEmpty)
            .ToImmutableArray();
        var omissions = split.Omissions.AddRange(passages
            .Where(p => hidden.ContainsKey(p.Origin))
            .Select(p => new Omission(p.Origin, p.Text, OmissionReason.Hidden, hidden[p.Origin].Reason)));
        return new(
            split with { Briefings = briefings, Omissions = omissions.Sort((a, b) => a.Origin.FirstLine.CompareTo(b.Origin.FirstLine)) },
            diagnostics.ToImmutable());
    }

    private static bool Holds(Passage passage, int line) => passage.Origin.FirstLine <= line && line <= passage.Origin.LastLine;

    // A cut link is completed by an address that begins with what the source shows of it.
    private static ImmutableArray<Briefing> Complete(
        ImmutableArray<Briefing> briefings, LinkDecision link, string file, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (var briefing in briefings)
        {
            foreach (var passage in briefing.Passages.Where(p => Holds(p, link.Line)))
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
        Hint: "look which line holds the passage now, and correct the number");

    private static Diagnostic NoLink(SourceSpan decision, int line, string file) => new(
        "SG0302", Severity.Warning, decision,
        $"this address is for line {line} of {file}, but no cut link there begins like it",
        Hint: "give the line of the cut link, and an address that begins with what it shows");
}
