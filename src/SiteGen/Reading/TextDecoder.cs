using System.Collections.Immutable;
using System.Text;
using SiteGen.Diagnostics;

namespace SiteGen.Reading;

/// <summary>Bytes to lines: a byte order mark decides the encoding, else it is UTF-8.</summary>
internal static class TextDecoder
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// Decodes a file. What is not valid, and controls that no page may hold, become U+FFFD and are
    /// reported, once a line.
    /// </summary>
    public static (ImmutableArray<string> Lines, string Encoding, ImmutableArray<Diagnostic> Diagnostics) Decode(
        ReadOnlySpan<byte> bytes, string file)
    {
        var (text, encoding, invalid) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Utf8(bytes[3..], "UTF-8 with BOM"),
            [0xFF, 0xFE, ..] => Utf16(bytes[2..], Encoding.Unicode, "UTF-16 little-endian"),
            [0xFE, 0xFF, ..] => Utf16(bytes[2..], Encoding.BigEndianUnicode, "UTF-16 big-endian"),
            _ => Utf8(bytes, "UTF-8"),
        };

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var lines = ImmutableArray.CreateBuilder<string>();
        var nextInvalid = 0;
        foreach (var range in LineRanges(text))
        {
            var number = lines.Count + 1;
            var (start, end) = (range.Start.Value, range.End.Value);
            var first = nextInvalid;
            while (nextInvalid < invalid.Count && invalid[nextInvalid] < end)
            {
                nextInvalid++;
            }

            if (nextInvalid > first)
            {
                diagnostics.Add(NotValid(
                    SourceSpan.At(file, number, invalid[first] - start + 1), encoding, nextInvalid - first));
            }

            lines.Add(WithoutControls(text[range], file, number, diagnostics));
        }

        return (lines.ToImmutable(), encoding, diagnostics.ToImmutable());
    }

    private static (string Text, string Encoding, List<int> Invalid) Utf8(ReadOnlySpan<byte> bytes, string name)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return (Encoding.UTF8.GetString(bytes), name, []);
        }

        var text = new StringBuilder(bytes.Length);
        var invalid = new List<int>();
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                invalid.Add(text.Length);
            }

            text.Append(rune.ToString());
            bytes = bytes[consumed..];
        }

        return (text.ToString(), name, invalid);
    }

    private static (string Text, string Encoding, List<int> Invalid) Utf16(ReadOnlySpan<byte> bytes, Encoding encoding, string name)
    {
        var text = new StringBuilder(encoding.GetCharCount(bytes));
        var invalid = new List<int>();
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var unit = Unit(bytes, i, encoding);
            if (unit is not { } c)
            {
                invalid.Add(text.Length);
                text.Append(Replacement);
            }
            else if (char.IsHighSurrogate(c) && Unit(bytes, i + 2, encoding) is { } low && char.IsLowSurrogate(low))
            {
                text.Append(c).Append(low);
                i += 2;
            }
            else if (char.IsSurrogate(c))
            {
                invalid.Add(text.Length);
                text.Append(Replacement);
            }
            else
            {
                text.Append(c);
            }
        }

        return (text.ToString(), name, invalid);
    }

    private static char? Unit(ReadOnlySpan<byte> bytes, int at, Encoding encoding) =>
        at + 1 >= bytes.Length ? null
        : encoding == Encoding.Unicode ? (char)(bytes[at] | (bytes[at + 1] << 8))
        : (char)((bytes[at] << 8) | bytes[at + 1]);

    private static IEnumerable<Range> LineRanges(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0)
            {
                yield return start..text.Length;
                yield break;
            }

            var end = start + length;
            yield return start..end;
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    private static string WithoutControls(string line, string file, int number, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (line.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return line;
        }

        var unbalanced = UnbalancedDirections(line);
        var clean = new StringBuilder(line.Length);
        (int Column, char Control)? firstControl = null;
        foreach (var (i, c) in line.Index())
        {
            var nonCharacter = c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF')
                || (char.IsLowSurrogate(c) && i > 0 && (char.ConvertToUtf32(line[i - 1], c) & 0xFFFE) == 0xFFFE);
            if (nonCharacter && char.IsLowSurrogate(c))
            {
                clean.Length--;
            }

            if (nonCharacter || (char.IsControl(c) && c != '\t'))
            {
                firstControl ??= (i + 1, c);
                clean.Append(Replacement);
            }
            else
            {
                clean.Append(unbalanced.Contains(i) ? Replacement : c);
            }
        }

        if (firstControl is { } control)
        {
            diagnostics.Add(Control(SourceSpan.At(file, number, control.Column), control.Control));
        }

        if (unbalanced.Count > 0)
        {
            diagnostics.Add(Direction(SourceSpan.At(file, number, unbalanced.Min() + 1)));
        }

        return clean.ToString();
    }

    // Places of bidirectional embeddings, overrides and isolates that are not closed, or close nothing.
    private static HashSet<int> UnbalancedDirections(string line)
    {
        var unbalanced = new HashSet<int>();
        var open = new Stack<int>();
        foreach (var (i, c) in line.Index())
        {
            if (c is (>= '\u202A' and <= '\u202B') or (>= '\u202D' and <= '\u202E') or (>= '\u2066' and <= '\u2068'))
            {
                open.Push(i);
            }
            else if (c is '\u202C' or '\u2069')
            {
                var isolate = c == '\u2069';
                if (open.TryPeek(out var opening) && line[opening] is >= '\u2066' == isolate)
                {
                    open.Pop();
                }
                else
                {
                    unbalanced.Add(i);
                }
            }
        }

        unbalanced.UnionWith(open);
        return unbalanced;
    }

    private static Diagnostic NotValid(SourceSpan span, string encoding, int count) => new(
        "SG0106", Severity.Warning, span,
        $"{count} {(count == 1 ? "byte sequence is" : "byte sequences are")} not valid {encoding}, shown as \uFFFD",
        Hint: "save the file as UTF-8");

    private static Diagnostic Control(SourceSpan span, char control) => new(
        "SG0107", Severity.Warning, span,
        $"there is a control character, U+{(int)control:X4}, shown as \uFFFD",
        Hint: "remove it, or look what program wrote it");

    private static Diagnostic Direction(SourceSpan span) => new(
        "SG0117", Severity.Warning, span,
        "a mark that turns the direction of writing is never closed, or closes nothing; shown as \uFFFD",
        Hint: "remove it: text could seem to say what it does not");
}
