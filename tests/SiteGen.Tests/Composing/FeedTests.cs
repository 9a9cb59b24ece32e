using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SiteGen.Model;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly SiteConfig Known = SiteConfigs.Small with { Title = "Harbour notes", BaseUrl = new("https://example.org/notes/") };

    public static TheoryData<string> Sites => [.. BuiltSite.Names];

    [Theory, MemberData(nameof(Sites))]
    public void Every_json_feed_keeps_the_rules_of_its_format(string site)
    {
        var built = BuiltSite.Named(site);
        var feeds = built.Files.Keys.Where(IsJsonFeed).ToList();

        Assert.Contains("feed.json", feeds);
        Assert.All(built.Config.Sections, s => Assert.Contains($"feeds/{s.Id}.json", feeds));
        Assert.All(feeds, path => AssertJsonFeed(Json(built, path), built.Config.BaseUrl));
    }

    [Theory, MemberData(nameof(Sites))]
    public void The_html_of_every_feed_is_words_and_nothing_else(string site)
    {
        var built = BuiltSite.Named(site);

        foreach (var item in built.Files.Keys.Where(IsJsonFeed).SelectMany(path => Json(built, path).GetProperty("items").EnumerateArray()))
        {
            var html = new HtmlParser().ParseDocument(item.GetProperty("content_html").GetString()!);
            Assert.Empty(html.Body!.QuerySelectorAll(":not(p):not(h2):not(ins):not(del):not(q)"));
            Assert.DoesNotContain(html.Body!.QuerySelectorAll("*"), e => e.Attributes.Length > 0);
        }
    }

    [Theory, MemberData(nameof(Sites))]
    public void A_feed_says_nothing_but_words_of_its_sources_and_labels(string site)
    {
        var built = BuiltSite.Named(site);
        var texts = built.Files.Keys.Where(IsJsonFeed).Select(path => Json(built, path)).SelectMany(feed =>
            feed.GetProperty("items").EnumerateArray()
                .SelectMany(i => Texts(i).Concat(new HtmlParser().ParseDocument(i.GetProperty("content_html").GetString()!).Body!.Descendants<IText>().Select(t => t.Data)))
                .Append(feed.GetProperty("title").GetString()!));

        Assert.Empty(ClosedWords.Strangers(built, texts));
    }

    [Fact]
    public void A_briefing_is_an_item_with_its_bottom_line_its_tags_and_what_is_stated()
    {
        var built = BuiltSite.From(Known, ("notes.txt", """
            ---
            title: A ship <b>
            author: A. Writer
            date: 2021-04-06
            tags: [Quay]
            language: de
            ---
            In sum, the #ship came in <late> and the whole harbour had to wait for it.
            """));

        var item = Assert.Single(Json(built, "feed.json").GetProperty("items").EnumerateArray());

        Assert.Equal("https://example.org/notes/briefings/notes.html", item.GetProperty("id").GetString());
        Assert.Equal("https://example.org/notes/briefings/notes.html", item.GetProperty("url").GetString());
        Assert.Equal("A ship <b>", item.GetProperty("title").GetString());
        Assert.Equal("In sum, the ship came in <late> and the whole harbour had to wait for it.", item.GetProperty("summary").GetString());
        Assert.Equal("<p>In sum, the #ship came in &lt;late&gt; and the whole harbour had to wait for it.</p>", item.GetProperty("content_html").GetString());
        Assert.Equal("2021-04-06T00:00:00Z", item.GetProperty("date_published").GetString());
        Assert.Equal("A. Writer", item.GetProperty("authors")[0].GetProperty("name").GetString());
        Assert.Equal(["ship", "Quay"], item.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("de", item.GetProperty("language").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\ndate: 2021-04\n---\n")]
    public void What_is_not_stated_is_not_in_the_feed(string head)
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("notes.txt", head + "A ship came in."));
        var feed = Json(built, "feed.json");
        var item = Assert.Single(feed.GetProperty("items").EnumerateArray());

        Assert.Equal(["version", "title", "language", "items"], feed.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["id", "title", "content_html"], item.EnumerateObject().Select(p => p.Name));
        Assert.Equal("briefings/notes.html", item.GetProperty("id").GetString());
        Assert.Equal("<p>No passage of this source fits the rule for a bottom line.</p>", item.GetProperty("content_html").GetString());
        Assert.DoesNotContain(built.Files.Keys, p => p.EndsWith(".xml", StringComparison.Ordinal));
    }

    [Fact]
    public void A_feed_of_a_section_has_the_briefings_that_the_section_lists()
    {
        var built = BuiltSite.From(Known, ("a.txt", "A ship came in."), ("b.txt", "The price fell."), ("c.txt", "The price of a ship and a ship."));

        string?[] Ids(string path) => [.. Json(built, path).GetProperty("items").EnumerateArray().Select(i => Path.GetFileName(i.GetProperty("id").GetString()))];
        Assert.Equal(["a.html", "b.html", "c.html"], Ids("feed.json"));
        Assert.Contains("a.html", Ids("feeds/harbour.json"));
        Assert.DoesNotContain("b.html", Ids("feeds/harbour.json"));
        Assert.Equal("Harbour – Harbour notes", Json(built, "feeds/harbour.json").GetProperty("title").GetString());
    }

    [Fact]
    public void A_feed_has_at_most_fifty_items_the_newest_ones()
    {
        var seeds = Enumerable.Range(1, 60).Select(i => ($"n{i:00}.txt", $"---\ndate: 2021-{1 + (i / 28):00}-{1 + (i % 28):00}\n---\nA ship came in.")).ToArray();

        var items = Json(BuiltSite.From(Known, seeds), "feed.json").GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(50, items.Count);
        Assert.EndsWith("n60.html", items[0].GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("n11.html", items[^1].GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Atom_has_every_thing_that_it_must_have()
    {
        var built = BuiltSite.From(
            Known with { Description = "Ships & quays." },
            ("dated.txt", "---\ndate: 2021-04-06\nauthor: A. <Writer>\n---\nA #ship came in."),
            ("undated.txt", "The price fell."));

        Assert.All(["feed.xml", "feeds/harbour.xml", "feeds/market.xml"], path =>
        {
            var feed = XDocument.Parse(Encoding.UTF8.GetString(built.Files[path])).Root!;
            Assert.Equal(Atom + "feed", feed.Name);
            AssertAtom(feed);
            Assert.All(feed.Elements(Atom + "entry"), AssertAtom);
            Assert.Equal("https://example.org/notes/" + path, Assert.Single(feed.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
            Assert.NotEmpty(Assert.Single(feed.Elements(Atom + "author")).Element(Atom + "name")!.Value);
        });

        // The reader of .NET as a second opinion.
        using var xml = XmlReader.Create(new MemoryStream(built.Files["feed.xml"]));
        var read = SyndicationFeed.Load(xml);
        Assert.Equal("Harbour notes", read.Title.Text);
        Assert.Equal("Ships & quays.", read.Description.Text);
        Assert.Equal(["2021-04-06", "2021-04-06"], read.Items.Select(i => i.LastUpdatedTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal("A. <Writer>", read.Items.First().Authors.Single().Name);
        Assert.Equal("ship", read.Items.First().Categories.Single().Name);
        Assert.Equal(default, read.Items.Last().PublishDate);
    }

    [Fact]
    public void The_time_that_a_build_is_given_is_the_time_of_what_has_none()
    {
        var built = BuiltSite.From(
            Known with { EditionTime = new DateTimeOffset(2022, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)) },
            ("dated.txt", "---\ndate: 2021-04-06\n---\nA ship came in."), ("undated.txt", "The price fell."));

        var feed = XDocument.Parse(Encoding.UTF8.GetString(built.Files["feed.xml"])).Root!;

        Assert.Equal("2022-01-02T02:04:05Z", feed.Element(Atom + "updated")!.Value);
        Assert.Equal(["2021-04-06T00:00:00Z", "2022-01-02T02:04:05Z"], feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "updated")!.Value));
    }

    [Fact]
    public void Without_an_address_or_a_time_there_is_no_atom()
    {
        var noTime = BuiltSite.From(Known, ("notes.txt", "A ship came in."));
        var noAddress = BuiltSite.From(SiteConfigs.Small, ("notes.txt", "---\ndate: 2021-04-06\n---\nA ship came in."));

        Assert.DoesNotContain("feed.xml", noTime.Files.Keys);
        Assert.DoesNotContain("feed.xml", noAddress.Files.Keys);
        Assert.Single(noTime.Pages["index.html"].QuerySelectorAll("link[rel=alternate]"));
    }

    [Fact]
    public void A_page_points_to_the_feeds_of_the_site_and_to_its_own()
    {
        var built = BuiltSite.From(Known, ("notes.txt", "---\ndate: 2021-04-06\n---\nA ship came in."));

        string?[] Feeds(string page) => [.. built.Pages[page].QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("href"))];
        Assert.Equal(["feed.json", "feed.xml"], Feeds("index.html"));
        Assert.Equal(["../feed.json", "../feed.xml"], Feeds("briefings/notes.html"));
        Assert.Equal(["../feed.json", "../feed.xml", "../feeds/harbour.json", "../feeds/harbour.xml"], Feeds("sections/harbour.html"));
        Assert.Equal(Feeds("sections/harbour.html"), built.Pages["sections/harbour.html"].QuerySelectorAll("footer .feeds a").Skip(1).Select(a => a.GetAttribute("href")));
    }

    internal static bool IsJsonFeed(string path) =>
        path is "feed.json" or "changes.json" || (path.StartsWith("feeds/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal));

    internal static JsonElement Json(BuiltSite site, string path) => JsonDocument.Parse(site.Files[path]).RootElement;

    /// <summary>The rules of https://www.jsonfeed.org/version/1.1/.</summary>
    internal static void AssertJsonFeed(JsonElement feed, Uri? baseUrl)
    {
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.NotEmpty(feed.GetProperty("title").GetString()!);
        Assert.Equal(baseUrl is not null, feed.TryGetProperty("home_page_url", out _));
        Assert.Equal(baseUrl is not null, feed.TryGetProperty("feed_url", out _));
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        Assert.Distinct(items.Select(i => i.GetProperty("id").GetString()));
        Assert.All(items, item =>
        {
            Assert.NotEmpty(item.GetProperty("id").GetString()!);
            Assert.NotEmpty(item.GetProperty("content_html").GetString()!);
            Assert.Equal(baseUrl is not null, item.TryGetProperty("url", out var url));
            Assert.True(baseUrl is null || url.GetString()!.StartsWith(baseUrl.AbsoluteUri, StringComparison.Ordinal));
            Assert.All(Strings(item, "date_published"), d => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", d));
            Assert.True(!item.TryGetProperty("tags", out var tags) || (tags.GetArrayLength() > 0 && tags.EnumerateArray().All(t => t.GetString()!.Length > 0)));
            Assert.True(!item.TryGetProperty("authors", out var authors) || authors.EnumerateArray().All(a => a.GetProperty("name").GetString()!.Length > 0));
        });
    }

    private static IEnumerable<string> Strings(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? [value.GetString()!] : [];

    private static IEnumerable<string> Texts(JsonElement item) => Strings(item, "title").Concat(Strings(item, "summary"));

    // RFC 4287, 4.1.1 and 4.1.2.
    private static void AssertAtom(XElement element)
    {
        var id = Assert.Single(element.Elements(Atom + "id")).Value;
        Assert.True(Uri.TryCreate(id, UriKind.Absolute, out _), id);
        Assert.NotEmpty(Assert.Single(element.Elements(Atom + "title")).Value);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", Assert.Single(element.Elements(Atom + "updated")).Value);
        Assert.Single(element.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate");
        Assert.All(element.Elements(Atom + "link"), l => Assert.True(Uri.TryCreate(l.Attribute("href")!.Value, UriKind.Absolute, out _)));
        Assert.All(element.Elements(Atom + "content"), c => Assert.Equal("html", c.Attribute("type")!.Value));
        Assert.True(element.Elements().Select(e => e.Name).All(n => n.Namespace == Atom));
    }
}
