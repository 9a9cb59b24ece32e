namespace SiteGen.Sorting;

/// <summary>A word of a text, as sorting sees it.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Word">As written, without a possessive ending.</param>
internal readonly record struct Token(int Start, int Length, string Word);

/// <summary>
/// Splits a text into words. Hyphens part words (<c>US-led</c>), except behind a prefix that turns a word
/// around (<c>de-escalation</c>); <c>U.S.</c> is one word, <c>US</c>; addresses are none.
/// </summary>
internal static class Tokenizer
{
    private static readonly HashSet<string> Prefixes = new(StringComparer.OrdinalIgnoreCase)
    {
        "de", "non", "anti", "counter", "ex", "un", "dis", "co",
    };

    public static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>(text.Length / 5);
        var i = 0;
        while (i < text.Length)
        {
            if (!IsWordCharacter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var end = EndOfWord(text, start);
            if (end < text.Length - 1 && text[end] == '-' && Prefixes.Contains(text[start..end]) && IsWordCharacter(text[end + 1]))
            {
                end = EndOfWord(text, end + 1);
            }

            // Letters each followed by a dot: U.S.
            if (end == start + 1 && char.IsUpper(text[start]))
            {
                var dotted = start;
                while (dotted + 1 < text.Length && char.IsUpper(text[dotted]) && text[dotted + 1] == '.')
                {
                    dotted += 2;
                }

                if (dotted - start >= 4)
                {
                    tokens.Add(new(start, dotted - start, text[start..dotted].Replace(".", "", StringComparison.Ordinal)));
                    i = dotted;
                    continue;
                }
            }

            var next = end;
            if (end < text.Length && text[end] is '/' or '.' && EndOfAddress(text, start, end) is { } address)
            {
                i = address;
                continue;
            }

            // Possessives: both apostrophes, with and without s.
            if (end < text.Length && text[end] is '\'' or '’')
            {
                next = EndOfWord(text, end + 1);
                if (next > end + 1 && text[(end + 1)..next] is not ("s" or "S"))
                {
                    end = next;
                }
            }

            tokens.Add(new(start, end - start, text[start..end]));
            i = Math.Max(next, end);
        }

        return tokens;
    }

    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || c == '_' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static int EndOfWord(string text, int start)
    {
        while (start < text.Length && IsWordCharacter(text[start]))
        {
            start++;
        }

        return start;
    }

    // https://…, www.…, example.org/…
    private static int? EndOfAddress(string text, int start, int end)
    {
        var space = end;
        while (space < text.Length && !char.IsWhiteSpace(text[space]))
        {
            space++;
        }

        var chunk = text.AsSpan(start, space - start);
        var slash = chunk.IndexOf('/');
        var dot = chunk.IndexOf('.');
        return dot > 0 && slash > dot + 2 && char.IsLetterOrDigit(chunk[dot + 1]) ? space : null;
    }
}
