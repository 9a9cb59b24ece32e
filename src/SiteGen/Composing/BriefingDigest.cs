using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>
/// What stands for a briefing elsewhere: its title, its bottom line and its key points. Each is a quotation
/// that a rule chose; nothing is ever paraphrased.
/// </summary>
/// <param name="Briefing">The briefing.</param>
/// <param name="Title">The title that the source states, else a sentence quoted from it.</param>
/// <param name="BottomLine">The passage that concludes; null if none fits the rule.</param>
/// <param name="KeyPoints">Two to five passages in source order, or none.</param>
/// <param name="Words">The number of words.</param>
internal sealed record BriefingDigest(
    Briefing Briefing, TitleView Title, Passage? BottomLine, ImmutableArray<Passage> KeyPoints, int Words)
{
    private const int LongestTitle = 90;
    private const int LeastTitleWords = 4;
    private const int ShortestPoint = 60;
    private const int LongestPoint = 280;
    private const int MostPoints = 5;
    private const int FewestPassagesForPoints = 4;
    private const int WordsPerMinute = 238;

    private static readonly ImmutableArray<string> Conclusions =
    [
        "ultimately", "in sum", "in short", "in conclusion", "in the end", "to sum up", "to conclude", "bottom line", "the bottom line",
        "overall", "all in all", "all told", "taken together", "the upshot", "upshot", "the takeaway", "takeaway", "net assessment", "on balance", "tl;dr",
    ];

    private static readonly HashSet<string> BackReferences = new(StringComparer.OrdinalIgnoreCase)
    {
        "this", "but", "so", "however", "and", "these", "those", "that", "it", "they", "he", "she", "yet", "still", "then", "which", "or", "nor",
    };

    /// <summary>Reading time at 238 words a minute, rounded up; 0 for less than one.</summary>
    public int Minutes => Words < WordsPerMinute ? 0 : (Words + WordsPerMinute - 1) / WordsPerMinute;

    public static BriefingDigest Of(Briefing briefing)
    {
        var bottomLine = BottomLineOf(briefing);
        return new(
            briefing,
            TitleOf(briefing) with { Language = briefing.Seed.Settings.Language?.Value },
            bottomLine,
            KeyPointsOf(briefing, bottomLine),
            briefing.Passages.Sum(p => WordCount(p.Text)));
    }

    public static int WordCount(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            words += !space && !inWord ? 1 : 0;
            inWord = !space;
        }

        return words;
    }

    /// <summary>A text without the signs before its tags, for places where it stands alone.</summary>
    public static string WithoutTagSigns(Passage passage, int start, int end)
    {
        var text = passage.Text[start..end];
        foreach (var tag in passage.Marks.Where(m => m.Kind == MarkKind.Tag && m.Start >= start && m.End <= end).Reverse())
        {
            text = text.Remove(tag.Start - start, 1);
        }

        return text;
    }

    private static TitleView TitleOf(Briefing briefing)
    {
        if (briefing.Seed.Settings.Title is { } stated && briefing.Id == briefing.Seed.Id)
        {
            return new(stated.Value, false, false, false, stated.Origin.File != briefing.Seed.File);
        }

        if (briefing.Passages.FirstOrDefault(p => p.Kind == PassageKind.Title) is { } heading)
        {
            return new(WithoutTagSigns(heading, 0, heading.Text.Length), false, false, false, false);
        }

        return briefing.Passages.Where(p => p.Kind is not (PassageKind.Code or PassageKind.Table))
                .SelectMany(p => Sentences(p.Text).Select(s => Quoted(p, s.Start, s.End)))
                .FirstOrDefault(t => t is not null)
            ?? Shortened(briefing.Passages[0]);
    }

    // A sentence as a title. A time word in front of it would travel on without its day: it is left out.
    private static TitleView? Quoted(Passage passage, int start, int end)
    {
        if (passage.Marks.Any(m => m.Start < end && m.End > start && m.Kind is MarkKind.Link or MarkKind.CutLink or MarkKind.PlainLink))
        {
            return null;
        }

        var time = passage.Marks.FirstOrDefault(m => m.Kind == MarkKind.RelativeTime && m.Start == start);
        var from = time is null ? start : time.End + LeadingLength(passage.Text.AsSpan(time.End, end - time.End), ", ");
        var text = WithoutTagSigns(passage, from, end).TrimEnd();
        text = text.EndsWith('.') && !text.EndsWith("..", StringComparison.Ordinal) ? text[..^1] : text;
        return text.Length <= LongestTitle && WordCount(text) >= LeastTitleWords
            ? new(text, true, time is not null, false, false)
            : null;
    }

    private static int LeadingLength(ReadOnlySpan<char> text, ReadOnlySpan<char> signs) => text.Length - text.TrimStart(signs).Length;

    private static TitleView Shortened(Passage passage)
    {
        var text = WithoutTagSigns(passage, 0, passage.Text.Length).ReplaceLineEndings(" ").Replace('\t', ' ');
        if (text.Length <= LongestTitle)
        {
            return new(text, true, false, false, false);
        }

        var space = text.LastIndexOf(' ', LongestTitle);
        var end = space > 0 ? space : LongestTitle - (char.IsHighSurrogate(text[LongestTitle - 1]) ? 1 : 0);
        return new(text[..end], true, false, true, false);
    }

    private static IEnumerable<(int Start, int End)> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' or '…' && !IsAbbreviation(text, start, i))
            {
                var end = i + 1;
                while (end < text.Length && text[end] is '.' or '!' or '?' or '"' or '”' or '’' or ')')
                {
                    end++;
                }

                if (end == text.Length || char.IsWhiteSpace(text[end]))
                {
                    yield return (start, end);
                    start = Math.Min(text.Length, end + 1);
                    i = end;
                }
            }
        }

        if (start < text.Length)
        {
            yield return (start, text.Length);
        }
    }

    // U.S., Mr., e.g.: one capital, or a short word that never ends a sentence.
    private static bool IsAbbreviation(string text, int start, int dot)
    {
        var word = dot;
        while (word > start && !char.IsWhiteSpace(text[word - 1]))
        {
            word--;
        }

        return text[dot] == '.' && (text.AsSpan(word, dot - word) is ("Mr" or "Mrs" or "Ms" or "Dr" or "St" or "Gen" or "Lt" or "Col" or "Sen" or "Rep" or "Gov" or "vs" or "cf" or "e.g" or "i.e" or "No" or "Art")
            || (dot - word == 1 && char.IsUpper(text[word])) || (dot - word >= 3 && text[word..dot].Contains('.', StringComparison.Ordinal) && char.IsUpper(text[word])));
    }

    private static Passage? BottomLineOf(Briefing briefing) => briefing.Passages
        .Where(CanStandAlone)
        .OrderByDescending(Concludes)
        .ThenByDescending(p => Coverage(p))
        .ThenBy(p => p.Origin.FirstLine)
        .FirstOrDefault();

    private static ImmutableArray<Passage> KeyPointsOf(Briefing briefing, Passage? bottomLine)
    {
        if (briefing.Passages.Count(p => p.IsBody) < FewestPassagesForPoints)
        {
            return [];
        }

        var points = briefing.Passages
            .Where(p => p != bottomLine && CanStandAlone(p) && !RefersBack(p)
                && !p.Marks.Any(m => m.Kind is MarkKind.Link or MarkKind.CutLink or MarkKind.PlainLink))
            .OrderByDescending(Coverage)
            .ThenBy(p => p.Origin.FirstLine)
            .Take(MostPoints)
            .OrderBy(p => p.Origin.FirstLine)
            .ToImmutableArray();
        return points.Length >= 2 ? points : [];
    }

    private static bool CanStandAlone(Passage passage) =>
        passage.Kind is PassageKind.Paragraph or PassageKind.ListItem or PassageKind.Quote
        && passage.Text.Length is >= ShortestPoint and <= LongestPoint
        && passage.Text[0] is not ('(' or '[')
        && !passage.Marks.Any(m => m.Kind == MarkKind.RelativeTime);

    private static bool Concludes(Passage passage) => Conclusions.Any(c =>
        passage.Text.StartsWith(c, StringComparison.OrdinalIgnoreCase)
        && (passage.Text.Length == c.Length || !char.IsLetterOrDigit(passage.Text[c.Length])));

    private static bool RefersBack(Passage passage)
    {
        var end = passage.Text.AsSpan().IndexOfAnyExcept(Letters);
        return BackReferences.Contains(end < 0 ? passage.Text : passage.Text[..end]);
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // How many different topics it is tagged with.
    private static int Coverage(Passage passage) => passage.Marks
        .Where(m => m.Kind == MarkKind.Tag)
        .Select(m => m.Value.ToLowerInvariant())
        .Distinct(StringComparer.Ordinal)
        .Count();
}
