using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SiteGen.Model;

/// <summary>
/// Finds passages of a seed by words that an editor copied: from the page or from the seed, with other spaces,
/// quotes, dashes or capitals. Words are whole ones, unless dots say that they go on.
/// </summary>
public sealed class PassageFinder
{
    private readonly ImmutableArray<(Passage Passage, string Shown, string Captured)> _passages;

    /// <summary>Among these passages.</summary>
    /// <param name="seed">The seed that they came from.</param>
    /// <param name="passages">In source order.</param>
    public PassageFinder(Seed seed, IEnumerable<Passage> passages) => _passages =
    [
        .. passages.Select(p => (
            p,
            Folded(p.Text),
            Folded(string.Join(' ', seed.Lines[(p.Origin.FirstLine - 1)..p.Origin.LastLine])))),
    ];

    /// <summary>The passages that have the words, in source order.</summary>
    public ImmutableArray<Passage> Find(string words)
    {
        var folded = Folded(words);
        var cut = folded.Trim('…', ' ');
        var found = With(folded, false, false);
        return found.IsEmpty && cut != folded ? With(cut, folded.StartsWith('…'), folded.EndsWith('…')) : found;
    }

    private ImmutableArray<Passage> With(string words, bool isOpenBefore, bool isOpenAfter)
    {
        return words.Length == 0 ? [] : [.. _passages.Where(p => IsIn(p.Shown) || IsIn(p.Captured)).Select(p => p.Passage)];

        bool IsIn(string text)
        {
            for (var at = 0; (at = text.IndexOf(words, at, StringComparison.Ordinal)) >= 0; at++)
            {
                if ((isOpenBefore || !IsWithinWord(text, at)) && (isOpenAfter || !IsWithinWord(text, at + words.Length)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    // What people cannot see or do not mind is made one; a tag's sign is dropped, since the page shows some tags without.
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        var isSpaced = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                isSpaced = folded.Length > 0;
                continue;
            }

            var sign = Sign(c);
            if (sign == '\0' || (c == '#' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            {
                continue;
            }

            var last = folded.Length == 0 || isSpaced ? '\0' : folded[^1];
            if (sign == '-' && last == '-')
            {
                continue;
            }

            if (sign is '.' or '…' && last is '.' or '…')
            {
                folded[^1] = '…';
                continue;
            }

            _ = isSpaced ? folded.Append(' ') : folded;
            folded.Append(sign);
            isSpaced = false;
        }

        return folded.ToString();
    }

    /// <summary>One sign for all of its kind; none, '\0', for what shows nothing.</summary>
    private static char Sign(char c) => c switch
    {
        < '\u0080' and not ('"' or '`') => char.ToLowerInvariant(c),
        '"' or '`' or '´' or '′' or '″' or '„' or '‚' => '\'',
        '−' => '-',
        _ => char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => '\'',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.Format => '\0',
            _ => char.ToLowerInvariant(c),
        },
    };

    // Scripts without capitals may write words together, so that a part of them stands for itself.
    private static bool IsWithinWord(string text, int place) =>
        place > 0 && place < text.Length
        && (char.IsLowSurrogate(text[place]) || (IsOfWord(text[place - 1]) && IsOfWord(text[place])));

    private static bool IsOfWord(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark;
}
