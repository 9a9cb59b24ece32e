using System.Text;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

public sealed class ArchiveTests
{
    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    [InlineData(149, 1)]
    [InlineData(150, 2)]
    public void A_list_has_a_page_of_fifty_for_all_but_the_fifty_to_ninety_nine_newest(int briefings, int full)
    {
        var built = Built(Undated(briefings));

        Assert.Equal(
            Enumerable.Range(1, full).Select(n => $"sections/harbour-page-{n}.html"),
            built.Pages.Keys.Where(p => p.StartsWith("sections/harbour-page-", StringComparison.Ordinal)));
        Assert.Equal(briefings - (50 * full), built.Pages["sections/harbour.html"].QuerySelectorAll(".group").Length);
        Assert.All(Enumerable.Range(1, full), n => Assert.Equal(50, built.Pages[$"sections/harbour-page-{n}.html"].QuerySelectorAll(".group").Length));
    }

    [Fact]
    public void Pages_count_from_the_oldest_and_each_names_the_one_before_it_and_the_newest()
    {
        var built = Built(Undated(150));

        var newest = built.Pages["sections/harbour.html"];
        var second = built.Pages["sections/harbour-page-2.html"];
        var first = built.Pages["sections/harbour-page-1.html"];

        Assert.Equal(("harbour-page-2.html", "Older: page 2"), Link(newest, ".archive a[rel=next]"));
        Assert.Equal(("harbour-page-1.html", "Older: page 1"), Link(second, ".archive a[rel=next]"));
        Assert.Equal(("harbour.html", "The newest"), Link(second, ".archive a:not([rel])"));
        Assert.Null(first.QuerySelector(".archive a[rel=next]"));
        Assert.Equal("../briefings/s000.html", first.QuerySelector(".group a")!.GetAttribute("href"));
        Assert.Equal("../briefings/s100.html", newest.QuerySelector(".group a")!.GetAttribute("href"));
    }

    [Fact]
    public void Every_briefing_and_source_is_on_one_page_of_each_list()
    {
        var built = Built([.. Undated(120), .. Dated(60)]);

        foreach (var list in new[] { "sections/harbour", "sources/index", "topics/ship" })
        {
            var pages = built.Pages.Where(p => p.Key == list + ".html" || p.Key.StartsWith(list + "-page-", StringComparison.Ordinal)).Select(p => p.Value);
            var groups = pages.SelectMany(p => p.QuerySelectorAll(".group :is(h2, h3) a")).Select(a => a.GetAttribute("href")).ToList();
            Assert.Equal(180, groups.Count);
            Assert.Equal(180, groups.Distinct().Count());
        }
    }

    [Theory]
    [InlineData(199)]
    [InlineData(200)]
    [InlineData(249)]
    public void One_briefing_more_leaves_every_full_page_as_it_is(int before)
    {
        var seeds = Dated(before);
        var earlier = Built(seeds);
        var later = Built([.. seeds, ("zz.txt", "---\ndate: 2025-12-31\n---\nThe newest #ship of @captain (NATO).\n")]);

        var full = earlier.Files.Where(f => f.Key.Contains("-page-", StringComparison.Ordinal)).ToList();

        Assert.True(full.Count >= 6);
        Assert.All(full, page => Assert.Equal(Encoding.UTF8.GetString(page.Value), Encoding.UTF8.GetString(later.Files[page.Key])));
    }

    [Fact]
    public void One_briefing_more_changes_no_page_of_another_briefing_but_its_neighbours()
    {
        var seeds = Dated(30);
        var earlier = Built(seeds);
        var later = Built([.. seeds, ("zz.txt", "---\ndate: 2025-12-31\n---\nThe newest #boat.\n")]);

        var changed = earlier.Files.Where(f => (f.Key.StartsWith("briefings/", StringComparison.Ordinal) || f.Key.StartsWith("sources/d", StringComparison.Ordinal)) && !f.Value.SequenceEqual(later.Files[f.Key])).Select(f => f.Key);

        Assert.Equal(["briefings/d029.html"], changed);
    }

    private static (string Path, string Text)[] Undated(int count) =>
        [.. Enumerable.Range(0, count).Select(i => ($"s{i:000}.txt", $"A #ship came on day {i}.\n"))];

    private static (string Path, string Text)[] Dated(int count) =>
        [.. Enumerable.Range(0, count).Select(i => ($"d{i:000}.txt", $"---\ndate: {new DateOnly(2024, 1, 1).AddDays(i):yyyy-MM-dd}\n---\nA #ship of @captain came on day {i}.\n"))];

    private static BuiltSite Built((string Path, string Text)[] seeds) => BuiltSite.From(SiteConfigs.Small, seeds);

    private static (string?, string) Link(AngleSharp.Dom.IParentNode page, string selector) =>
        page.QuerySelector(selector) is { } link ? (link.GetAttribute("href"), link.TextContent) : (null, "");
}
