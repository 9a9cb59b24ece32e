using System.Collections.Immutable;
using System.Text;
using Markdig.Syntax.Inlines;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cleaning;

/// <summary>Collects the words of inline Markdown, and what the markup says of them.</summary>
/// <param name="placeOf">The seed's line and column at a place of the Markdown.</param>
internal sealed class InlineText(Func<int, SourceSpan> placeOf)
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<TextMark>.Builder _marks = ImmutableArray.CreateBuilder<TextMark>();
    private readonly ImmutableArray<LineStart>.Builder _lineStarts = ImmutableArray.CreateBuilder<LineStart>();
    private readonly ImmutableArray<Omission>.Builder _cuts = ImmutableArray.CreateBuilder<Omission>();
    private bool _inLink;

    public static bool IsBlank(Inline inline) =>
        inline is LineBreakInline || (inline is LiteralInline literal && literal.Content.AsSpan().IsWhiteSpace());

    public void BeginRow(int line)
    {
        _text.Append('\n');
        _lineStarts.Add(new(line, _text.Length));
    }

    public void BeginCell() => _text.Append('\t');

    public void Append(ContainerInline? container)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            var start = _text.Length;
            switch (inline)
            {
                case LiteralInline literal:
                    _text.Append(literal.Content.AsSpan());
                    break;
                case HtmlEntityInline entity:
                    _text.Append(IsUnseen(entity.Transcoded.AsSpan()) ? entity.Original.AsSpan() : entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline { Parent.ParentBlock: not null } and ({ NextSibling: null } or { PreviousSibling: null }):
                    break;
                case LineBreakInline lineBreak:
                    _text.Append(' ');
                    _lineStarts.Add(new(placeOf(lineBreak.Span.Start).FirstLine + 1, _text.Length));
                    break;
                case CodeInline code:
                    _text.Append(code.Content);
                    Mark(MarkKind.Code, start, "");
                    break;
                case AutolinkInline autolink:
                    _text.Append(autolink.Url);
                    MarkLink(start, autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url);
                    break;
                case LinkInline link:
                    AppendLink(link);
                    break;
                case EmphasisInline emphasis:
                    Append(emphasis);
                    Mark(emphasis.DelimiterCount >= 2 ? MarkKind.Strong : MarkKind.Emphasis, start, "");
                    break;
                case DelimiterInline unpaired:
                    _text.Append(unpaired.ToLiteral());
                    Append(unpaired);
                    break;
                case ContainerInline other:
                    Append(other);
                    break;
            }
        }
    }

    public Post Post(SourceSpan origin) => new(_text.ToString(), origin)
    {
        Marks = _marks.ToImmutable(),
        Cuts = [.. _cuts.Select(c => Within(origin, c))],
        LineStarts = [new(origin.FirstLine, 0), .. _lineStarts],
    };

    // Markdig loses its place in a heading that begins with a tab.
    private static Omission Within(SourceSpan origin, Omission cut) =>
        cut.Origin.FirstLine >= origin.FirstLine && cut.Origin.FirstLine <= origin.LastLine
            ? cut
            : cut with { Origin = SourceSpan.At(origin.File, origin.FirstLine) };

    private void AppendLink(LinkInline link)
    {
        var start = _text.Length;
        var url = Seen(link.Url ?? "");
        var inLink = _inLink;
        _inLink = true;
        Append(link);
        _inLink = inLink;
        if (_text.Length == start)
        {
            _text.Append(url);
        }

        MarkLink(start, url);
        if (link is { Reference: null, Title.Length: > 0 })
        {
            _cuts.Add(new(placeOf(link.Span.Start), Seen(link.Title), OmissionReason.Markup));
        }
    }

    // An image within a link is no second link, but its address is kept.
    private void MarkLink(int start, string url) => Mark(
        WebAddress.IsCut(url) ? MarkKind.CutLink : WebAddress.Allowed(url) is not null && !_inLink ? MarkKind.Link : MarkKind.PlainLink,
        start,
        url);

    private void Mark(MarkKind kind, int start, string value)
    {
        if (_text.Length > start)
        {
            _marks.Add(new(kind, start, _text.Length - start, value));
        }
    }

    private static string Seen(string url) => IsUnseen(url) ? string.Concat(url.Select(c => IsUnseen([c]) ? '\uFFFD' : c)) : url;

    // Entities can write what a file may not hold as it is: controls, and marks that turn the direction of writing.
    private static bool IsUnseen(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\uFDD0' and <= '\uFDEF') or >= '\uFFFE')
            {
                return true;
            }
        }

        return false;
    }
}
