using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>What became of a line of a seed.</summary>
public enum FateKind
{
    /// <summary>It is part of a passage.</summary>
    Published,

    /// <summary>It is left out, and the reason is known.</summary>
    Omitted,

    /// <summary>It has no words.</summary>
    Blank,

    /// <summary>It was read as a setting.</summary>
    FrontMatter,
}

/// <summary>The one fate of one line.</summary>
/// <param name="Line">The line of the seed.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Briefing">The briefing that it is published in.</param>
/// <param name="Passage">The passage that it is part of.</param>
/// <param name="Omission">Why it is left out.</param>
public sealed record LineFate(
    int Line, FateKind Kind, Briefing? Briefing = null, Passage? Passage = null, Omission? Omission = null);

/// <summary>A seed of which every line is accounted for.</summary>
/// <param name="Source">What became of the seed.</param>
/// <param name="Fates">A fate for each line, in order.</param>
public sealed record AccountedSeed(SeedBriefings Source, ImmutableArray<LineFate> Fates)
{
    /// <summary>The seed itself.</summary>
    public Seed Seed => Source.Seed;

    /// <summary>How many lines have this fate.</summary>
    public int Count(FateKind kind) => Fates.Count(f => f.Kind == kind);
}
