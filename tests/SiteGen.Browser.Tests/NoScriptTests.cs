namespace SiteGen.Browser.Tests;

public sealed class NoScriptTests(Chromium chromium)
{
    [Theory, MemberData(nameof(PublishedSite.OwnPages), MemberType = typeof(PublishedSite))]
    public async Task Without_script_a_page_says_and_links_all_that_it_does_with_it(string page)
    {
        await using var tab = await chromium.Open(page);
        await using var plain = await chromium.Open(page, new() { ViewportSize = Sizes.Desktop, JavaScriptEnabled = false });
        var said = await tab.Page.Locator("body").InnerTextAsync();
        var links = await tab.Page.Locator("a[href]").CountAsync();

        var saidPlainly = await plain.Page.Locator("body").InnerTextAsync();

        Assert.True(links <= await plain.Page.Locator("a[href]").CountAsync());
        if (PublishedSite.KindOf(page) == "search")
        {
            // The field is script's own; words about it may come and go with it.
            Assert.NotEqual(0, await plain.Page.Locator("main li a[href]").CountAsync());
        }
        else
        {
            Assert.Equal(said, saidPlainly);
            Assert.Equal(0, await tab.Page.Locator("script:not([type='application/ld+json'])").CountAsync());
        }
    }
}
