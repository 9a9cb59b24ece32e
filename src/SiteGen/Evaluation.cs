using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen;

/// <summary>A labelled line, and where its passage was placed.</summary>
public sealed record JudgedRow(GoldRow Gold, Passage Passage)
{
    /// <summary>Whether the first section is the one of the label.</summary>
    public bool IsRight => Passage.Placement!.Section == Gold.Primary;

    /// <summary>Whether the first section is one that an editor would accept.</summary>
    public bool IsAccepted => IsRight || Gold.Accept.Contains(Passage.Placement!.Section);
}

/// <summary>How well passages were sorted, measured against labels.</summary>
/// <param name="Rows">The labelled lines for which there is a passage.</param>
/// <param name="Missing">The labelled lines for which there is none.</param>
/// <param name="Sections">The ids of all sections, the fallback last.</param>
public sealed record Evaluation(ImmutableArray<JudgedRow> Rows, ImmutableArray<GoldRow> Missing, ImmutableArray<string> Sections)
{
    /// <summary>The share of passages that a review reads, when <see cref="MistakesFoundInReview"/> is measured.</summary>
    public const double ShareReviewed = 0.2;

    /// <summary>Holds placements against labels.</summary>
    public static Evaluation Of(ImmutableArray<AccountedSeed> seeds, ImmutableArray<GoldRow> gold, ImmutableArray<Section> sections)
    {
        var passages = seeds
            .SelectMany(s => s.Source.Briefings.SelectMany(b => b.Passages).SelectMany(p => p.LineStarts.Select(l => (s.Seed.Path, l.Line, Passage: p))))
            .ToDictionary(p => (p.Path, p.Line), p => p.Passage);
        return new(
            [.. gold.Where(g => passages.ContainsKey((g.File, g.Line))).Select(g => new JudgedRow(g, passages[(g.File, g.Line)]))],
            [.. gold.Where(g => !passages.ContainsKey((g.File, g.Line)))],
            [.. sections.Select(s => s.Id), Placement.Fallback]);
    }

    /// <summary>The share of lines that are in the right section first; a line without a passage is wrong.</summary>
    public double Accuracy => Share(Rows.Count(r => r.IsRight));

    /// <summary>The share of lines whose first section an editor would accept.</summary>
    public double Accepted => Share(Rows.Count(r => r.IsAccepted));

    /// <summary>The mean of the sections' F1.</summary>
    public double MacroF1 => Sections.Average(F1);

    /// <summary>F1 of the cross-listings, over all sections together.</summary>
    public double CrossListingF1 => F1(
        Rows.Sum(r => r.Passage.Placement!.Also.Intersect(r.Gold.Also).Count()),
        Rows.Sum(r => r.Passage.Placement!.Also.Except(r.Gold.Also).Count()),
        Rows.Sum(r => r.Gold.Also.Except(r.Passage.Placement!.Also).Count()));

    /// <summary>The share of the mistakes among the fifth of the lines of which the sorter was least sure.</summary>
    public double MistakesFoundInReview
    {
        get
        {
            var mistakes = Rows.Count(r => !r.IsRight);
            var reviewed = Rows.OrderBy(r => r.Passage.Placement!.Confidence).Take((int)(Rows.Length * ShareReviewed));
            return mistakes == 0 ? 1 : (double)reviewed.Count(r => !r.IsRight) / mistakes;
        }
    }

    /// <summary>F1 of one section as the first.</summary>
    public double F1(string section) => F1(
        Rows.Count(r => r.IsRight && r.Gold.Primary == section),
        Rows.Count(r => !r.IsRight && r.Passage.Placement!.Section == section),
        Rows.Count(r => !r.IsRight && r.Gold.Primary == section) + Missing.Count(g => g.Primary == section));

    /// <summary>How many lines labelled with one section were placed in another.</summary>
    public int Confused(string labelled, string placed) =>
        Rows.Count(r => r.Gold.Primary == labelled && r.Passage.Placement!.Section == placed);

    /// <summary>In tenths of confidence: how many lines there are, and the share of them that is right.</summary>
    public IEnumerable<(int Tenth, int Lines, double Right)> Reliability() => Rows
        .GroupBy(r => Math.Min(9, (int)(r.Passage.Placement!.Confidence * 10)))
        .OrderBy(g => g.Key)
        .Select(g => (g.Key, g.Count(), (double)g.Count(r => r.IsRight) / g.Count()));

    private double Share(int rows) => Rows.Length + Missing.Length == 0 ? 0 : (double)rows / (Rows.Length + Missing.Length);

    private static double F1(int found, int wrong, int missed) => found == 0 ? 0 : 2.0 * found / ((2 * found) + wrong + missed);
}
