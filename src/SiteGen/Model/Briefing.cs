using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>What the source tells about whether a briefing is all there.</summary>
public enum Completeness
{
    /// <summary>A document of its own: the file is the whole.</summary>
    WholeFile,

    /// <summary>The source marks its end.</summary>
    EndMarked,

    /// <summary>The source marks the end of its other threads, but not of this one.</summary>
    Fragment,
}

/// <summary>One thread or document: an ordered run of passages, one page.</summary>
/// <param name="Id">What its page is called.</param>
/// <param name="Seed">Where it came from.</param>
/// <param name="Passages">In source order.</param>
/// <param name="Completeness">Whether it is all there.</param>
/// <param name="Gaps">Where the numbers of its posts skip some.</param>
public sealed record Briefing(
    string Id,
    Seed Seed,
    ImmutableArray<Passage> Passages,
    Completeness Completeness,
    ImmutableArray<CounterGap> Gaps);

/// <summary>All that became of one seed.</summary>
/// <param name="Seed">The seed as read.</param>
/// <param name="Briefings">Its threads, in source order; none if it is a draft or empty.</param>
/// <param name="Omissions">Whole lines that were left out, in source order.</param>
public sealed record SeedBriefings(Seed Seed, ImmutableArray<Briefing> Briefings, ImmutableArray<Omission> Omissions);
