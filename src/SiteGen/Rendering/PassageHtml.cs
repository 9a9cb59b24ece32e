using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SiteGen.Model;

namespace SiteGen.Rendering;

/// <summary>A passage's text as HTML: its tags, links, time words and emphasis marked up.</summary>
internal static class PassageHtml
{
    /// <summary>The text, or a part of it.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="labels">The site's words.</param>
    /// <param name="withAnchors">Whether to set the ids of the source lines after the first.</param>
    /// <param name="withSigns">Whether tags keep the sign before them.</param>
    /// <param name="links">Where tags and handles lead.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends; -1 means with the text.</param>
    public static Html Inline(Passage passage, LabelWriter labels, bool withAnchors = false, bool withSigns = true, ImmutableDictionary<TextMark, string>? links = null, int start = 0, int end = -1)
    {
        var text = passage.Text;
        end = end < 0 ? text.Length : end;
        var html = new StringBuilder((end - start) * 5 / 4);
        var open = new Stack<(int End, string Closing)>();
        var at = start;
        var line = withAnchors ? 1 : passage.LineStarts.Length;

        foreach (var mark in passage.Marks)
        {
            if (mark.Start < start || mark.End > end)
            {
                continue;
            }

            Close(mark.Start);
            var href = open.Any(o => o.Closing == "</a>") ? null : links?.GetValueOrDefault(mark);
            if (Tags(mark, labels, withSigns, href) is not { } tags)
            {
                continue;
            }

            if (open.TryPeek(out var outer) && mark.End > outer.End)
            {
                continue; // It would cross another one: the outer one is kept.
            }

            Write(mark.Start);
            html.Append(tags.Opening);
            if (mark.Length > 0)
            {
                // The sign before a tag is in the opening already, if anywhere.
                at += mark.Kind is MarkKind.Tag ? 1 : 0;
                open.Push((mark.End, tags.Closing));
            }
        }

        Close(end);
        Write(end);
        return new(html.ToString());

        void Close(int until)
        {
            while (open.TryPeek(out var inner) && inner.End <= until)
            {
                Write(inner.End);
                html.Append(inner.Closing);
                open.Pop();
            }
        }

        void Write(int until)
        {
            while (line < passage.LineStarts.Length && passage.LineStarts[line].Offset <= until)
            {
                Text(passage.LineStarts[line].Offset);
                html.Append(CultureInfo.InvariantCulture, $"<span id=\"l{passage.LineStarts[line].Line}\"></span>");
                line++;
            }

            Text(until);
        }

        void Text(int until)
        {
            if (until > at)
            {
                Html.AppendEscaped(html, text.AsSpan(at, until - at));
                at = until;
            }
        }
    }

    private static (string Opening, string Closing)? Tags(TextMark mark, LabelWriter labels, bool withSigns, string? href) => mark.Kind switch
    {
        // The sign stays for copying and finding, and is not read aloud; words that travel alone go without.
        MarkKind.Tag when !withSigns => ("<span class=\"tag\">", "</span>"),
        MarkKind.Tag when href is not null => ($"<a class=\"tag\" href=\"{Html.Escape(href)}\"><span class=\"sign\" aria-hidden=\"true\">#</span>", "</a>"),
        MarkKind.Handle when href is not null => ($"<a class=\"handle\" href=\"{Html.Escape(href)}\">", "</a>"),
        MarkKind.Tag => ("<span class=\"tag\"><span class=\"sign\" aria-hidden=\"true\">#</span>", "</span>"),
        MarkKind.Handle => ("<span class=\"handle\">", "</span>"),
        MarkKind.RelativeTime => ("<span class=\"time-word\">", "</span>"),
        MarkKind.Emphasis => ("<em>", "</em>"),
        MarkKind.Strong => ("<strong>", "</strong>"),
        MarkKind.Code => ("<code>", "</code>"),
        MarkKind.Join => ($"<span class=\"join\"><span aria-hidden=\"true\">{labels.Write("join-sign").Value}</span><span class=\"visually-hidden\">{labels.Write("joined").Value}</span></span> ", ""),
        MarkKind.PlainLink => ("<span class=\"plain-link\">", "</span>"),
        MarkKind.CutLink => ("<span class=\"cut-link\">", $"</span> <span class=\"note\">{labels.Write("link-cut").Value}</span>"),
        MarkKind.Link when WebAddress.Allowed(mark.Value) is { } url =>
            ($"<a class=\"outside\" rel=\"nofollow noopener noreferrer\" href=\"{Html.Escape(url)}\">", "</a>"),
        _ => null,
    };
}
