using System.Collections.Immutable;
using System.Text;
using SiteGen.Model;

namespace SiteGen.Splitting;

/// <summary>Joins posts that carry on one sentence: over dots from one post to the next, and over wrapped lines.</summary>
internal static class SentenceJoiner
{
    private const int LeastDots = 2;

    // Words after which no sentence ends.
    private static readonly HashSet<string> Leading = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "of", "in", "to", "and", "or", "with", "by", "for", "from", "at", "on", "as", "that",
        "which", "but", "its", "their", "his", "her", "our", "my", "into", "than", "between", "among", "against",
        "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "could", "should", "may", "might",
    };

    public static IEnumerable<Passage> Join(ImmutableArray<Post> posts, Seed seed)
    {
        var wraps = seed.Format == SeedFormat.Text ? Wrapping(posts) : null;
        Func<Post, Post, Joining?> joint = (last, next) => Joint(last, next, seed, wraps);
        var first = 0;
        for (var i = 1; i <= posts.Length; i++)
        {
            if (i == posts.Length || joint(posts[i - 1], posts[i]) is null)
            {
                yield return Joined(posts.AsSpan(first..i), seed, joint);
                first = i;
            }
        }
    }

    private enum Joining
    {
        OverDots,
        OverLines,
    }

    private static Joining? Joint(Post last, Post next, Seed seed, Func<Post, Post, bool>? wraps)
    {
        if (last.Kind != PassageKind.Paragraph || next.Kind != PassageKind.Paragraph || IsDots(last.Text) || IsDots(next.Text))
        {
            return null;
        }

        if (EndsInDots(last.Text) && !EndsInAddress(last.Text) && (StartsInDots(next.Text) || StartsInLowerCase(next.Text))
            && NothingBetween(last, next, seed))
        {
            return Joining.OverDots;
        }

        return wraps is not null && wraps(last, next) ? Joining.OverLines : null;
    }

    /// <summary>
    /// Tells whether a line was broken to fit a width rather than ended. Lines of one paragraph stand
    /// right below one another; the first word of the next line would not have fitted, or the sentence
    /// cannot end where the line does. A seed that begins its sentences in lower case gives no such sign.
    /// </summary>
    private static Func<Post, Post, bool> Wrapping(ImmutableArray<Post> posts)
    {
        var starts = posts.Where((p, i) => i == 0 || !Adjacent(posts[i - 1], p) || EndsSentence(posts[i - 1].Text)).ToList();
        var startsLow = starts.Count(p => StartsInLowerCase(p.Text)) * 4 >= starts.Count;
        var widths = new Dictionary<int, int>();
        var first = 0;
        for (var i = 1; i <= posts.Length; i++)
        {
            if (i == posts.Length || !Adjacent(posts[i - 1], posts[i]))
            {
                var width = posts[first..i].Max(p => p.Text.Length);
                posts[first..i].ToList().ForEach(p => widths[p.Origin.FirstLine] = width);
                first = i;
            }
        }

        return (last, next) =>
            Adjacent(last, next)
            && !EndsSentence(last.Text)
            && (Leading.Contains(LastWord(last.Text)) || last.Text[^1] == ','
                || (!startsLow && StartsInLowerCase(next.Text)
                    && last.Text.Length + 1 + FirstWordLength(next.Text) > widths[last.Origin.FirstLine]));
    }

    // A passage is one stretch of lines: what was left out between two posts keeps them apart.
    private static bool NothingBetween(Post last, Post next, Seed seed) =>
        Enumerable.Range(last.Origin.LastLine, next.Origin.FirstLine - last.Origin.LastLine - 1)
            .All(i => string.IsNullOrWhiteSpace(seed.Lines[i]));

    private static bool Adjacent(Post last, Post next) => last.Origin.LastLine + 1 == next.Origin.FirstLine;

    private static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("\"')]”’»* ");
        return end.IsEmpty || end[^1] is '.' or '!' or '?' or '…' or ':' or ';' or '。' or '؟' || EndsInAddress(text)
            || LastWord(text) is ['#' or '@', ..];
    }

    private static bool EndsInAddress(string text)
    {
        var word = LastWord(text);
        return word.Contains('/', StringComparison.Ordinal) && word.Contains('.', StringComparison.Ordinal);
    }

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..];

    private static int FirstWordLength(string text) => text.IndexOf(' ') is var space and >= 0 ? space : text.Length;

    private static bool StartsInLowerCase(string text) => char.IsLower(text[0]);

    private static bool EndsInDots(string text) => text.EndsWith('…') || TrailingDots(text) >= LeastDots;

    private static bool StartsInDots(string text) => text.StartsWith('…') || LeadingDots(text) >= LeastDots;

    private static bool IsDots(string text) => text.AsSpan().Trim(".… ").IsEmpty;

    private static int TrailingDots(string text) => text.EndsWith('…') ? 1 : text.Length - text.AsSpan().TrimEnd('.').Length;

    private static int LeadingDots(string text) => text.StartsWith('…') ? 1 : text.Length - text.AsSpan().TrimStart('.').Length;

    /// <summary>One passage of posts that belong together; where dots joined them, the dots are left out.</summary>
    private static Passage Joined(ReadOnlySpan<Post> posts, Seed seed, Func<Post, Post, Joining?> joint)
    {
        var text = new StringBuilder();
        var lineStarts = ImmutableArray.CreateBuilder<LineStart>();
        var marks = ImmutableArray.CreateBuilder<TextMark>();
        var cuts = ImmutableArray.CreateBuilder<Omission>();
        for (var i = 0; i < posts.Length; i++)
        {
            var post = posts[i];
            var from = 0;
            var to = post.Text.Length;
            if (i > 0)
            {
                text.Append(' ');
                if (joint(posts[i - 1], post) == Joining.OverDots)
                {
                    from = LeadingDots(post.Text);
                    CutDots(post, 0, from, atEnd: false);
                    from += post.Text.AsSpan(from).Length - post.Text.AsSpan(from).TrimStart().Length;
                    marks.Add(new(MarkKind.Join, text.Length, 0, ""));
                }
            }

            if (i + 1 < posts.Length && joint(post, posts[i + 1]) == Joining.OverDots)
            {
                to -= TrailingDots(post.Text);
                CutDots(post, to, post.Text.Length, atEnd: true);
                to = post.Text.AsSpan(0, to).TrimEnd().Length;
            }

            var moved = text.Length - from;
            var length = Math.Max(0, to - from);
            text.Append(post.Text, from, length);
            cuts.AddRange(post.Cuts);
            lineStarts.AddRange(post.LineStarts.Select(s => s with { Offset = moved + Math.Clamp(s.Offset, from, from + length) }));
            marks.AddRange(post.Marks.Where(m => m.Start >= from && m.End <= to).Select(m => m with { Start = m.Start + moved }));
        }

        return new(text.ToString(), posts[0].Origin with { LastLine = posts[^1].Origin.LastLine })
        {
            Kind = posts[0].Kind,
            Level = posts[0].Level,
            LineStarts = lineStarts.ToImmutable(),
            Marks = marks.ToImmutable(),
            Cuts = cuts.ToImmutable(),
        };

        void CutDots(Post post, int start, int end, bool atEnd)
        {
            if (end > start)
            {
                cuts.Add(Omission.Cut(seed, post.Origin, post.Text[start..end], atEnd, OmissionReason.JoiningDots));
            }
        }
    }
}
