using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Model;

public sealed class SiteUrlTests
{
    private static readonly SiteUrl[] Targets = [new("index.html"), new("a/b.html"), new("a/b/c.html"), new("x/y.html")];

    [Theory]
    [InlineData("index.html", "about.html", "about.html")]
    [InlineData("index.html", "sections/security.html", "sections/security.html")]
    [InlineData("sections/security.html", "index.html", "../index.html")]
    [InlineData("sections/security.html", "sections/economics.html", "economics.html")]
    [InlineData("sections/security.html", "briefings/oslo.html", "../briefings/oslo.html")]
    [InlineData("a/b/c.html", "a/d.html", "../d.html")]
    [InlineData("a/b/c.html", "x/y/z.html", "../../x/y/z.html")]
    [InlineData("a/b.html", "a/b/c.html", "b/c.html")]
    [InlineData("a/b.html", "A/b.html", "../A/b.html")]
    public void A_link_leads_from_one_page_to_another(string page, string target, string link)
    {
        Assert.Equal(link, new SiteUrl(target).From(new SiteUrl(page)));
    }

    [Theory]
    [InlineData("sections/security.html", "briefings/oslo.html", "../briefings/oslo.html#l20")]
    [InlineData("briefings/oslo.html", "briefings/oslo.html", "#l20")]
    public void A_link_leads_to_a_place_of_a_page(string page, string target, string link)
    {
        Assert.Equal(link, new SiteUrl(target).From(new SiteUrl(page), "l20"));
    }

    [Fact]
    public void A_link_to_the_page_itself_names_it()
    {
        var page = new SiteUrl("briefings/oslo.html");

        Assert.Equal("oslo.html", page.From(page));
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("a/b.html")]
    [InlineData("a/b/c.html")]
    [InlineData("x/b/c.html")]
    public void Every_link_leads_where_a_browser_would_go(string page)
    {
        var site = new Uri("https://example.org/project/");

        foreach (var target in Targets)
        {
            var followed = new Uri(new Uri(site, page), target.From(new SiteUrl(page), "l1"));

            Assert.Equal(new Uri(target.Full(site) + "#l1"), followed);
        }
    }

    [Fact]
    public void A_page_that_is_served_anywhere_links_from_the_root_of_the_host()
    {
        Assert.Equal("/project/sections/security.html", new SiteUrl("sections/security.html").Absolute(new Uri("https://example.org/project/")));
    }
}
