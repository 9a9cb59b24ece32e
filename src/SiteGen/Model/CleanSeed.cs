using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>A seed without the furniture around its words.</summary>
/// <param name="Seed">The seed as read.</param>
/// <param name="Runs">Its threads' posts, in source order.</param>
/// <param name="Omissions">Whole lines that were left out.</param>
public sealed record CleanSeed(Seed Seed, ImmutableArray<PostRun> Runs, ImmutableArray<Omission> Omissions);

/// <summary>The posts of one thread, or of a whole document.</summary>
/// <param name="Posts">In source order.</param>
/// <param name="HasEndMark">Whether the source says where it ends.</param>
/// <param name="Gaps">Where the numbers of its posts skip some.</param>
public sealed record PostRun(ImmutableArray<Post> Posts, bool HasEndMark, ImmutableArray<CounterGap> Gaps);

/// <summary>A place where the numbers of a thread's posts skip some.</summary>
/// <param name="Line">The line of the post after the gap.</param>
/// <param name="After">The number before the gap.</param>
/// <param name="Before">The number after it.</param>
public sealed record CounterGap(int Line, int After, int Before);
