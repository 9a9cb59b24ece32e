using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using NJsonSchema;
using SiteGen.Model;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

/// <summary>What changed since the edition before.</summary>
public sealed class ChangeTests
{
    private const string Ship = "A ship came in with the tide and lay at the quay.";
    private const string Price = "The price of fish fell by a third in a week.";
    private const string Crew = "The crew of forty went ashore and slept.";

    private static readonly SiteConfig Config = SiteConfigs.Small with { Title = "Harbour notes" };

    [Fact]
    public void The_first_edition_has_nothing_to_compare_with()
    {
        var built = Build(("notes.txt", Ship));

        Assert.Equal(JsonValueKind.Null, Edition(built).GetProperty("changes").ValueKind);
        Assert.Contains("Nothing to compare with yet", built.Pages["changes.html"].QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing to compare with yet", built.Pages["index.html"].QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Items(built));
    }

    [Fact]
    public void An_edition_built_over_itself_changes_no_byte()
    {
        var first = Build(("notes.txt", $"{Ship}\n{Price}"));
        AssertSame(first, BuiltSite.Over(first, ("notes.txt", $"{Ship}\n{Price}")));

        var second = BuiltSite.Over(first, ("notes.txt", $"{Ship}\nThe price of cod fell by a third in a week."), ("new.txt", Crew));
        Assert.Equal(["new-briefing new", "changed notes 2-2"], Rows(second));

        AssertSame(second, BuiltSite.Over(second, ("notes.txt", $"{Ship}\nThe price of cod fell by a third in a week."), ("new.txt", Crew)));
    }

    [Fact]
    public void Words_that_went_and_came_are_shown_word_by_word()
    {
        var built = BuiltSite.Over(Build(("notes.txt", $"{Ship}\n{Price}")), ("notes.txt", $"{Ship}\nThe price of cod fell by half in a week."));

        var change = Assert.Single(built.Pages["changes.html"].QuerySelectorAll(".change"));
        Assert.Equal(["fish", "a third"], change.QuerySelectorAll("del").Select(Own));
        Assert.Equal(["cod", "half"], change.QuerySelectorAll("ins").Select(Own));
        Assert.Equal("briefings/notes.html#l2", change.QuerySelector(".notes a")!.GetAttribute("href"));
        Assert.Equal("1 passage with other words", Assert.Single(built.Pages["index.html"].QuerySelectorAll(".changes li")).TextContent);
        Assert.Equal("Words changed: “A ship came in with the tide and lay at the quay”", Assert.Single(Items(built)).GetProperty("title").GetString());
        Assert.Equal(
            "<p>The price of <del>fish </del><ins>cod </ins>fell by <del>a third </del><ins>half </ins>in a week.</p>",
            Assert.Single(Items(built)).GetProperty("content_html").GetString());
    }

    [Fact]
    public void A_passage_that_came_is_new_and_one_that_went_is_withdrawn()
    {
        var built = BuiltSite.Over(Build(("notes.txt", $"{Ship}\n{Price}")), ("notes.txt", $"{Crew}\n{Ship}"));

        Assert.Equal(["new notes 1-1", "withdrawn notes 2-2"], Rows(built));
        var changes = built.Pages["changes.html"].QuerySelectorAll(".change").ToList();
        Assert.Equal(Crew, Own(changes[0].QuerySelector("ins")!));
        Assert.Equal(Price, Own(changes[1].QuerySelector("del")!));
    }

    [Theory]
    [InlineData($"\n\n{Ship}\n\n{Price}\n")]
    [InlineData($"{Price}\n{Ship}")]
    public void Passages_whose_lines_moved_have_not_changed(string moved)
    {
        var built = BuiltSite.Over(Build(("notes.txt", $"{Ship}\n{Price}")), ("notes.txt", moved));

        Assert.Equal(JsonValueKind.Null, Edition(built).GetProperty("changes").ValueKind);
    }

    [Fact]
    public void What_changed_last_is_found_again_when_its_lines_move()
    {
        var second = BuiltSite.Over(Build(("notes.txt", Ship)), ("notes.txt", $"{Ship}\n{Price}"));
        var third = BuiltSite.Over(second, ("notes.txt", $"\n\n{Ship}\n\n{Price}"));

        Assert.Equal(["new notes 2-2"], Rows(second));
        Assert.Equal(["new notes 5-5"], Rows(third));
        Assert.Equal("briefings/notes.html#l5", third.Pages["changes.html"].QuerySelector(".change .notes a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_passage_in_another_section_names_both_and_the_words_that_sorted_it()
    {
        var before = Build(("notes.txt", "The price fell."));
        var config = SiteConfigs.From(
            "sections:",
            "  - {id: harbour, title: Harbour, description: Ships and quays., terms: [price]}",
            "  - {id: yard, title: Yard, description: Wood., terms: [wood]}");
        using var folder = new TemporaryFolder();
        new ExpectedFiles(folder.PathOf("site")).Replace(before.Files);

        var built = BuiltSite.Over(folder.PathOf("site/edition.json"), config, ("notes.txt", "The price fell."));

        var change = Assert.Single(built.Pages["changes.html"].QuerySelectorAll(".change"));
        Assert.Equal(["re-sorted notes 1-1"], Rows(built));
        Assert.Equal("Re-sorted, from ○ Market to ▲ Harbour", change.QuerySelector(".kind")!.TextContent);
        Assert.StartsWith("Harbour: price", change.QuerySelector(".why")!.TextContent, StringComparison.Ordinal);
        Assert.Null(change.QuerySelector(".section-market[href]"));
    }

    [Fact]
    public void A_withdrawn_briefing_keeps_its_address_with_a_notice_until_it_comes_back()
    {
        var config = Config with { BaseUrl = new("https://example.org/") };
        var first = BuiltSite.From(config, ("gone.txt", Price), ("notes.txt", Ship));
        var second = BuiltSite.Over(first, ("notes.txt", Ship));
        var third = BuiltSite.Over(second, ("notes.txt", $"{Ship}\n{Crew}"));
        var fourth = BuiltSite.Over(third, ("gone.txt", Price), ("notes.txt", $"{Ship}\n{Crew}"));

        Assert.Equal(["withdrawn-briefing gone"], Rows(second));
        Assert.Equal(["new notes 2-2"], Rows(third));
        Assert.Equal(["new-briefing gone"], Rows(fourth));
        foreach (var built in new[] { second, third })
        {
            foreach (var path in new[] { "briefings/gone.html", "sources/gone.html" })
            {
                var page = built.Pages[path];
                Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
                Assert.Contains("was withdrawn", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
                Assert.Equal(["../changes.html", "../index.html"], page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
                Assert.DoesNotContain(path, Encoding.UTF8.GetString(built.Files["sitemap.xml"]), StringComparison.Ordinal);
            }

            Assert.DoesNotContain("gone", Encoding.UTF8.GetString(built.Files["feed.json"]), StringComparison.Ordinal);
            Assert.Equal("gone", Assert.Single(Edition(built).GetProperty("withdrawn").EnumerateArray()).GetProperty("id").GetString());
        }

        Assert.Empty(Edition(fourth).GetProperty("withdrawn").EnumerateArray());
        Assert.Null(fourth.Pages["briefings/gone.html"].QuerySelector("meta[name=robots]"));
    }

    [Fact]
    public void Where_the_source_before_is_gone_the_change_says_so()
    {
        using var folder = new TemporaryFolder();
        new ExpectedFiles(folder.PathOf("site")).Replace(Build(("notes.txt", $"{Ship}\n{Price}")).Files);
        File.WriteAllText(folder.PathOf("site/sources/notes.txt"), "Something else.");

        var built = BuiltSite.Over(folder.PathOf("site/edition.json"), Config, ("notes.txt", $"{Ship}\nThe price of cod fell by a third in a week."));

        var change = Assert.Single(built.Pages["changes.html"].QuerySelectorAll(".change"));
        Assert.Empty(change.QuerySelectorAll("del"));
        Assert.Equal("The words before are not known any more.", change.QuerySelector(".empty")!.TextContent);
    }

    [Fact]
    public void Of_very_many_changes_the_first_are_shown_and_the_others_counted()
    {
        var built = BuiltSite.Over(Build(("notes.txt", Ship)), [("notes.txt", Ship), .. Enumerable.Range(0, 230).Select(i => ($"n{i:000}.txt", Price))]);

        Assert.Equal(200, built.Pages["changes.html"].QuerySelectorAll(".change").Length);
        Assert.Contains("30 more changes", built.Pages["changes.html"].QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(230, Edition(built).GetProperty("changes").GetProperty("counts").GetProperty("new-briefing").GetInt32());
        AssertSame(built, BuiltSite.Over(built, [("notes.txt", Ship), .. Enumerable.Range(0, 230).Select(i => ($"n{i:000}.txt", Price))]));
    }

    [Fact]
    public async Task An_edition_with_changes_is_as_its_schema_says_and_its_pages_say_nothing_but_known_words()
    {
        var built = BuiltSite.Over(
            Build(("gone.txt", Price), ("notes.txt", $"{Ship}\n{Price}\n{Crew}")),
            ("new.txt", Price), ("notes.txt", $"{Ship}\nThe price of cod fell by a third in a week.\nWood came in from the north."));
        var schema = await JsonSchema.FromFileAsync(Repository.PathOf("docs/schemas/edition.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(built.Files["edition.json"])));
        Assert.Empty(ClosedWords.Strangers(built));
        FeedTests.AssertJsonFeed(FeedTests.Json(built, "changes.json"), null);
    }

    public static TheoryData<string> Broken =>
    [
        "", "[]", "null", "{", "{}", "\u0000", new string('[', 5000),
        "{\"sections\":[],\"briefings\":[],\"sources\":[],\"changes\":null}",
        Withdrawn(id: "\"../../etc\""), Withdrawn(id: "\"con\""), Withdrawn(id: "\"A\""), Withdrawn(id: "\"a\\u0000\""), Withdrawn(id: "\"\""), Withdrawn(id: "1"),
        Withdrawn(title: "\"\\ud800\""), Withdrawn(title: "\"\",\"title\":\"\""),
        Withdrawn(sourceUrl: "\"https://example.org/\""), Withdrawn(sourceUrl: "\"sources/../a.html\""), Withdrawn(sourceUrl: "1"),
    ];

    [Theory, MemberData(nameof(Broken))]
    public void An_edition_that_cannot_be_used_is_a_warning_and_as_if_there_were_none(string json)
    {
        using var folder = new TemporaryFolder().With("edition.json", json);

        var built = BuiltSite.Over(folder.PathOf("edition.json"), Config, ("notes.txt", Ship));

        Assert.Equal("SG0125", Assert.Single(built.Diagnostics, d => d.Code != "SG0503").Code);
        AssertSame(Build(("notes.txt", Ship)), built);
    }

    [Fact]
    public void A_change_of_a_briefing_that_never_was_is_not_carried_over()
    {
        const string Changes = """
            "changes": {"counts":{"withdrawn":1},"rows":[{"kind":"withdrawn","briefing":"never","title":"Never","lines":[1,1],"sha256":"0123456789abcdef","old":"Never."}]}
            """;
        var edition = Encoding.UTF8.GetString(Build(("notes.txt", Ship)).Files["edition.json"]);
        using var folder = new TemporaryFolder().With("edition.json", edition.Replace("\"changes\": null", Changes, StringComparison.Ordinal));

        var built = BuiltSite.Over(folder.PathOf("edition.json"), Config, ("notes.txt", Ship));

        Assert.Empty(Rows(built));
        Assert.DoesNotContain("never.html", Encoding.UTF8.GetString(built.Files["changes.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_an_edition_before_is_text()
    {
        const string Evil = "<script>alert(1)</script>\\u001b[31m\\u202e{{ site }}";
        const string Changes = """
            "changes": {"counts":{"withdrawn":1},"rows":[{"kind":"withdrawn","briefing":"gone","title":"EVIL","lines":[1,1],"sha256":"0123456789abcdef",
              "old":"EVIL","from":{"id":"x","title":"EVIL"},"to":{"id":"y","title":"EVIL"}}]}
            """;
        const string Gone = """
            "withdrawn": [{"id":"gone","title":"EVIL","source":"EVIL","sourceUrl":"sources/gone.html"}]
            """;
        var edition = Encoding.UTF8.GetString(Build(("notes.txt", Ship)).Files["edition.json"]);
        using var folder = new TemporaryFolder().With("edition.json", edition
            .Replace("\"changes\": null", Changes, StringComparison.Ordinal)
            .Replace("\"withdrawn\": []", Gone, StringComparison.Ordinal)
            .Replace("EVIL", Evil, StringComparison.Ordinal));

        var built = BuiltSite.Over(folder.PathOf("edition.json"), Config, ("notes.txt", Ship));

        Assert.Equal(["withdrawn gone 1-1"], Rows(built));
        Assert.Contains("alert(1)", built.Pages["changes.html"].QuerySelector(".change del")!.TextContent, StringComparison.Ordinal);
        Assert.All(built.Pages, page => Assert.Equal(page.Key == "search.html" ? 1 : 0, page.Value.QuerySelectorAll("script").Length));
        Assert.All(built.Files.Where(f => !f.Key.EndsWith(".png", StringComparison.Ordinal)).Select(f => f.Value), bytes => Assert.DoesNotContain(Encoding.UTF8.GetString(bytes), c => c is '\u001b' or '\u202e'));
        Assert.StartsWith("<script>", built.Pages["briefings/gone.html"].QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private static string Withdrawn(string id = "\"a\"", string title = "\"\"", string sourceUrl = "null") =>
        $$"""{"sections":[],"briefings":[],"sources":[],"changes":null,"withdrawn":[{"id":{{id}},"title":{{title}},"source":"","sourceUrl":{{sourceUrl}}}]}""";

    private static BuiltSite Build(params (string Path, string Text)[] seeds) => BuiltSite.From(Config, seeds);

    private static JsonElement Edition(BuiltSite site) => FeedTests.Json(site, "edition.json");

    private static JsonElement[] Items(BuiltSite site) => [.. FeedTests.Json(site, "changes.json").GetProperty("items").EnumerateArray()];

    private static IEnumerable<string> Rows(BuiltSite site) => Edition(site).GetProperty("changes").GetProperty("rows").EnumerateArray().Select(r =>
        $"{r.GetProperty("kind").GetString()} {r.GetProperty("briefing").GetString()}" + (r.TryGetProperty("lines", out var lines) ? $" {lines[0]}-{lines[1]}" : ""));

    // Without the word that is read aloud.
    private static string Own(IElement element) => string.Concat(element.ChildNodes.OfType<IText>().Select(t => t.Data)).Trim();

    private static void AssertSame(BuiltSite expected, BuiltSite actual)
    {
        Assert.Equal(expected.Files.Keys, actual.Files.Keys);
        Assert.All(expected.Files, file => Assert.Equal(Encoding.UTF8.GetString(file.Value), Encoding.UTF8.GetString(actual.Files[file.Key])));
    }
}
