using System.Buffers;
using System.Text;

namespace SiteGen.Rendering;

/// <summary>Text that is HTML already. Only this room makes it; everything else is escaped when printed.</summary>
internal sealed record Html(string Value)
{
    /// <summary>The HTML as text: what a template puts together with text is text, and escaped when printed.</summary>
    public override string ToString() => Value;

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    /// <summary>Text as HTML, for content and quoted attributes alike.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var html = new StringBuilder(text.Length + 16);
        AppendEscaped(html, text);
        return html.ToString();
    }

    /// <summary>Appends text as HTML.</summary>
    public static void AppendEscaped(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            html.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            text = text[(at + 1)..];
        }

        html.Append(text);
    }
}
