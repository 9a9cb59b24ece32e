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
    private static readonly HashSet<string> AsTheyAre = new(StringComparer.Ordinal)
    {
        "news", "arms", "forces", "goods", "customs", "reserves", "united", "species", "series", "red", "need", "bed", "seed", "king",
        "ring", "spring", "string", "thing", "beijing", "during", "morning", "evening", "being", "sing", "wing", "bring",
    };

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 3 || AsTheyAre.Contains(word) || !char.IsAsciiLetterLower(word[^1]))
        {
            return word;
        }

        var stem = word switch
        {
            [.. var rest, 'i', 'e', 's'] when rest.Length > 1 => rest + "y",
            [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] => word[..^2],
            [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
            [.. var rest, 's'] => rest,
            _ => word,
        };
        stem = stem switch
        {
            [.. var rest, 'i', 'e', 'd'] when rest.Length > 1 => rest + "y",
            [.. var rest, 'e', 'e', 'd'] => rest + "ee",
            [.. var rest, 'e', 'd'] when HasVowel(rest) => Single(rest),
            [.. var rest, 'i', 'n', 'g'] when HasVowel(rest) => Single(rest),
            _ => stem,
        };
        return stem.Length > 3 && stem[^1] == 'e' && stem[^2] != 'e' ? stem[..^1] : stem;
    }

    private static bool HasVowel(string rest) => rest.Length > 2 && rest.AsSpan().ContainsAny(Vowels);

    // planned: plan; but called: call, passed: pass.
    private static string Single(string rest) =>
        rest.Length > 3 && rest[^1] == rest[^2] && !"lsz".Contains(rest[^1], StringComparison.Ordinal) ? rest[..^1] : rest;
}
