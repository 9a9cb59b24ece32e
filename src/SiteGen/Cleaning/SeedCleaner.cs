using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cleaning;

/// <summary>Takes the furniture away: what the seed's program put around the author's words.</summary>
public static class SeedCleaner
{
    /// <summary>A seed's posts by thread, and the lines that are left out.</summary>
    public static Outcome<CleanSeed> Clean(Seed seed)
    {
        if (seed.Settings.IsDraft)
        {
            return Outcome.Of(new CleanSeed(seed, [], [.. BodyLines(seed).Select(l => Omitted(seed, l, OmissionReason.Draft))]), Draft(seed));
        }

        var posts = seed.Format == SeedFormat.Markdown ? MarkdownPosts.Read(seed) : Outcome.Of(TextPosts.Read(seed));
        var furniture = Furniture.Remove(seed, posts.Value.Posts);
        var runs = furniture.Value.Runs.Select(run => Counters.Remove(seed, run)).ToImmutableArray();
        var omissions = posts.Value.Omissions
            .AddRange(furniture.Value.Omissions)
            .AddRange(runs.SelectMany(r => r.Value.Omissions))
            .Sort((a, b) => a.Origin.FirstLine.CompareTo(b.Origin.FirstLine));
        return new(
            new CleanSeed(seed, [.. runs.Select(r => r.Value.Run).Where(r => !r.Posts.IsEmpty)], omissions),
            [.. posts.Diagnostics, .. furniture.Diagnostics, .. runs.SelectMany(r => r.Diagnostics)]);
    }

    internal static IEnumerable<int> BodyLines(Seed seed) =>
        Enumerable.Range(seed.BodyLine, Math.Max(0, seed.Lines.Length - seed.BodyLine + 1))
            .Where(line => !string.IsNullOrWhiteSpace(seed.Lines[line - 1]));

    internal static Omission Omitted(Seed seed, int line, OmissionReason reason) =>
        new(seed.Span(line, line), seed.Lines[line - 1].Trim(), reason);

    private static Diagnostic Draft(Seed seed) => new(
        "SG0204", Severity.Info, SourceSpan.Whole(seed.File),
        "this seed is a draft, so nothing of it is published",
        Hint: "remove `draft: true` to publish it");
}

/// <summary>The posts of a seed, and the lines that are none.</summary>
internal sealed record PostList(ImmutableArray<Post> Posts, ImmutableArray<Omission> Omissions);

/// <summary>Plain text: a line is a post.</summary>
internal static class TextPosts
{
    public static PostList Read(Seed seed) => new(
        [.. SeedCleaner.BodyLines(seed).Select(line => new Post(seed.Lines[line - 1].Trim(), seed.Span(line, line)))],
        []);
}
