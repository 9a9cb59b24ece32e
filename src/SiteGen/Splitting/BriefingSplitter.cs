using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Splitting;

/// <summary>Makes a briefing of each thread, and passages of its posts.</summary>
public static class BriefingSplitter
{
    /// <summary>The briefings of one seed, as the editor wants them.</summary>
    public static Outcome<SeedBriefings> Split(CleanSeed clean)
    {
        var seed = clean.Seed;
        var someEndsAreMarked = clean.Runs.Any(r => r.HasEndMark);
        var briefings = clean.Runs.Select((run, i) => new Briefing(
            i == 0 ? seed.Id : FormattableString.Invariant($"{seed.Id}-{i + 1}"),
            seed,
            [.. SentenceJoiner.Join(run.Posts, seed).Select(TextMarker.Mark)],
            run.HasEndMark ? Completeness.EndMarked : someEndsAreMarked ? Completeness.Fragment : Completeness.WholeFile,
            run.Gaps)).ToImmutableArray();
        return EditorsDecisions.Apply(new SeedBriefings(seed, briefings, clean.Omissions));
    }
}
