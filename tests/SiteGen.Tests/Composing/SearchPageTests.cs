using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

/// <summary>The list of names from A to Z, which serves where no script runs.</summary>
public sealed class SearchPageTests
{
    [Fact]
    public void Names_are_listed_from_A_to_Z_by_their_folded_letters_each_with_its_kind_and_first_place()
    {
        var page = BuiltSite.From(
            SiteConfigs.Small,
            ("a.md", "---\ntitle: Élan\ntags: [Вода]\n---\nThe #quay and @Kapitan.\n\nThe ZRK and #Quay again, ٤ #北京.\n"),
            ("b.md", "---\ntitle: 7 ships\n---\nThe ZRK and #Київ.\n")).Pages["search.html"];

        Assert.Equal(["E", "K", "Q", "V", "Z", "0–9", "other letters"], page.QuerySelectorAll(".names h3").Select(h => h.TextContent));
        Assert.Equal(
            [
                "Élan title briefings/a.html", "@Kapitan handle people/kapitan.html", "Київ topic topics/t-e574b843.html", "quay topic topics/quay.html",
                "Вода topic topics/t-0611a1b7.html", "ZRK acronym glossary.html#zrk", "7 ships title briefings/b.html", "北京 topic topics/t-68c77e15.html",
            ],
            page.QuerySelectorAll(".names li").Select(li => $"{li.TextContent} {li.QuerySelector("a")!.GetAttribute("href")}"));
    }

    [Fact]
    public void Many_names_stand_on_pages_of_their_letters()
    {
        var seeds = Enumerable.Range(1, 320).Select(i => ($"s{i}.txt", $"Ship number {i} came in with a #cargo{i}.")).ToArray();

        var built = BuiltSite.From(SiteConfigs.Small, seeds);

        var search = built.Pages["search.html"];
        Assert.Equal(["C", "S"], search.QuerySelectorAll(".names h3").Select(h => h.TextContent));
        Assert.Equal(
            ["search-c.html", "search-c-2.html", "search-s.html", "search-s-2.html"],
            search.QuerySelectorAll(".names a").Select(a => a.GetAttribute("href")));
        Assert.Equal("320 names: part 1, part 2", search.QuerySelector(".names h3 + p")!.TextContent);
        Assert.Equal(300, built.Pages["search-c.html"].QuerySelectorAll(".names-list li").Length);
        Assert.Equal(20, built.Pages["search-c-2.html"].QuerySelectorAll(".names-list li").Length);
        Assert.Equal("search-c.html", Assert.Single(built.Pages["search-c-2.html"].QuerySelectorAll("main .edition a")).GetAttribute("href"));
        Assert.Empty(built.Pages["search-c.html"].QuerySelectorAll("script"));
    }

    [Fact]
    public void An_edition_without_names_says_so()
    {
        var page = BuiltSite.From(SiteConfigs.Small).Pages["search.html"];

        Assert.Equal("Nothing in this edition has a name.", page.QuerySelector(".names .empty")!.TextContent);
    }

    [Fact]
    public void All_that_the_script_says_comes_from_labels()
    {
        var page = BuiltSite.From(SiteConfigs.Small).Pages["search.html"];
        var labels = BuiltSite.BuiltInTemplates.Labels.Labels;

        var said = page.GetElementById("search")!.Attributes.Where(a => a.Name.StartsWith("data-", StringComparison.Ordinal) && a.Name is not ("data-index" or "data-library"));

        Assert.All(said, a => Assert.Contains(labels.Values, l => l.Other == a.Value));
    }
}
