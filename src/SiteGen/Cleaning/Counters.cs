using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cleaning;

/// <summary>
/// The numbers that posts of a thread carry: <c>1/</c>, <c>2/7</c>, <c>(3/7)</c>, <c>4.</c>, <c>5)</c>, at
/// either end. A number alone proves nothing (<c>1/3 of exports</c>, <c>24/7</c>): only a rising series over
/// most posts of a thread is taken for counters.
/// </summary>
internal static partial class Counters
{
    private const double LeastShare = 0.6;
    private const int WidestGap = 10;
    private const int LongestHeading = 4;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".,;:!?…");

    public static Outcome<(PostRun Run, ImmutableArray<Omission> Omissions)> Remove(Seed seed, PostRun run)
    {
        var units = Units(run.Posts);
        var series = Patterns
            .Select(pattern => Series(Candidates(run.Posts, units, pattern), units[^1] + 1))
            .OrderByDescending(s => s.Length)
            .First();
        if (series.IsEmpty)
        {
            return new((run, []), []);
        }

        var posts = run.Posts.ToBuilder();
        var omissions = ImmutableArray.CreateBuilder<Omission>();
        foreach (var counter in series.Where(c => !c.IsHeading))
        {
            posts[counter.Post] = Without(seed, posts[counter.Post], counter);
        }

        omissions.AddRange(posts.Where(p => p.Text.Length == 0).Select(p => new Omission(
            p.Origin, string.Join('\n', seed.Lines[(p.Origin.FirstLine - 1)..p.Origin.LastLine]).Trim(), OmissionReason.Counter)));
        var gaps = Gaps(series, run.Posts);
        return new(
            (run with { Posts = [.. posts.Where(p => p.Text.Length > 0)], Gaps = gaps }, omissions.ToImmutable()),
            [.. gaps.Select(g => Gap(SourceSpan.At(seed.File, g.Line), g))]);
    }

    private sealed record Counter(int Post, int Unit, int Number, int? Total, int Start, int Length, bool IsHeading);

    private sealed record Pattern(Regex Regex, bool AtStart, bool CouldBeHeading);

    private static readonly ImmutableArray<Pattern> Patterns =
    [
        new(StartSlash(), AtStart: true, CouldBeHeading: false),
        new(EndSlash(), AtStart: false, CouldBeHeading: false),
        new(StartDot(), AtStart: true, CouldBeHeading: true),
        new(StartBracket(), AtStart: true, CouldBeHeading: true),
        new(StartBrackets(), AtStart: true, CouldBeHeading: false),
        new(EndDot(), AtStart: false, CouldBeHeading: false),
        new(EndBracket(), AtStart: false, CouldBeHeading: false),
    ];

    // Where blank lines part blocks of several lines, a block is what its author numbered; else each post is.
    private static int[] Units(ImmutableArray<Post> posts)
    {
        bool Adjacent(int i) => posts[i - 1].Origin.LastLine + 1 == posts[i].Origin.FirstLine;
        var inner = Enumerable.Range(1, posts.Length - 1);
        var inBlocks = inner.Any(Adjacent) && !inner.All(Adjacent);
        var units = new int[posts.Length];
        foreach (var i in inner)
        {
            units[i] = units[i - 1] + (inBlocks && Adjacent(i) ? 0 : 1);
        }

        return units;
    }

    private static IEnumerable<Counter> Candidates(ImmutableArray<Post> posts, int[] units, Pattern pattern)
    {
        for (var i = 0; i < posts.Length; i++)
        {
            var isEdge = pattern.AtStart
                ? i == 0 || units[i - 1] != units[i]
                : i == posts.Length - 1 || units[i + 1] != units[i];
            if (isEdge && posts[i].Kind == PassageKind.Paragraph && pattern.Regex.Match(posts[i].Text) is { Success: true } match)
            {
                var total = match.Groups["total"];
                yield return new(
                    i,
                    units[i],
                    int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture),
                    total.Success ? int.Parse(total.ValueSpan, CultureInfo.InvariantCulture) : null,
                    match.Index,
                    match.Length,
                    pattern.CouldBeHeading && IsHeading(posts[i].Text.AsSpan(match.Length)));
            }
        }
    }

    private static bool IsHeading(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var range in text.Split(' '))
        {
            words += text[range].IsEmpty ? 0 : 1;
        }

        return words is > 0 and <= LongestHeading && !text.ContainsAny(SentenceMarks);
    }

    /// <summary>The candidates that form a rising series over most of a thread; none if there is no such series.</summary>
    private static ImmutableArray<Counter> Series(IEnumerable<Counter> candidates, int units)
    {
        var all = candidates.ToList();
        var total = all.GroupBy(c => c.Total).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;
        var series = ImmutableArray.CreateBuilder<Counter>();
        foreach (var counter in all.Where(c => c.Total == total || (total is null && c.Total == c.Number)))
        {
            var last = series.Count == 0 ? 0 : series[^1].Number;
            var mayStartHere = series.Count > 0 || counter.Number <= 3 || total is not null;
            if (mayStartHere && counter.Number > last && (series.Count == 0 || counter.Number <= last + WidestGap)
                && (total is null || counter.Number <= total))
            {
                series.Add(counter);
            }
        }

        var counters = series.Count(c => !c.IsHeading);
        return counters >= 2 && counters >= units * LeastShare ? series.ToImmutable() : [];
    }

    private static ImmutableArray<CounterGap> Gaps(ImmutableArray<Counter> series, ImmutableArray<Post> posts)
    {
        var gaps = ImmutableArray.CreateBuilder<CounterGap>();

        // A first post without a number is a headline as often as not: two is where counting may begin.
        var last = Math.Min(series[0].Post, 1);
        foreach (var counter in series)
        {
            if (counter.Number > last + 1)
            {
                gaps.Add(new(posts[counter.Post].Origin.FirstLine, last, counter.Number));
            }

            last = counter.Number;
        }

        if (series[^1] is { Total: { } total } end && end.Number < total)
        {
            gaps.Add(new(posts[end.Post].Origin.LastLine, end.Number, total + 1));
        }

        return gaps.ToImmutable();
    }

    private static Post Without(Seed seed, Post post, Counter counter)
    {
        var text = post.Text.Remove(counter.Start, counter.Length);
        int Moved(int offset) => Math.Min(text.Length, offset <= counter.Start ? offset : Math.Max(counter.Start, offset - counter.Length));
        var number = post.Text.Substring(counter.Start, counter.Length).Trim();
        return post with
        {
            Text = text,
            LineStarts = [.. post.LineStarts.Select(s => s with { Offset = Moved(s.Offset) })],
            Marks = [.. post.Marks.Select(m => m with { Start = Moved(m.Start), Length = Moved(m.End) - Moved(m.Start) }).Where(m => m.Length > 0)],
            Cuts = post.Cuts.Add(Omission.Cut(seed, post.Origin, number, counter.Start > 0, OmissionReason.Counter)),
        };
    }

    private static Diagnostic Gap(SourceSpan span, CounterGap gap) => new(
        "SG0202", Severity.Warning, span,
        gap.After == 0
            ? $"the first post of this thread has the number {gap.Before}: posts may be missing before it"
            : $"the numbers of this thread's posts skip from {gap.After} to {gap.Before}: posts may be missing",
        Hint: "look at the original thread");

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    // What stands before a number at the end begins where its spaces begin, so that a long run of spaces is looked at once.
    [GeneratedRegex(@"^(?<open>[(\[])?(?<number>[0-9]{1,3})/((?<total>[0-9]{1,3})|[nNxX])?(?(open)[)\]]):?(\s+|$)", Options)]
    private static partial Regex StartSlash();

    [GeneratedRegex(@"(^|(?<!\s)\s+)(?<open>[(\[])?(?<number>[0-9]{1,3})/((?<total>[0-9]{1,3})|[nNxX])?(?(open)[)\]])$", Options)]
    private static partial Regex EndSlash();

    [GeneratedRegex(@"^(?<number>[0-9]{1,3})\.(\s+|$)", Options)]
    private static partial Regex StartDot();

    [GeneratedRegex(@"^(?<number>[0-9]{1,3})\)(\s+|$)", Options)]
    private static partial Regex StartBracket();

    [GeneratedRegex(@"^\((?<number>[0-9]{1,3})\)(\s+|$)", Options)]
    private static partial Regex StartBrackets();

    [GeneratedRegex(@"(^|(?<!\s)\s+)(?<number>[0-9]{1,3})\.$", Options)]
    private static partial Regex EndDot();

    [GeneratedRegex(@"(^|(?<!\s)\s+)\(?(?<number>[0-9]{1,3})\)$", Options)]
    private static partial Regex EndBracket();
}
