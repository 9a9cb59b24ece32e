using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>
/// The list of all pages for search engines, after sitemaps.org. It takes whole addresses, so there is none
/// as long as the site's is not known.
/// </summary>
internal static class SitemapFiles
{
    /// <summary>How many addresses one file may list.</summary>
    public const int MostUrls = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "",
        NewLineChars = "\n",
    };

    public static IEnumerable<Page> Of(EditionIndex edition, IEnumerable<Page> pages)
    {
        if (edition.Config.BaseUrl is not { } baseUrl)
        {
            return [];
        }

        var listed = pages.OfType<HtmlPage>().Where(p => p.Url != SiteMap.NotFound && p.Template != ChangePages.WithdrawnTemplate)
            .OrderBy(p => p.Url.Path, StringComparer.Ordinal)
            .Select(p => (Url: p.Url.Full(baseUrl), Day: Day(p)))
            .ToImmutableArray();
        if (listed.Length <= MostUrls)
        {
            return [File(SiteMap.Sitemap(0), "urlset", "url", listed)];
        }

        var parts = listed.Chunk(MostUrls).Select((part, i) => File(SiteMap.Sitemap(i + 1), "urlset", "url", part)).ToList();
        return [File(SiteMap.Sitemap(0), "sitemapindex", "sitemap", parts.Select(p => (p.Url.Full(baseUrl), (string?)null))), .. parts];
    }

    // Only a day that is stated: when a page without one changed last is not known.
    private static string? Day(HtmlPage page) =>
        Feeds.Day(page.Date) is { } day
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static PlainFile File(SiteUrl url, string list, string entry, IEnumerable<(string Url, string? Day)> entries)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement(list, Namespace);
            foreach (var (address, day) in entries)
            {
                xml.WriteStartElement(entry, Namespace);
                xml.WriteElementString("loc", Namespace, address);
                if (day is not null)
                {
                    xml.WriteElementString("lastmod", Namespace, day);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
        return new(url, "the sitemap", [.. stream.ToArray()]);
    }
}
