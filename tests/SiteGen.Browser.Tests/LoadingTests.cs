using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using SiteGen.Tests;

namespace SiteGen.Browser.Tests;

public sealed class LoadingTests(Chromium chromium)
{
    private const int KiB = 1024;

    // What a page makes a browser load, whether or not this one does so at once.
    private const string Resources = """
        () => [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src], img[src], iframe, object, source')].map(e => e.href ?? e.src ?? e.tagName)
        """;

    [Theory, MemberData(nameof(PublishedSite.AllPages), MemberType = typeof(PublishedSite))]
    public async Task A_page_loads_without_a_complaint_from_its_own_host_and_stands_still(string page)
    {
        await using var tab = await chromium.Open(page);
        await tab.Page.EvaluateAsync("async () => { scrollTo(0, document.body.scrollHeight); await new Promise(requestAnimationFrame); }");
        var watched = await tab.Ask<Watched>("() => watched");
        var loaded = tab.Requests.Concat(await tab.Ask<string[]>(Resources)).Distinct().ToList();

        Assert.Empty(tab.Complaints);
        Assert.Empty(watched.Violations);
        Assert.Equal(0, watched.Shift);
        Assert.All(loaded, url => Assert.StartsWith(tab.Host.AbsoluteUri, url, StringComparison.Ordinal));
        Assert.InRange(loaded.Count, 1, PublishedSite.KindOf(page) == "search" ? 6 : 3);
    }

    [Fact]
    public void Pages_are_light()
    {
        var own = PublishedSite.Own;

        Assert.InRange(own.Files["assets/css/site.css"].Length, 1, 16 * KiB);
        Assert.InRange(own.Files["index.html"].Length, 1, 40 * KiB);
        Assert.All(own.Kinds["briefing"], b => Assert.InRange(own.Files[b].Length, 1, 60 * KiB));
    }

    [Theory, MemberData(nameof(PublishedSite.OwnPages), MemberType = typeof(PublishedSite))]
    public void The_first_load_is_small_once_compressed(string page)
    {
        var files = PublishedSite.Own.Files;
        var address = new Uri("https://example.org/" + page);
        var document = new HtmlParser().ParseDocument(new MemoryStream(files[page["notes/".Length..]]));
        var loaded = document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], img[src]")
            .Select(e => new Uri(address, e.GetAttribute("href") ?? e.GetAttribute("src")))
            .Append(address).Distinct();

        var bytes = loaded.Sum(url => Compressed(files[url.AbsolutePath["/notes/".Length..]]));

        Assert.InRange(bytes, 1, 30 * KiB);
    }

    [Theory]
    [InlineData("notes/nothing")]
    [InlineData("notes/a/b/c/nothing.html")]
    public async Task What_is_not_there_is_answered_by_the_404_page_at_any_depth(string address)
    {
        await using var tab = await chromium.NewTab();

        var answer = await tab.Go(address);

        Assert.Equal((int)HttpStatusCode.NotFound, answer!.Status);
        Assert.NotEqual("", await tab.Ask<string>("() => getComputedStyle(document.documentElement).getPropertyValue('--paper')"));
        Assert.All(tab.Requests, url => Assert.StartsWith(tab.Host.AbsoluteUri + "notes/", url, StringComparison.Ordinal));
        Assert.NotEmpty(await tab.Ask<string[]>("() => [...document.querySelectorAll('main a')].map(a => a.href)"));
        var links = await tab.Ask<string[]>("() => [...document.links].filter(a => !a.getAttribute('href').startsWith('#')).map(a => a.href)");
        Assert.All(links, url => Assert.Contains(Uri.UnescapeDataString(url[(tab.Host.AbsoluteUri + "notes/").Length..]), PublishedSite.Own.Files.Keys.Append("")));
    }

    [Fact]
    public async Task The_site_works_from_disk()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, bytes) in PublishedSite.Own.Files)
        {
            var file = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }

        await using var tab = await chromium.NewTab();
        foreach (var path in PublishedSite.Own.Kinds.Where(k => k.Key != "not-found").Select(k => k.Value[0]))
        {
            await tab.Page.GotoAsync(new Uri(Path.Combine(folder.Path, path)).AbsoluteUri);

            Assert.Equal("none", await tab.Ask<string>("() => getComputedStyle(document.querySelector('nav ul')).listStyleType"));
            var local = await tab.Ask<string[]>("() => [...document.links].filter(a => a.protocol === 'file:').map(a => a.pathname)");
            Assert.NotEmpty(local);
            Assert.All(local.Select(Uri.UnescapeDataString), file => Assert.True(File.Exists(file), $"{path} links to {file}"));
            var asked = await tab.Ask<string[]>(Resources);
            Assert.All(asked, url => Assert.True(File.Exists(new Uri(url).LocalPath), $"{path} loads {url}"));
        }

        Assert.Empty(tab.Complaints);
    }

    private static long Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.Length;
    }

    private sealed record Watched(double Shift, string[] Violations);
}
