using AngleSharp.Dom;
using SiteGen.Model;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

public sealed class LinkTests
{
    public static TheoryData<string> Sites => [.. BuiltSite.Names];

    [Theory, MemberData(nameof(Sites))]
    public void Every_link_within_the_site_is_relative_and_leads_to_a_file_and_a_place_in_it(string site)
    {
        var built = BuiltSite.Named(site);

        foreach (var (path, page) in built.Pages.Where(p => !IsBaseAbsolute(built, p.Key)))
        {
            foreach (var href in Inner(page))
            {
                var (file, fragment) = Target(path, href);

                Assert.True(built.Files.ContainsKey(file), $"{path} links to {href}, and there is no {file}");
                Assert.True(
                    fragment is null || built.Pages[file].GetElementById(fragment) is not null,
                    $"{path} links to {href}, and there is no such place");
            }
        }
    }

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_but_the_one_for_wrong_addresses_is_linked_from_another(string site)
    {
        var built = BuiltSite.Named(site);

        var linked = built.Pages.Where(p => p.Key != "404.html")
            .SelectMany(p => Inner(p.Value).Select(href => Target(p.Key, href).File).Where(file => file != p.Key))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(["404.html"], built.Pages.Keys.Where(p => !linked.Contains(p)));
    }

    [Theory, MemberData(nameof(Sites))]
    public void A_link_out_of_the_site_is_marked_and_goes_by_http_or_mail(string site)
    {
        foreach (var page in BuiltSite.Named(site).Pages.Values)
        {
            Assert.All(page.QuerySelectorAll("a.outside"), link =>
            {
                Assert.Equal("nofollow noopener noreferrer", link.GetAttribute("rel"));
                Assert.Matches("^(https?|mailto):", link.GetAttribute("href")!);
            });
            Assert.DoesNotContain(page.QuerySelectorAll("[href]:not(a.outside):not([rel=canonical])"), e =>
                e.GetAttribute("href")!.Contains(':', StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Sites))]
    public void No_link_leads_to_an_address_that_was_cut_off(string site)
    {
        var hrefs = BuiltSite.Named(site).Pages.Values.SelectMany(p => p.QuerySelectorAll("[href]")).Select(e => e.GetAttribute("href")!);

        Assert.All(hrefs, href =>
        {
            Assert.DoesNotContain("…", Uri.UnescapeDataString(href), StringComparison.Ordinal);
            Assert.False(href.EndsWith("...", StringComparison.Ordinal), href);
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void Every_passage_is_one_link_from_its_source_line_and_every_published_line_one_from_its_passage(string site)
    {
        var built = BuiltSite.Named(site);

        foreach (var seed in built.Edition.Seeds)
        {
            var briefings = seed.Source.Briefings.ToDictionary(b => b, b => $"briefings/{b.Id}.html");
            foreach (var fate in seed.Fates.Where(f => f.Kind == FateKind.Published))
            {
                var source = $"sources/{seed.Seed.Id}.html";
                var line = built.Pages[source].GetElementById($"l{fate.Line}")!;
                var (file, fragment) = Target(source, line.QuerySelector(".fate a")!.GetAttribute("href")!);
                var passage = built.Pages[file].GetElementById(fragment!)!.Closest(".passage, header")!;

                Assert.Equal(briefings[fate.Briefing!], file);
                Assert.Contains(passage.QuerySelectorAll(".notes a[href]"), a =>
                    Target(file, a.GetAttribute("href")!) == (source, $"l{fate.Passage!.Origin.FirstLine}"));
            }
        }
    }

    [Fact]
    public void With_a_known_address_the_page_for_wrong_ones_links_from_the_top()
    {
        var built = BuiltSite.Named("base-url");

        var hrefs = built.Pages["404.html"].QuerySelectorAll("[href]").Select(e => e.GetAttribute("href")!).Where(h => h != "#text").ToList();

        Assert.All(hrefs, href => Assert.StartsWith("/project/", href, StringComparison.Ordinal));
        Assert.All(hrefs, href => Assert.Contains(href["/project/".Length..], built.Files.Keys));
    }

    [Fact]
    public void With_a_known_address_every_page_says_its_own_but_the_one_for_wrong_ones()
    {
        var built = BuiltSite.Named("base-url");

        Assert.All(built.Pages, page => Assert.Equal(
            page.Key == "404.html" ? null : "https://example.org/project/" + page.Key,
            page.Value.QuerySelector("link[rel=canonical]")?.GetAttribute("href")));
        Assert.DoesNotContain(built.Diagnostics, d => d.Code == "SG0503");
    }

    [Fact]
    public void Without_a_known_address_no_page_claims_one_and_it_is_said_once()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("notes.txt", "A ship came in."));

        Assert.All(built.Pages.Values, page => Assert.Null(page.QuerySelector("link[rel=canonical]")));
        Assert.Equal("SG0503", Assert.Single(built.Diagnostics).Code);
    }

    // The host serves this page at any depth, so with a known address its links begin there.
    private static bool IsBaseAbsolute(BuiltSite site, string path) => path == "404.html" && site.Config.BaseUrl is not null;

    private static IEnumerable<string> Inner(IParentNode page) =>
        page.QuerySelectorAll("[href]:not(a.outside):not([rel=canonical])").Select(e => e.GetAttribute("href")!);

    private static (string File, string? Fragment) Target(string page, string href)
    {
        Assert.False(href.StartsWith('/'), href);
        var target = new Uri(new Uri("http://site/deep/" + page), href);
        var file = href.StartsWith('#') ? page : target.AbsolutePath["/deep/".Length..];
        return (file, target.Fragment.Length > 1 ? target.Fragment[1..] : null);
    }
}
