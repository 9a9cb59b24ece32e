using System.Text;
using System.Text.Json;
using SiteGen.Model;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

public sealed class PageComposerTests
{
    private const string TwoThreads = "A ship.\n• • •\nAnother ship.\n• • •\n";

    [Theory]
    [InlineData("a/notes.txt", "b/notes.txt")]
    [InlineData("Notes.txt", "notes.txt")]
    [InlineData("notes.md", "notes.txt")]
    [InlineData("caf\u00e9.txt", "cafe\u0301.txt")]
    [InlineData("my notes.txt", "my-notes.txt")]
    public void Two_seeds_with_one_address_are_an_error_that_names_both(string first, string second)
    {
        var built = BuiltSite.From(SiteConfigs.Small, (first, "A ship."), (second, "A price."));

        var error = Assert.Single(built.Diagnostics, d => d.Code == "SG0501");
        var said = $"{error.Span.File}: {error.Message}";
        Assert.Contains($"seeds/{first}", said, StringComparison.Ordinal);
        Assert.Contains($"seeds/{second}", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_and_a_thread_of_another_one_with_one_address_are_an_error()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("notes.txt", TwoThreads), ("notes-2.txt", "A price."));

        var error = Assert.Single(built.Diagnostics, d => d.Code == "SG0501");
        Assert.Contains("seeds/notes.txt", error.Span.File + error.Message, StringComparison.Ordinal);
        Assert.Contains("seeds/notes-2.txt", error.Span.File + error.Message, StringComparison.Ordinal);
        Assert.Contains("briefings/notes-2.html", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slug_that_another_seed_has_is_an_error()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "---\nslug: b\n---\nA ship."), ("b.txt", "A price."));

        Assert.Equal("seeds/b.txt", Assert.Single(built.Diagnostics, d => d.Code == "SG0501").Span.File);
    }

    [Fact]
    public void A_slug_names_the_pages_of_a_seed()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "---\nslug: quay\n---\n" + TwoThreads));

        Assert.Equal(["briefings/quay-2.html", "briefings/quay.html", "sources/quay.html"], built.Pages.Keys.Where(p => p.Contains("quay", StringComparison.Ordinal)));
        Assert.Contains("sources/quay.txt", built.Files.Keys);
    }

    [Fact]
    public void An_asset_is_copied_if_its_name_works_everywhere()
    {
        var templates = WithAssets("img/map.svg", "img/aux.png", "img/my map.svg", "robots.txt", "img/.hidden.", "css/extra.css");

        var built = BuiltSite.From(SiteConfigs.Small, templates, ("a.txt", "A ship."));

        Assert.Equal(
 ["assets/css/site.css", "assets/img/icon.svg", "assets/img/map.svg", "assets/img/site.png", "assets/robots.txt"],
            built.Files.Keys.Where(f => f.StartsWith("assets/", StringComparison.Ordinal) && !f.StartsWith("assets/js/", StringComparison.Ordinal)));
        Assert.Equal(
            ["templates/assets/img/.hidden.", "templates/assets/img/aux.png", "templates/assets/img/my map.svg"],
            built.Diagnostics.Where(d => d.Code == "SG0502").Select(d => d.Span.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dated_briefings_come_newest_first_and_undated_ones_after_them_in_the_order_of_the_files()
    {
        var built = BuiltSite.From(
            SiteConfigs.Small,
            ("a.txt", "No date here at all."),
            ("b.txt", "---\ndate: 2023\n---\nThe year is known."),
            ("c.txt", "No date there at all."),
            ("d.txt", "---\ndate: 2024-05-06\n---\nThe day is known here."));

        var home = built.Pages["index.html"];
        var chain = new List<string?> { "d.html" };
        while (built.Pages["briefings/" + chain[^1]].QuerySelector("[rel=next]") is { } next)
        {
            chain.Add(next.GetAttribute("href"));
        }

        Assert.Equal(["briefings/d.html", "briefings/b.html", "briefings/a.html", "briefings/c.html"], home.QuerySelectorAll(".card h3 a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["d.html", "b.html", "a.html", "c.html"], chain);
        Assert.Empty(home.QuerySelectorAll(".briefings > .notes"));
    }

    [Fact]
    public void The_front_page_shows_five_briefings_and_three_passages_a_section_and_says_how_many_more_there_are()
    {
        var seeds = Enumerable.Range(1, 8).Select(i => ($"s{i}.txt", $"The ship number {i} came in.")).ToArray();

        var home = BuiltSite.From(SiteConfigs.Small, seeds).Pages["index.html"];

        Assert.Equal(5, home.QuerySelectorAll(".card").Length);
        Assert.Equal("3 more briefings, listed under the sources", home.QuerySelector(".briefings > .notes:last-child")!.TextContent);
        Assert.Equal(3, home.QuerySelectorAll(".digest .section-harbour .excerpt").Length);
        Assert.Equal("8 here first, 0 also", home.QuerySelector(".digest > .section-harbour > .notes")!.TextContent);
    }

    [Fact]
    public void A_section_without_passages_says_so_and_is_still_there()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "A ship."));

        Assert.Equal("Nothing in this edition was sorted into Market.", built.Pages["sections/market.html"].QuerySelector("main .empty")!.TextContent);
        Assert.Contains("sections/market.html", built.Pages["index.html"].QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain("sections/general.html", built.Files.Keys);
    }

    [Fact]
    public void An_edition_without_sources_is_a_valid_site()
    {
        var built = BuiltSite.From(SiteConfigs.Small);

        Assert.Equal(["404.html", "about.html", "changes.html", "glossary.html", "index.html", "people/index.html", "search.html", "sections/harbour.html", "sections/market.html", "sources/index.html", "topics/index.html"], built.Pages.Keys);
        Assert.Equal("No sources in this edition", built.Pages["index.html"].QuerySelector("main .empty")!.TextContent);
    }

    [Fact]
    public void A_document_of_a_title_alone_is_a_page()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.md", "# Only a #title\n"));

        var page = built.Pages["briefings/a.html"];
        Assert.Equal(("Only a title", "l1"), (page.QuerySelector("h1")!.TextContent, page.QuerySelector("h1")!.Id));
        Assert.Empty(page.QuerySelectorAll(".shape, .passage"));
    }

    [Fact]
    public void Nothing_of_a_draft_is_in_any_file()
    {
        var built = BuiltSite.Named("draft");

        Assert.All(built.Files.Where(f => f.Key != "edition.json"), file => Assert.DoesNotMatch("secret[^.]|Not to be known", Encoding.UTF8.GetString(file.Value)));
        Assert.DoesNotContain("secret\"", Encoding.UTF8.GetString(built.Files["edition.json"]), StringComparison.Ordinal);
        Assert.Contains("A draft; nothing of it is published", built.Pages["sources/index.html"].QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_edition_as_data_has_the_names_of_the_interface()
    {
        using var json = JsonDocument.Parse(BuiltSite.Named(BuiltSite.Own).Files["edition.json"]);

        Assert.Equal(["generator", "title", "language", "sections", "briefings", "sources", "changes", "withdrawn"], Names(json.RootElement));
        Assert.Equal(["id", "title", "url", "passages"], Names(json.RootElement.GetProperty("sections")[0]));
        Assert.Equal(["id", "url", "title", "date", "author", "sections", "source", "lines", "words", "sha256", "passages"], Names(json.RootElement.GetProperty("briefings")[0]));
        Assert.Equal(["file", "url", "sha256", "bytes", "lines", "published", "omitted"], Names(json.RootElement.GetProperty("sources")[0]));
        Assert.Equal(["608", "88"], json.RootElement.GetProperty("briefings").EnumerateArray().Select(b => b.GetProperty("words").GetRawText()));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("briefings")[0].GetProperty("date").ValueKind);
    }

    [Fact]
    public void Passages_lie_beside_their_page_as_data_only_where_that_is_asked_for()
    {
        Assert.Contains("briefings/note.json", BuiltSite.Named("base-url").Files.Keys);
        Assert.DoesNotContain("briefings/note.json", BuiltSite.Named("one-line").Files.Keys);
    }

    [Fact]
    public void What_the_editor_supplied_says_so()
    {
        var page = BuiltSite.Named("sidecar-decisions").Pages["briefings/thread.html"];
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Contains("Title supplied by the editor", text, StringComparison.Ordinal);
        Assert.Contains("By The night watch (supplied by the editor)", text, StringComparison.Ordinal);
        Assert.Contains("Dated 2023-11 (supplied by the editor)", text, StringComparison.Ordinal);
        Assert.Contains("Taken from Oldport Gazette (supplied by the editor)", text, StringComparison.Ordinal);
        Assert.Contains("Sorted by the editor: it is about what was paid", text, StringComparison.Ordinal);
        Assert.Contains("(hidden by the editor: a slip of the pen)", text, StringComparison.Ordinal);
        Assert.Equal("https://oldport.example/the-price-of-fish", page.QuerySelector(".full-text a.outside")!.GetAttribute("href"));
        Assert.Contains("(address supplied by the editor)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A word that should not stand here", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_and_its_direction_are_declared_where_the_seed_names_one()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "---\nlanguage: ar-IQ\n---\nسفينة في الميناء"), ("b.txt", "A ship."));

        foreach (var page in new[] { "briefings/a.html", "sections/general.html", "sources/a.html" })
        {
            var words = built.Pages[page].QuerySelectorAll(".words, .captured").First(w => w.TextContent.StartsWith('س'));
            Assert.Equal(("ar-IQ", "auto"), (words.GetAttribute("lang"), words.GetAttribute("dir")));
        }

        Assert.Null(built.Pages["briefings/b.html"].QuerySelector("article [lang]"));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static TemplateSet WithAssets(params string[] paths) => BuiltSite.BuiltInTemplates with
    {
        Assets = paths.Aggregate(BuiltSite.BuiltInTemplates.Assets, (assets, path) => assets.SetItem(path, new AssetFile(path, "templates/assets/" + path, []))),
    };
}
