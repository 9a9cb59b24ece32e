using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>
/// Places each passage in its sections: by its own words and by what is around it, unless the editor
/// decided. The weights in a placement's evidence, summed by section, give the decision again: the greatest
/// sum wins, the fallback's sum being 0 where no evidence speaks for it.
/// </summary>
public static class PassageSorter
{
    /// <summary>What a section of the project's own begins with, in hundredths: half a term makes up for it.</summary>
    private const int WithoutWords = -99;

    /// <summary>How many hundredths of a section's sum one hundredth of a term's weight is.</summary>
    private const int WorthOfTerm = 2;

    /// <summary>Two terms' sums of which the lesser has this share of the greater, in percent, are a tie.</summary>
    private const int ShareOfTie = 80;

    /// <summary>The weight of terms, in hundredths, from which a section of the project's own lists a passage.</summary>
    private const int LeastToList = 100;

    /// <summary>The fewest words that tell a language.</summary>
    private const int LeastWordsForLanguage = 12;

    /// <summary>The share of common words, in percent, that even telegraphic English has.</summary>
    private const int LeastShareOfCommon = 8;

    // Openings by which a passage carries on what was said before it.
    private static readonly HashSet<string> Continuing = new(StringComparer.OrdinalIgnoreCase)
    {
        "so", "but", "and", "this", "that", "these", "those", "it", "its", "they", "he", "she", "which", "however", "also", "yet", "still",
        "then", "thus", "therefore", "moreover", "instead", "meanwhile", "despite", "even", "or", "because", "both", "neither", "none", "such", "everything", "here", "there",
    };

    /// <summary>Places all passages of a seed.</summary>
    public static Outcome<SeedBriefings> Sort(SeedBriefings seed, Sorter sorter)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var settings = seed.Seed.Settings;
        var whole = settings.Section is { } stated && IsKnown(stated.Value, stated.Origin, sorter, diagnostics) ? stated : null;
        var decisions = settings.Passages.Where(d => d.Section is not null && IsKnown(d.Section, d.Origin, sorter, diagnostics)).ToList();
        var byNames = !sorter.Learned.IsEmpty && !IsInModelsLanguage(seed, sorter);
        if (byNames)
        {
            diagnostics.Add(OtherLanguage(SourceSpan.Whole(seed.Seed.File)));
        }

        var said = settings.Tags.Prepend(settings.Title).OfType<Stated>().Select(s => s.Value).ToList();
        var briefings = seed.Briefings.Select(b => b with { Passages = Placed(b.Passages, said, sorter, byNames, whole, decisions) });
        return new(seed with { Briefings = [.. briefings] }, diagnostics.ToImmutable());
    }

    private static ImmutableArray<Passage> Placed(
        ImmutableArray<Passage> passages, List<string> stated, Sorter sorter, bool byNames, Stated? whole, List<PassageDecision> decisions)
    {
        var byWords = sorter.Learned.IsEmpty ? ByTerms(passages, stated, sorter) : ByModel(passages, stated, sorter, byNames);
        return [.. passages.Select((passage, i) => passage with { Placement = Overruled(passage, byWords[i], whole, decisions) })];
    }

    /// <summary>The decision that evidence amounts to.</summary>
    internal static Placement ByEvidence(ImmutableArray<Evidence> evidence, ImmutableArray<Evidence> also, ImmutableArray<string> ids, DecidedBy by)
    {
        var sums = Sums(evidence, ids);
        var first = Array.IndexOf(sums, sums.Max());
        first = sums[first] <= 0 && sums[^1] >= sums[first] ? ids.Length - 1 : first;
        var probabilities = new double[ids.Length];
        Exponential.Probabilities(sums, probabilities);
        var isFallback = first == ids.Length - 1;
        return new(
            ids[first],
            CrossListing.Of(first, also, ids),
            Math.Round(probabilities[first], 2),
            evidence,
            isFallback ? [] : also,
            isFallback ? DecidedBy.Fallback : by);
    }

    // The editor's section comes first; the cross-listings that the words give stay.
    private static Placement Overruled(Passage passage, Placement byWords, Stated? whole, List<PassageDecision> decisions)
    {
        var editors = decisions.Find(d => d == passage.Decision);
        return (editors?.Section ?? whole?.Value) is not { } section ? byWords : byWords with
        {
            Section = section,
            Also = byWords.Also.Remove(section),
            Confidence = 1,
            DecidedBy = editors is not null ? DecidedBy.Editor : DecidedBy.FrontMatter,
            Reason = editors?.Reason,
            ByWords = byWords,
        };
    }

    /// <summary>By the learned weights; sections of the project's own weigh in with their terms.</summary>
    /// <param name="passages">The passages of a briefing.</param>
    /// <param name="stated">Its title and tags as the front matter states them: they count as passages around each.</param>
    /// <param name="sorter">The sections.</param>
    /// <param name="byNames">Whether known names alone count.</param>
    private static List<Placement> ByModel(ImmutableArray<Passage> passages, List<string> stated, Sorter sorter, bool byNames)
    {
        var own = passages.Select(p => sorter.Words.Weigh(p.Text, byNames)).ToList();
        var around = own.Select(o => Probabilities(o.First)).ToList();
        var whole = new double[SortingModel.ClassCount];
        foreach (var probabilities in around.Concat(stated.Select(s => Probabilities(sorter.Words.Weigh(s, byNames).First))))
        {
            for (var c = 0; c < whole.Length; c++)
            {
                whole[c] += probabilities[c];
            }
        }

        var scan = new TextScan(sorter.Aliases);
        return [.. passages.Select((passage, i) =>
        {
            var others = passages.Length + stated.Count - 1;
            double[] rest = [.. whole.Select((w, c) => others > 0 ? (w - around[i][c]) / others : 0)];
            double[]?[] neighbours = byNames ? [null, null, null] : [i > 0 ? around[i - 1] : null, i + 1 < around.Count ? around[i + 1] : null, rest];
            return WithContext(passage, own[i], neighbours, sorter, scan);
        })];
    }

    private static Placement WithContext(Passage passage, OwnWords own, double[]?[] neighbours, Sorter sorter, TextScan scan)
    {
        var ids = sorter.Ids;
        ImmutableArray<Evidence> terms = sorter.Own.IsEmpty ? [] : sorter.Terms.Find(passage.Text, scan);
        var evidence = ImmutableArray.CreateBuilder<Evidence>(own.Evidence.Length + (EvidenceOrigin.Surroundings.Length * SortingModel.ClassCount) + terms.Length + sorter.Own.Length);

        // A term of the project's own is known in any language.
        AddKnown(evidence, terms.IsEmpty ? own.Evidence : own.Evidence.RemoveAll(e => e.Term == EvidenceOrigin.NoKnownName), ids);
        for (var k = 0; k < EvidenceOrigin.Surroundings.Length; k++)
        {
            for (var c = 0; c < SortingModel.ClassCount; c++)
            {
                if (ids.Contains(SortingModel.Classes[c]) && Around(neighbours[k], sorter.Model.Around[k], c) is var hundredths and not 0)
                {
                    evidence.Add(new(SortingModel.Classes[c], EvidenceOrigin.Surroundings[k], hundredths));
                }
            }
        }

        evidence.AddRange(Worth(terms, sorter));
        evidence.AddRange(sorter.Lessons?.Find(passage.Text) ?? []);

        var all = evidence.DrainToImmutable();
        var sums = Sums(all, ids);
        var (best, alone) = (-1, -1);
        for (var c = 0; c < SortingModel.ClassCount; c++)
        {
            if (ids.IndexOf(SortingModel.Classes[c]) is var place and >= 0)
            {
                best = best < 0 || sums[place] > sums[ids.IndexOf(SortingModel.Classes[best])] ? c : best;
                alone = alone < 0 || own.First[c] > own.First[alone] ? c : alone;
            }
        }

        var isOwn = sums.Max() > sums[ids.IndexOf(SortingModel.Classes[best])];
        return ByEvidence(all, Listing(own, isOwn ? -1 : best, terms, sorter), ids, alone == best ? DecidedBy.Terms : DecidedBy.Context);
    }

    private static void AddKnown(ImmutableArray<Evidence>.Builder to, ImmutableArray<Evidence> evidence, ImmutableArray<string> ids)
    {
        foreach (var e in evidence)
        {
            if (ids.Contains(e.Section))
            {
                to.Add(e);
            }
        }
    }

    private static ImmutableArray<Evidence> Listing(OwnWords own, int first, ImmutableArray<Evidence> terms, Sorter sorter)
    {
        var also = ImmutableArray.CreateBuilder<Evidence>(own.AlsoEvidence.Length + (3 * sorter.Learned.Length) + terms.Length + sorter.Own.Length);
        AddKnown(also, own.AlsoEvidence, sorter.Learned);
        foreach (var id in sorter.Learned)
        {
            foreach (var (term, hundredths) in CrossListing.Added(SortingModel.Classes.IndexOf(id), first, own.Also))
            {
                also.Add(new(id, term, hundredths));
            }
        }

        also.AddRange(Listing(terms, sorter));
        return also.DrainToImmutable();
    }

    /// <summary>By the terms that the project gives its own sections, and the theme that they show.</summary>
    private static List<Placement> ByTerms(ImmutableArray<Passage> passages, List<string> stated, Sorter sorter)
    {
        var scan = new TextScan(sorter.Aliases);
        var own = passages.Select(p => sorter.Terms.Find(p.Text, scan)).ToList();
        var all = passages.Zip(own, (p, e) => Worth(e, sorter).AddRange(sorter.Lessons?.Find(p.Text) ?? [])).ToList();
        var firsts = all.Concat(stated.Select(s => Worth(sorter.Terms.Find(s, scan), sorter))).Select(e => Sums(e, sorter.Ids)).Where(s => s.Max() > 0).Select(s => sorter.Ids[Array.IndexOf(s, s.Max())]).ToList();
        var theme = firsts.CountBy(s => s).OrderByDescending(s => s.Value).ThenBy(s => sorter.Ids.IndexOf(s.Key)).FirstOrDefault().Key;
        return [.. passages.Select((passage, i) =>
        {
            var evidence = all[i];
            var isByTheme = Sums(evidence, sorter.Ids).Max() <= 0 && theme is not null && Continues(passage);
            return isByTheme
                ? ByEvidence(evidence.Add(new(theme!, EvidenceOrigin.Theme, 1 - Sums(evidence, sorter.Ids)[sorter.Ids.IndexOf(theme!)])), [.. Listing(own[i], sorter)], sorter.Ids, DecidedBy.Context)
                : ByEvidence(WithoutTie(evidence, firsts, sorter.Ids), [.. Listing(own[i], sorter)], sorter.Ids, DecidedBy.Terms);
        })];
    }

    // A tie goes to the section that is scarcer in the briefing.
    private static ImmutableArray<Evidence> WithoutTie(ImmutableArray<Evidence> evidence, List<string> firsts, ImmutableArray<string> ids)
    {
        var sums = Sums(evidence, ids);
        var best = sums.Max();
        var tied = ids.Where((_, i) => best > 0 && sums[i] > 0 && sums[i] * 100 >= best * ShareOfTie).ToList();
        var scarcer = tied.MinBy(t => firsts.Count(f => f == t));
        return scarcer is null || ids[Array.IndexOf(sums, best)] == scarcer
            ? evidence
            : evidence.Add(new(scarcer, EvidenceOrigin.Scarcer, best - sums[ids.IndexOf(scarcer)] + 1));
    }

    private static ImmutableArray<Evidence> Worth(ImmutableArray<Evidence> terms, Sorter sorter) =>
    [
        .. terms.Select(t => t with { Hundredths = t.Hundredths * WorthOfTerm }),
        .. sorter.Own.Select(id => new Evidence(id, EvidenceOrigin.BeforeAnyWord, WithoutWords)),
    ];

    private static IEnumerable<Evidence> Listing(ImmutableArray<Evidence> terms, Sorter sorter) =>
        terms.Concat(sorter.Own.Select(id => new Evidence(id, EvidenceOrigin.BeforeAnyWord, -LeastToList)));

    private static bool Continues(Passage passage)
    {
        var promotes = passage.Marks.Any(m => m.Kind is MarkKind.Link or MarkKind.CutLink or MarkKind.PlainLink or MarkKind.SelfReference);
        var end = passage.Text.AsSpan().IndexOfAny(" ,’'");
        return !promotes && (!passage.IsBody || Continuing.Contains(end < 0 ? passage.Text : passage.Text[..end])
            || passage.Marks.Any(m => m.Kind is MarkKind.Tag));
    }

    private static double[] Probabilities(int[] sums)
    {
        var probabilities = new double[sums.Length];
        Exponential.Probabilities(sums, probabilities);
        return probabilities;
    }

    private static int Around(double[]? probabilities, short[] weights, int section)
    {
        var sum = 0.0;
        for (var from = 0; probabilities is not null && from < SortingModel.ClassCount; from++)
        {
            sum += probabilities[from] * weights[(from * SortingModel.ClassCount) + section];
        }

        return (int)Math.Round(sum);
    }

    internal static int[] Sums(ImmutableArray<Evidence> evidence, ImmutableArray<string> ids)
    {
        var sums = new int[ids.Length];
        foreach (var e in evidence)
        {
            sums[ids.IndexOf(e.Section)] += e.Hundredths;
        }

        return sums;
    }

    // Stated, or told by the little words that every English text has.
    private static bool IsInModelsLanguage(SeedBriefings seed, Sorter sorter)
    {
        if (seed.Seed.Settings.Language is { } stated)
        {
            return stated.Value.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase);
        }

        var counts = seed.Briefings.SelectMany(b => b.Passages).Select(p => sorter.Words.Count(p.Text)).ToList();
        var words = counts.Sum(c => c.Words);
        return words < LeastWordsForLanguage || counts.Sum(c => c.Common) * 100 >= words * LeastShareOfCommon;
    }

    private static Diagnostic OtherLanguage(SourceSpan seed) => new(
        "SG0402", Severity.Info, seed,
        "this text is not in English, so it is sorted by known names only",
        Hint: "state its sections in a sidecar; or `language: en` in the front matter, if it is English");

    private static bool IsKnown(string section, SourceSpan origin, Sorter sorter, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (sorter.Ids.Contains(section))
        {
            return true;
        }

        diagnostics.Add(new(
            "SG0401", Severity.Error, origin,
            $"there is no section `{section}`",
            Hint: "the sections are " + string.Join(", ", sorter.Ids.Select(id => $"`{id}`"))));
        return false;
    }
}
