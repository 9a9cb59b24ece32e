using System.Globalization;

namespace SiteGen.Sorting;

/// <summary>A word of a text: where it stands there, and where its normal form stands in the scan.</summary>
internal readonly record struct Token(int Start, int Length, int NormalStart, int NormalEnd);

/// <summary>
/// A text as sorting sees it: its words in their normal forms, parted by one space, so that any run of
/// words is a slice. Hyphens part words (<c>US-led</c>), except behind a prefix that turns a word around
/// (<c>de-escalation</c>); <c>U.S.</c> is one word, <c>US</c>; possessives are cut off; addresses are no
/// words. A scan is read again and again, and allocates only while it grows.
/// </summary>
/// <param name="aliases">Names that stand under other words too: those are read as the name itself.</param>
internal sealed class TextScan(AliasTable? aliases = null)
{
    private const int LongestWord = 60;
    private const int LongestAddress = 2048;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "de", "non", "anti", "counter", "ex", "un", "dis", "co",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private char[] _normal = new char[1024];
    private Token[] _tokens = new Token[128];
    private int _normalLength;

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where a word stands.</summary>
    public Token this[int word] => _tokens[word];

    /// <summary>Some words in their normal forms. From -1, the run begins with <c>^</c>, the beginning of the text.</summary>
    public ReadOnlySpan<char> Normal(int first, int count) =>
        _normal.AsSpan((first < 0 ? 0 : _tokens[first].NormalStart).._tokens[first + count - 1].NormalEnd);

    /// <summary>Reads a text.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        ReadWords(text);
        for (var i = 0; i < Count && aliases?.MostWords > 0; i++)
        {
            if (aliases.Longest(this, i) is ({ } name, var words))
            {
                i = Rename(i, words, name);
            }
        }
    }

    private void ReadWords(ReadOnlySpan<char> text)
    {
        Count = 0;
        _normal[0] = '^';
        _normalLength = 1;
        var i = 0;
        while (i < text.Length)
        {
            i = IsWordCharacter(text[i]) ? ReadWord(text, i) : i + 1;
        }
    }

    // What a run of words is called, in its place: the words of the name stand where the run stood.
    private int Rename(int first, int words, string name)
    {
        var named = new TextScan();
        named.Read(name);
        var start = _tokens[first].Start;
        var length = _tokens[first + words - 1].Start + _tokens[first + words - 1].Length - start;
        var replaced = named.Normal(0, named.Count);
        var (from, to) = (_tokens[first].NormalStart, _tokens[first + words - 1].NormalEnd);
        var shift = replaced.Length - (to - from);
        var added = named.Count - words;
        if (Count + added > _tokens.Length)
        {
            Array.Resize(ref _tokens, (Count + added) * 2);
        }

        if (_normalLength + shift > _normal.Length)
        {
            Array.Resize(ref _normal, (_normalLength + shift) * 2);
        }

        Array.Copy(_normal, to, _normal, to + shift, _normalLength - to);
        replaced.CopyTo(_normal.AsSpan(from));
        _normalLength += shift;
        Array.Copy(_tokens, first + words, _tokens, first + named.Count, Count - first - words);
        Count += added;
        for (var i = 0; i < named.Count; i++)
        {
            var before = named[0].NormalStart;
            _tokens[first + i] = new(start, length, from + named[i].NormalStart - before, from + named[i].NormalEnd - before);
        }

        for (var i = first + named.Count; i < Count; i++)
        {
            var token = _tokens[i];
            _tokens[i] = token with { NormalStart = token.NormalStart + shift, NormalEnd = token.NormalEnd + shift };
        }

        return first + named.Count - 1;
    }

    private int ReadWord(ReadOnlySpan<char> text, int start)
    {
        if (EndOfDotted(text, start) is var dotted and > 0)
        {
            Add(text, start, dotted - start);
            return dotted;
        }

        var end = EndOfWord(text, start);
        if (end < text.Length - 1 && text[end] == '-' && IsWordCharacter(text[end + 1]) && end - start <= 7 && Prefixes.Contains(text[start..end]))
        {
            end = EndOfWord(text, end + 1);
        }

        if (end < text.Length && text[end] is '.' or ':' && EndOfAddress(text, start) is var address and > 0)
        {
            return address;
        }

        var next = end;
        if (end < text.Length && text[end] is '\'' or '’')
        {
            next = EndOfWord(text, end + 1);
            var isPossessive = next - end <= 2 && (next == end + 1 || text[end + 1] is 's' or 'S');
            end = isPossessive ? end : next;
        }

        Add(text, start, end - start);
        return Math.Max(next, end);
    }

    private void Add(ReadOnlySpan<char> text, int start, int length)
    {
        var kept = Math.Min(length, LongestWord);
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, Count * 2);
        }

        if (_normalLength + kept + 1 > _normal.Length)
        {
            Array.Resize(ref _normal, (_normal.Length * 2) + kept);
        }

        _normal[_normalLength++] = ' ';
        var normal = _normal.AsSpan(_normalLength, kept);
        var normalLength = Normalise(text.Slice(start, kept), normal);
        _tokens[Count++] = new(start, length, _normalLength, _normalLength + normalLength);
        _normalLength += normalLength;
    }

    // Acronyms stay as they stand, so that US is not us; digits count, not their value; the rest is stemmed.
    private static int Normalise(ReadOnlySpan<char> word, Span<char> normal)
    {
        if (word.Contains('.'))
        {
            var length = 0;
            foreach (var c in word)
            {
                if (c != '.')
                {
                    normal[length++] = c;
                }
            }

            return length;
        }

        var isAcronym = word.Length > 1;
        var hasDigit = false;
        foreach (var c in word)
        {
            isAcronym &= char.IsUpper(c) || char.IsDigit(c);
            hasDigit |= char.IsDigit(c);
        }

        if (hasDigit)
        {
            for (var i = 0; i < word.Length; i++)
            {
                normal[i] = char.IsDigit(word[i]) ? '9' : char.ToLowerInvariant(word[i]);
            }

            return word.Length;
        }

        if (isAcronym)
        {
            word.CopyTo(normal);
            return word.Length;
        }

        word.ToLowerInvariant(normal);
        return Stemmer.Stem(normal);
    }

    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || c == '_' || (c > '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsWordCharacter(text[start]))
        {
            start++;
        }

        return start;
    }

    // Capitals each followed by a dot, at least two: U.S.
    private static int EndOfDotted(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end + 1 < text.Length && char.IsUpper(text[end]) && text[end + 1] == '.')
        {
            end += 2;
        }

        return end - start >= 4 ? end : 0;
    }

    // https://…, www.…, example.org/…
    private static int EndOfAddress(ReadOnlySpan<char> text, int start)
    {
        var rest = text.Slice(start, Math.Min(LongestAddress, text.Length - start));
        var space = rest.IndexOfAny(" \t\n");
        var chunk = space < 0 ? rest : rest[..space];
        var slash = chunk.IndexOf('/');
        var dot = chunk.IndexOf('.');
        var isAddress = chunk.Contains("://", StringComparison.Ordinal) || (dot > 0 && slash > dot + 2 && char.IsLetterOrDigit(chunk[dot + 1]));
        return isAddress ? start + chunk.Length : 0;
    }
}
