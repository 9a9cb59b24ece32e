using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SiteGen.Composing;

/// <summary>
/// How search reads words: in lower case, without accents, in Latin letters, so that <c>Київ</c> is found by
/// <c>kyiv</c>. The page's script reads a query in the same way, by the same table.
/// </summary>
internal static class SearchWords
{
    /// <summary>
    /// Letters that no normal form turns into plain ones, with what they become: Cyrillic as Ukraine writes it in
    /// Latin letters, letter by letter, with the Russian, Belarusian, Serbian and Macedonian ones.
    /// </summary>
    public static ImmutableSortedDictionary<char, string> Letters { get; } = string.Join(
            ' ',
            "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t",
            "у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ь= ю=iu я=ia ё=e ъ= ы=y э=e ў=u",
            "ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ќ=k ѕ=dz",
            "ß=ss æ=ae œ=oe ø=o đ=d ð=d ł=l ı=i þ=th İ=i ς=σ ʼ= ـ=")
        .Split(' ')
        .ToImmutableSortedDictionary(pair => pair[0], pair => pair[2..]);

    /// <summary>A text in the form in which words are compared.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var lower = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var latin = new StringBuilder(lower.Length + 16);
        for (var i = 0; i < lower.Length; i++)
        {
            var c = lower[i];
            if (Letters.TryGetValue(c, out var letters))
            {
                latin.Append(letters);
            }
            else if (!(c is '\'' or '’' && i + 1 < lower.Length && lower[i + 1] is >= '\u0400' and <= '\u04ff'))
            {
                // Before a Cyrillic letter the apostrophe is part of the word: Кам'янське.
                latin.Append(c);
            }
        }

        var folded = new StringBuilder(latin.Length);
        foreach (var rune in latin.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
            {
                folded.Append(rune);
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// The words of a folded text: runs of letters and digits. Chinese and Japanese put no space between words,
    /// so each of their characters is one.
    /// </summary>
    public static IEnumerable<Range> In(string folded)
    {
        var start = -1;
        var at = 0;
        foreach (var rune in folded.EnumerateRunes())
        {
            var isAlone = IsAlone(rune.Value);
            if (start >= 0 && (isAlone || !Rune.IsLetterOrDigit(rune)))
            {
                yield return start..at;
                start = -1;
            }

            if (isAlone)
            {
                yield return at..(at + rune.Utf16SequenceLength);
            }
            else if (start < 0 && Rune.IsLetterOrDigit(rune))
            {
                start = at;
            }

            at += rune.Utf16SequenceLength;
        }

        if (start >= 0)
        {
            yield return start..at;
        }
    }

    /// <summary>The folded words of a text.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var folded = Fold(text);
        return [.. In(folded).Select(range => folded[range])];
    }

    private static bool IsAlone(int rune) => rune is (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x4dbf) or (>= 0x4e00 and <= 0x9fff)
        or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff);
}
