using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>
/// Places each passage in its sections: by its own words, else by those around it, unless the editor
/// decided. The weights in a placement's evidence, summed by section, give the decision again.
/// </summary>
public static class PassageSorter
{
    /// <summary>A sum of weights, in hundredths, below which words decide nothing.</summary>
    internal const int LeastToDecide = 50;

    /// <summary>A sum of weights, in hundredths, from which a passage is listed in a further section.</summary>
    internal const int LeastToList = 100;

    /// <summary>The share of the first section's sum that a further section needs, in percent.</summary>
    internal const int LeastShareToList = 20;

    /// <summary>Two sums of which the lesser has this share of the greater, in percent, are a tie.</summary>
    internal const int ShareOfTie = 80;

    // Openings by which a passage carries on what was said before it.
    private static readonly HashSet<string> Continuing = new(StringComparer.OrdinalIgnoreCase)
    {
        "so", "but", "and", "this", "that", "these", "those", "it", "its", "they", "he", "she", "which", "however", "also", "yet", "still",
        "then", "thus", "therefore", "moreover", "instead", "meanwhile", "despite", "even", "or", "because", "both", "neither", "none", "such", "everything", "here", "there",
    };

    /// <summary>Places all passages of a seed.</summary>
    public static Outcome<SeedBriefings> Sort(SeedBriefings seed, Lexicon lexicon)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var ids = lexicon.Sections.Select(s => s.Id).Append(Placement.Fallback).ToList();
        var settings = seed.Seed.Settings;
        var whole = settings.Section is { } stated && IsKnown(stated.Value, stated.Origin, ids, diagnostics) ? stated : null;
        var decisions = settings.Passages.Where(d => d.Section is not null && IsKnown(d.Section, d.Origin, ids, diagnostics)).ToList();

        var briefings = seed.Briefings.Select(b => b with { Passages = Placed(b.Passages, lexicon, whole, decisions) });
        return new(seed with { Briefings = [.. briefings] }, diagnostics.ToImmutable());
    }

    private static ImmutableArray<Passage> Placed(
        ImmutableArray<Passage> passages, Lexicon lexicon, Stated? whole, List<PassageDecision> decisions)
    {
        var ids = lexicon.Sections.Select(s => s.Id).ToImmutableArray();
        var own = passages.Select(p => lexicon.Find(p.Text).ToImmutableArray()).ToList();
        var firsts = own.Select(e => Sums(e, ids)).Where(s => s.Max() >= LeastToDecide).Select(s => ids[IndexOfMax(s)]).ToList();
        var theme = firsts.CountBy(s => s).OrderByDescending(s => s.Value).ThenBy(s => ids.IndexOf(s.Key)).FirstOrDefault().Key;
        return [.. passages.Select((passage, i) => passage with
        {
            Placement = Decided(passage, Weighed(passage, own[i], ids, firsts, theme), ids, whole, decisions),
        })];
    }

    /// <summary>All that speaks for a section: the passage's words, then what is around it.</summary>
    private static ImmutableArray<Evidence> Weighed(
        Passage passage, ImmutableArray<Evidence> own, ImmutableArray<string> ids, List<string> firsts, string? theme)
    {
        var sums = Sums(own, ids);
        var best = sums.Max();
        if (best < LeastToDecide)
        {
            return theme is not null && Continues(passage)
                ? own.Add(new(theme, "(the briefing's theme)", LeastToDecide))
                : own;
        }

        // A tie goes to the section that is scarcer in the briefing.
        var tied = ids.Where((_, i) => sums[i] * 100 >= best * ShareOfTie).ToList();
        var scarcer = tied.MinBy(t => firsts.Count(f => f == t))!;
        var missing = best - sums[ids.IndexOf(scarcer)];
        return tied.Count == 1 || (missing == 0 && ids.IndexOf(scarcer) == IndexOfMax(sums))
            ? own
            : own.Add(new(scarcer, "(scarcer in the briefing)", missing + 1));
    }

    private static bool Continues(Passage passage)
    {
        var promotes = passage.Marks.Any(m => m.Kind is MarkKind.Link or MarkKind.CutLink or MarkKind.PlainLink or MarkKind.SelfReference);
        var first = Tokenizer.Tokens(passage.Text).FirstOrDefault().Word;
        return !promotes && (!passage.IsBody || (first is not null && Continuing.Contains(first))
            || passage.Marks.Any(m => m.Kind is MarkKind.Tag));
    }

    private static Placement Decided(
        Passage passage, ImmutableArray<Evidence> evidence, ImmutableArray<string> ids, Stated? whole, List<PassageDecision> decisions)
    {
        var byWords = ByEvidence(evidence, ids);
        var editors = decisions.Find(d => passage.Origin.FirstLine <= d.Line && d.Line <= passage.Origin.LastLine);
        return editors is not null ? Overruled(byWords, editors.Section!, DecidedBy.Editor, editors.Reason)
            : whole is not null ? Overruled(byWords, whole.Value, DecidedBy.FrontMatter, null)
            : byWords;
    }

    // The editor's section comes first; the cross-listings that the words give stay.
    private static Placement Overruled(Placement byWords, string section, DecidedBy by, string? reason) => byWords with
    {
        Section = section,
        Also = byWords.Also.Remove(section),
        Confidence = 1,
        DecidedBy = by,
        Reason = reason,
    };

    /// <summary>The decision that evidence amounts to.</summary>
    internal static Placement ByEvidence(ImmutableArray<Evidence> evidence, ImmutableArray<string> ids)
    {
        var sums = Sums(evidence, ids);
        var first = IndexOfMax(sums);
        if (first < 0 || sums[first] < LeastToDecide)
        {
            return new(Placement.Fallback, [], 0, evidence, DecidedBy.Fallback);
        }

        var also = ids.Where((_, i) => i != first && sums[i] >= LeastToList && sums[i] * 100 >= sums[first] * LeastShareToList);
        var others = sums.Where((s, i) => i != first && s > 0).Sum();
        var confidence = Math.Round(sums[first] / (double)(sums[first] + others + LeastToDecide), 2);
        var isContext = evidence.Any(e => e.Start < 0 && e.Hundredths >= LeastToDecide);
        return new(ids[first], [.. also], confidence, evidence, isContext ? DecidedBy.Context : DecidedBy.Terms);
    }

    private static int[] Sums(ImmutableArray<Evidence> evidence, ImmutableArray<string> ids)
    {
        var sums = new int[Math.Max(1, ids.Length)];
        foreach (var e in evidence)
        {
            sums[ids.IndexOf(e.Section)] += e.Hundredths;
        }

        return sums;
    }

    private static int IndexOfMax(int[] sums) => Array.IndexOf(sums, sums.Max());

    private static bool IsKnown(string section, SourceSpan origin, List<string> ids, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (ids.Contains(section))
        {
            return true;
        }

        diagnostics.Add(new(
            "SG0401", Severity.Error, origin,
            $"there is no section `{section}`",
            Hint: "the sections are " + string.Join(", ", ids.Select(id => $"`{id}`"))));
        return false;
    }
}
