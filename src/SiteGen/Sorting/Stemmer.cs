using System.Buffers;

namespace SiteGen.Sorting;

/// <summary>
/// Brings the inflections of an English word together: a light stemmer in the manner of Harman's
/// ("How effective is suffixing?", JASIS 42, 1991), with the verbs' endings and no derivation, so that
/// <c>economic</c> and <c>economy</c> stay apart.
/// </summary>
internal static class Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    // Words that only look inflected.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AsTheyAre = new HashSet<string>(StringComparer.Ordinal)
    {
        "news", "arms", "forces", "goods", "customs", "reserves", "united", "species", "series", "need", "seed", "king",
        "ring", "spring", "string", "thing", "beijing", "during", "morning", "evening", "being", "sing", "wing", "bring",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Cuts a word in lower case down to its stem, in place.</summary>
    /// <returns>The length of the stem.</returns>
    public static int Stem(Span<char> word)
    {
        if (word.Length <= 3 || !char.IsAsciiLetterLower(word[^1]) || AsTheyAre.Contains(word))
        {
            return word.Length;
        }

        var length = WithoutVerbEnding(word[..WithoutPlural(word)]);
        return length > 3 && word[length - 1] == 'e' && word[length - 2] != 'e' ? length - 1 : length;
    }

    private static int WithoutPlural(Span<char> word)
    {
        switch (word)
        {
            case [_, _, .., 'i', 'e', 's']:
                word[^3] = 'y';
                return word.Length - 2;
            case [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's']:
                return word.Length - 2;
            case [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's']:
                return word.Length;
            case [.., 's']:
                return word.Length - 1;
            default:
                return word.Length;
        }
    }

    private static int WithoutVerbEnding(Span<char> word)
    {
        switch (word)
        {
            case [_, _, .., 'i', 'e', 'd']:
                word[^3] = 'y';
                return word.Length - 2;
            case [.., 'e', 'e', 'd']:
                return word.Length - 1;
            case [.. var rest, 'e', 'd'] when HasVowel(rest):
                return Single(rest);
            case [.. var rest, 'i', 'n', 'g'] when HasVowel(rest):
                return Single(rest);
            default:
                return word.Length;
        }
    }

    private static bool HasVowel(ReadOnlySpan<char> rest) => rest.Length > 2 && rest.ContainsAny(Vowels);

    // planned: plan; but called: call, passed: pass.
    private static int Single(ReadOnlySpan<char> rest) =>
        rest.Length > 3 && rest[^1] == rest[^2] && rest[^1] is not ('l' or 's' or 'z') ? rest.Length - 1 : rest.Length;
}
