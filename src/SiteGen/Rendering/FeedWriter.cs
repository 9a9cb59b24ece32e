using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;
using SiteGen.Model;

namespace SiteGen.Rendering;

/// <summary>Writes feeds: JSON Feed 1.1, and Atom as RFC 4287 has it.</summary>
internal sealed class FeedWriter(CompiledTemplates templates)
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly XmlWriterSettings XmlOptions = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    public static ReadOnlyMemory<byte> Write(FeedPage page, CompiledTemplates templates)
    {
        var writer = new FeedWriter(templates);
        using var stream = new MemoryStream();
        if (page.Format == FeedFormat.Atom)
        {
            using var xml = XmlWriter.Create(stream, XmlOptions);
            writer.WriteAtom(xml, page.Feed);
        }
        else
        {
            using var json = new Utf8JsonWriter(stream, JsonOptions);
            writer.WriteJson(json, page.Feed);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private void WriteJson(Utf8JsonWriter json, Feed feed)
    {
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", Title(feed));
        WriteIfAny(json, "home_page_url", feed.HomeUrl);
        WriteIfAny(json, "feed_url", feed.FeedUrl);
        WriteIfAny(json, "description", feed.Frame.Description);
        json.WriteString("language", feed.Frame.Language);
        WriteAuthors(json, feed.Frame.Author);
        json.WriteStartArray("items");
        foreach (var item in feed.Items)
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            WriteIfAny(json, "url", item.Url);
            var entry = EntryOf(item);
            json.WriteString("title", entry.Title);
            json.WriteString("content_html", entry.Html);
            WriteIfAny(json, "summary", entry.Summary);
            WriteIfAny(json, "date_published", entry.Published is { } published ? Time(published) : null);
            WriteAuthors(json, entry.Author);
            WriteIfAny(json, "language", entry.Language);
            if (entry.Tags.Count > 0)
            {
                json.WriteStartArray("tags");
                entry.Tags.ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAuthors(Utf8JsonWriter json, string? author)
    {
        if (!string.IsNullOrEmpty(author))
        {
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", author);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private void WriteAtom(XmlWriter xml, Feed feed)
    {
        // Composing makes an Atom feed only where both are known.
        var updated = feed.Updated!.Value;
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, feed.Frame.Language);
        xml.WriteElementString("id", Atom, feed.FeedUrl);
        xml.WriteElementString("title", Atom, Title(feed));
        if (feed.Frame.Description.Length > 0)
        {
            xml.WriteElementString("subtitle", Atom, feed.Frame.Description);
        }

        xml.WriteElementString("updated", Atom, Time(updated));
        WriteLink(xml, "self", "application/atom+xml", feed.FeedUrl!);
        WriteLink(xml, "alternate", "text/html", feed.HomeUrl!);
        WriteAuthor(xml, feed.Frame.Author.Length > 0 ? feed.Frame.Author : feed.Frame.SiteTitle);
        xml.WriteElementString("generator", Atom, feed.Frame.Generator);
        foreach (var item in feed.Items)
        {
            var entry = EntryOf(item);
            xml.WriteStartElement("entry", Atom);
            xml.WriteElementString("id", Atom, item.Id);
            xml.WriteElementString("title", Atom, entry.Title);
            xml.WriteElementString("updated", Atom, Time(entry.Published ?? updated));
            if (entry.Published is { } published)
            {
                xml.WriteElementString("published", Atom, Time(published));
            }

            WriteLink(xml, "alternate", "text/html", item.Url!);
            if (entry.Author is not null)
            {
                WriteAuthor(xml, entry.Author);
            }

            foreach (var tag in entry.Tags)
            {
                xml.WriteStartElement("category", Atom);
                xml.WriteAttributeString("term", tag);
                xml.WriteEndElement();
            }

            if (entry.Summary.Length > 0)
            {
                xml.WriteElementString("summary", Atom, entry.Summary);
            }

            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", "html");
            if (entry.Language is not null)
            {
                xml.WriteAttributeString("xml", "lang", null, entry.Language);
            }

            xml.WriteString(entry.Html);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string rel, string type, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static void WriteAuthor(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, name);
        xml.WriteEndElement();
    }

    /// <summary>What both formats say of an item.</summary>
    private sealed record Entry(
        string Title, string Html, string Summary, DateTimeOffset? Published, string? Author, string? Language, IReadOnlyList<string> Tags);

    private Entry EntryOf(FeedItem item) => item switch
    {
        BriefingItem briefing => new(
            Title(briefing.Title), Content(briefing), briefing.Summary, briefing.Published, briefing.Author, briefing.Language, briefing.Tags),
        ChangeItem change => new(
            Plain("change-in-feed", Plain("change-" + ChangeList.Names[change.Change.Change.Kind]), Title(change.Title)), Content(change.Change), "", null, null, null, []),
        _ => throw new InvalidOperationException($"there is no way to write a {item.GetType().Name}"),
    };

    // Words alone: a link of a seed is followed from its page, where it is marked as one.
    private string Content(BriefingItem briefing)
    {
        var html = new StringBuilder();
        html.Append("<p>")
            .Append(briefing.BottomLine is { } line ? Html.Escape(line.Text) : templates.Labels.Write("no-bottom-line").Value)
            .Append("</p>");
        if (!briefing.KeyPoints.IsEmpty)
        {
            html.Append("<h2>").Append(templates.Labels.Write("key-points").Value).Append("</h2>");
            foreach (var point in briefing.KeyPoints)
            {
                html.Append("<p>").Append(Html.Escape(point.Text)).Append("</p>");
            }
        }

        return html.ToString();
    }

    private string Content(ChangeView change)
    {
        var html = new StringBuilder();
        if (!change.Words.IsEmpty)
        {
            html.Append("<p>");
            foreach (var run in change.Words)
            {
                var text = Html.Escape(run.Text);
                html.Append(run.IsOld ? $"<del>{text}</del>" : run.IsNew ? $"<ins>{text}</ins>" : text);
            }

            html.Append("</p>");
        }

        if (change.IsOldLost)
        {
            html.Append("<p>").Append(templates.Labels.Write("old-words-lost").Value).Append("</p>");
        }

        if (change is { From: { } from, To: { } to })
        {
            html.Append("<p>").Append(templates.Labels.Write("change-of-section", from.Title ?? Plain("general"), to.Title ?? Plain("general")).Value).Append("</p>");
        }

        return html.Length > 0 ? html.ToString() : $"<p>{templates.Labels.Write("change-" + ChangeList.Names[change.Change.Kind]).Value}</p>";
    }

    private string Title(Feed feed) => feed.IsOfChanges ? Plain("title-with-site", Plain("changes"), feed.Frame.SiteTitle)
        : feed.Section is null ? feed.Frame.SiteTitle
        : Plain("title-with-site", feed.Section.Title ?? Plain("general"), feed.Frame.SiteTitle);

    private string Title(TitleView title)
    {
        var text = title.IsShortenedBefore ? Plain("shortened-before", title.Text) : title.Text;
        text = title.IsShortenedAfter ? Plain("shortened-after", text) : text;
        return title.IsQuoted ? Plain("quoted-title", text) : text;
    }

    private string Plain(string label, params ReadOnlySpan<object?> values) => templates.PlainLabels.Write(label, values).Value;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
