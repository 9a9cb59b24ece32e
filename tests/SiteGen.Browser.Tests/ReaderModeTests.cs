namespace SiteGen.Browser.Tests;

public sealed class ReaderModeTests(Chromium chromium)
{
    public static TheoryData<string> Briefings => KeyboardTests.Briefings;

    [Theory, MemberData(nameof(Briefings))]
    public async Task Reader_mode_offers_a_briefing_and_keeps_its_text_alone(string page)
    {
        await using var tab = await chromium.Open(page);
        await tab.Page.EvaluateAsync(Npm.Read("@mozilla/readability/Readability-readerable.js"));
        await tab.Page.EvaluateAsync(Npm.Read("@mozilla/readability/Readability.js"));

        // Reader mode leaves out what screen readers pass over: the sign before a tag.
        var passages = await tab.Ask<string[]>("""
            () => [...document.querySelectorAll('.full-text .passage > .words')].map(p => {
              const heard = p.cloneNode(true);
              heard.querySelectorAll('[aria-hidden=true]').forEach(e => e.remove());
              return heard.textContent.trim();
            })
            """);
        var isReadable = await tab.Ask<bool>("() => isProbablyReaderable(document)");
        var read = await tab.Ask<Article>("() => { const { title, byline, textContent } = new Readability(document.cloneNode(true)).parse(); return { title, byline, textContent }; }");

        Assert.True(isReadable);
        Assert.NotEmpty(passages);
        Assert.All(passages, text => Assert.Contains(text, read.TextContent, StringComparison.Ordinal));
        Assert.Null(read.Byline);
        Assert.All(await tab.Ask<string[]>("() => [...document.querySelectorAll('.site-header nav a, .site-footer p, .breadcrumb')].map(e => e.textContent.trim()).filter(t => t.length > 12)"),
            boilerplate => Assert.DoesNotContain(boilerplate, read.TextContent, StringComparison.Ordinal));
    }

    private sealed record Article(string Title, string? Byline, string TextContent);
}
