using System.Text.RegularExpressions;
using SiteGen.Model;

namespace SiteGen.Splitting;

/// <summary>Finds tags, handles, links, time words and acronyms in a passage's text.</summary>
internal static partial class TextMarker
{
    /// <summary>How far before its acronym a definition may begin, in UTF-16 units.</summary>
    private const int FurthestDefinition = 200;

    public static Passage Mark(Passage passage)
    {
        if (passage.Kind == PassageKind.Code)
        {
            return passage;
        }

        var text = passage.Text;
        var marks = passage.Marks.ToBuilder();

        // Addresses first: what stands in one is neither a tag nor a time.
        var taken = new Taken(marks.Where(m => IsLink(m.Kind) || m.Kind == MarkKind.Code));
        marks.AddRange(Address().Matches(text).Select(AsLink).Where(taken.IsFree));
        taken = new Taken(marks.Where(m => IsLink(m.Kind) || m.Kind == MarkKind.Code));
        var relative = Found(RelativeTime(), MarkKind.RelativeTime, text).Where(taken.IsFree).ToList();
        var relatives = new Taken(relative);
        IEnumerable<TextMark> found =
        [
            .. Found(Tag(), MarkKind.Tag, text).Where(m => m.Value.Any(char.IsLetter)).Where(taken.IsFree),
            .. Found(Handle(), MarkKind.Handle, text).Where(taken.IsFree),
            .. relative,
            .. Found(StatedTime(), MarkKind.StatedTime, text).Where(taken.IsFree).Where(relatives.IsFree),
            .. Found(SelfReference(), MarkKind.SelfReference, text).Where(taken.IsFree),
            .. Found(Acronym(), MarkKind.Acronym, text).Where(taken.IsFree),
            .. Definitions(text).Where(taken.IsFree),
        ];
        marks.AddRange(found);

        // Outer ones first; of two that begin and end together, the one found first.
        var ordered = marks.Index().OrderBy(m => m.Item.Start).ThenByDescending(m => m.Item.Length).ThenBy(m => m.Index).Select(m => m.Item);
        return passage with { Marks = [.. ordered] };
    }

    private static bool IsLink(MarkKind kind) => kind is MarkKind.Link or MarkKind.CutLink or MarkKind.PlainLink;

    /// <summary>Stretches that nothing else may overlap.</summary>
    private sealed class Taken(IEnumerable<TextMark> marks)
    {
        private readonly List<TextMark> _marks = [.. marks.OrderBy(m => m.Start)];

        public bool IsFree(TextMark mark)
        {
            var (low, high) = (0, _marks.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _marks[middle].End <= mark.Start ? (middle + 1, high) : (low, middle);
            }

            return low == _marks.Count || _marks[low].Start >= mark.End;
        }
    }

    private static IEnumerable<TextMark> Found(Regex pattern, MarkKind kind, string text)
    {
        foreach (Match match in pattern.Matches(text))
        {
            var name = match.Groups["name"];
            yield return new(kind, match.Index, match.Length, name.Success ? name.Value : match.Value);
        }
    }

    // An address of which only the beginning is there is no link, not even to the domain; one without a
    // scheme might mean http or https, and the site does not guess.
    private static TextMark AsLink(Match match)
    {
        var text = WithoutTrailingPunctuation(match.Value);
        var kind = WebAddress.IsCut(text) ? MarkKind.CutLink
            : WebAddress.Allowed(text) is not null ? MarkKind.Link
            : MarkKind.PlainLink;
        return new(kind, match.Index, text.Length, text);
    }

    // A bracket ends an address unless it opened within it, as in Wikipedia's; dots that cut it off are kept.
    private static string WithoutTrailingPunctuation(string address)
    {
        var unopened = address.AsSpan().Count(')') - address.AsSpan().Count('(');
        var length = address.Length;
        while (length > 0 && !WebAddress.IsCut(address.AsSpan(0, length)))
        {
            var last = address[length - 1];
            if (last == ')' && unopened > 0)
            {
                unopened--;
            }
            else if (!".,;:!?'\"”’»]}>".Contains(last, StringComparison.Ordinal))
            {
                break;
            }

            length--;
        }

        return address[..length];
    }

    /// <summary>
    /// The words before an acronym in parentheses whose initials spell it, as in Iraqi Security Forces (ISF);
    /// an article like al- counts for nothing. Other parentheses define nothing.
    /// </summary>
    private static IEnumerable<TextMark> Definitions(string text)
    {
        foreach (Match match in BracketedAcronym().Matches(text))
        {
            var acronym = match.Groups["name"].Value;
            var letters = acronym.Where(char.IsLetter).Select(char.ToUpperInvariant).ToArray();
            var letter = letters.Length;
            var (start, end) = (0, 0);
            foreach (var (from, to) in WordsBefore(text, match.Index))
            {
                var word = text[from..to];
                end = end == 0 ? to : end;
                if (Initial(word) == letters[letter - 1])
                {
                    letter--;
                    start = from;
                }
                else if (!IsSmall(word))
                {
                    break;
                }

                if (letter == 0)
                {
                    yield return new(MarkKind.Definition, start, end - start, acronym);
                    break;
                }
            }
        }
    }

    /// <summary>The words before a place, the last one first; hyphens and apostrophes within a word are part of it.</summary>
    private static IEnumerable<(int From, int To)> WordsBefore(string text, int place)
    {
        var least = Math.Max(0, place - FurthestDefinition);
        for (var to = place; to > least; to--)
        {
            if (!char.IsLetterOrDigit(text[to - 1]))
            {
                continue;
            }

            var from = to - 1;
            while (from > least && (char.IsLetterOrDigit(text[from - 1])
                || (from > least + 1 && text[from - 1] is '-' or '\'' or '’' && char.IsLetterOrDigit(text[from - 2]))))
            {
                from--;
            }

            yield return (from, to);
            to = from + 1;
        }
    }

    private static char Initial(string word)
    {
        var name = ArabicArticle().Replace(word, "");
        return char.ToUpperInvariant(name.Length > 0 ? name[0] : word[0]);
    }

    private static bool IsSmall(string word) => word is "of" or "the" or "and" or "for" or "on" or "in" or "de" or "du" or "la";

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![\w@/.])((https?://|mailto:|www\.)[^\s<>""]+|([A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/[^\s<>""]*)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w&#'’/])#(?<name>[\p{L}\p{Mn}\p{Mc}\p{Nd}_]+)", Options)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<![\w@/.])@(?<name>[A-Za-z0-9_]{1,30})(?![\w@])", Options)]
    private static partial Regex Handle();

    [GeneratedRegex("""
        (?<![\w-])(
            ((?<q>over|about|around|more\ than|less\ than|nearly|almost|just|only|some|roughly)\ )?
            (an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|(a\ )?few|a\ couple\ of|many|\d+)\ 
            (minute|hour|day|week|fortnight|month|year|decade)s?\ ago
          | (today|tonight|tomorrow|yesterday)
          | (right\ |just\ )?now
          | (currently|recently|lately|nowadays)
          | at\ the\ moment | these\ days
          | (earlier|later)\ (today|this\ (week|month|year))
          | (this|last|next|past|coming|previous)\ (morning|afternoon|evening|night|week|weekend|month|quarter|year|decade|spring|summer|autumn|fall|winter|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)
          | (recent|past|last|coming|next|previous)\ ((few|several|couple\ of|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\ )?(hours|days|weeks|months|years|decades)
          | (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)
        )(?![\w-])
        """, Options | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex RelativeTime();

    [GeneratedRegex("""
        (?<![\w.,/$€£-])(
            \d{4}-\d{2}-\d{2}
          | (\d{1,2}(st|nd|rd|th)?\ )?(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\ (\d{1,2}(st|nd|rd|th)?,?\ )?(19|20)\d{2}
          | \d{1,2}(st|nd|rd|th)?\ (January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)
          | (January|February|March|April|June|July|August|September|October|November|December)\ \d{1,2}
          | ((early|mid|late)[- ])?((spring|summer|autumn|fall|winter)\ (of\ )?)?(19|20)\d{2}(s|[-–/]\d{2,4})?
        )(?![\w%]|[.,]\d)
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex StatedTime();

    [GeneratedRegex(@"(?<!\w)((report|paper|piece|article|essay|book|study|brief|memo|thread|analysis|post)\ (that\ )?(I|we)(\ |['’]ve\ )((co-?)?(wrote|authored|published|edited)|written)|[Mm]y\ (colleague|co-author|new\ (book|paper|report|piece|article)|latest|book|paper|report|piece|article|essay))(?!\w)", Options)]
    private static partial Regex SelfReference();

    [GeneratedRegex(@"(?<![\w'’])(?<name>[A-Z]{2}[A-Z0-9]{0,10}(-[A-Z]{2}[A-Z0-9]{0,10}){0,3})(?=s?(?![\w])|['’]s?)", Options)]
    private static partial Regex Acronym();

    [GeneratedRegex(@"\(#?(?<name>[A-Z][A-Za-z]{0,8}[A-Z])\)", Options)]
    private static partial Regex BracketedAcronym();

    [GeneratedRegex(@"^([aA][lnrstzd]|[eE]l)-", Options)]
    private static partial Regex ArabicArticle();
}
