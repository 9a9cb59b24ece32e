using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cleaning;

/// <summary>What was put between and below threads: separators, and the unroller's notices.</summary>
internal static class Furniture
{
    /// <summary>Notices that unrollers print over two lines; only the pair is taken for one.</summary>
    private static readonly ImmutableArray<(string First, string Second)> Notices =
    [
        ("Missing some Tweet in this thread? You can try to", "force a refresh"),
    ];

    /// <summary>The runs of posts between the breaks, and what the breaks were made of.</summary>
    public static Outcome<(ImmutableArray<PostRun> Runs, ImmutableArray<Omission> Omissions)> Remove(
        Seed seed, ImmutableArray<Post> posts)
    {
        var runs = ImmutableArray.CreateBuilder<PostRun>();
        var omissions = ImmutableArray.CreateBuilder<Omission>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var run = ImmutableArray.CreateBuilder<Post>();

        void Break(bool isEndMark)
        {
            if (run.Count > 0)
            {
                runs.Add(new(run.ToImmutable(), isEndMark, []));
                run.Clear();
            }
            else if (isEndMark && runs.Count > 0)
            {
                runs[^1] = runs[^1] with { HasEndMark = true };
            }
        }

        for (var i = 0; i < posts.Length; i++)
        {
            var post = posts[i];
            var next = i + 1 < posts.Length ? posts[i + 1] : null;
            if (IsSeparator(post))
            {
                omissions.Add(new(post.Origin, post.Text, OmissionReason.Separator));
                Break(isEndMark: post.Text.Contains('•', StringComparison.Ordinal));
            }
            else if (IsWholeNotice(post.Text))
            {
                omissions.Add(new(post.Origin, post.Text, OmissionReason.UnrollerNotice));
                Break(isEndMark: true);
            }
            else if (next is not null && Notices.Any(n => Same(post.Text, n.First) && Same(next.Text, n.Second)))
            {
                omissions.Add(new(post.Origin, post.Text, OmissionReason.UnrollerNotice));
                omissions.Add(new(next.Origin, next.Text, OmissionReason.UnrollerNotice));
                Break(isEndMark: true);
                i++;
            }
            else
            {
                if (Notices.Any(n => Same(post.Text, n.First) || Same(post.Text, n.Second)))
                {
                    diagnostics.Add(HalfNotice(post.Origin));
                }

                run.Add(post);
            }
        }

        Break(isEndMark: false);
        return new((runs.ToImmutable(), omissions.ToImmutable()), diagnostics.ToImmutable());
    }

    /// <summary>Three or more of one mark, with or without spaces: <c>• • •</c>, <c>***</c>, <c>-----</c>.</summary>
    private static bool IsSeparator(Post post)
    {
        if (post.Kind != PassageKind.Paragraph || post.Text is "⁂")
        {
            return post.Text is "⁂";
        }

        var marks = post.Text.Where(c => !char.IsWhiteSpace(c)).ToList();
        return marks.Count >= 3 && marks.TrueForAll(c => c == marks[0]) && "•·*-–—_=~#+".Contains(marks[0], StringComparison.Ordinal);
    }

    // Some exports put the two lines of a notice into one paragraph.
    private static bool IsWholeNotice(string text) => Notices.Any(n => Same(text, n.First + " " + n.Second));

    private static bool Same(string text, string notice) => text.Equals(notice, StringComparison.OrdinalIgnoreCase);

    private static Diagnostic HalfNotice(SourceSpan span) => new(
        "SG0201", Severity.Warning, span,
        "this line looks like one half of an unroller's notice, but the other half is not there, so it is published",
        Hint: "if it is no part of the text, hide it in the sidecar: passages: [{line: " + span.FirstLine + ", hide: true}]");
}
