using System.Buffers;
using System.Text;

namespace SiteGen.Rendering;

/// <summary>Text as Markdown: what would be markup is escaped, so that a reader sees the words as they stand.</summary>
internal static class Markdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<>&#");

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = Special.Contains(c) ? escaped.Append('\\').Append(c) : escaped.Append(c);
        }

        return escaped.ToString();
    }
}
