using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SiteGen.Browser.Tests.Chromium))]

namespace SiteGen.Browser.Tests;

/// <summary>The one browser of all tests, and the host that it opens pages from.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Lazy<Task<Running>> _running = new(Start);

    /// <summary>A tab of its own on a page of the published sites.</summary>
    /// <param name="address">The site's name and the page's address below it.</param>
    /// <param name="options">How the tab differs from a desktop's.</param>
    internal async Task<Tab> Open(string address, BrowserNewContextOptions? options = null)
    {
        var tab = await NewTab(options);
        await tab.Go(address);
        return tab;
    }

    /// <summary>A tab of its own, on no page yet.</summary>
    internal async Task<Tab> NewTab(BrowserNewContextOptions? options = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the tests in a browser run on Linux, where its fonts are the same everywhere");
        var running = await _running.Value;
        return await Tab.In(await running.Browser.NewContextAsync(options ?? new() { ViewportSize = Sizes.Desktop }), running.Host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_running.IsValueCreated || !_running.Value.IsCompletedSuccessfully)
        {
            return;
        }

        var (playwright, browser, host) = await _running.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
        await host.DisposeAsync();
    }

    private static async Task<Running> Start()
    {
        var program = Programs.FirstOrDefault(File.Exists);
        Assert.True(program is not null && Directory.Exists("/usr/share/fonts/truetype/liberation") && Directory.Exists("/usr/share/fonts/truetype/dejavu"),
            "install Chromium and its fonts (Debian: apt-get install chromium fonts-liberation fonts-dejavu-core)");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-gpu", "--font-render-hinting=none",
            ],
            Env = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .Select(e => KeyValuePair.Create((string)e.Key, (string)e.Value!))
                .Where(e => e.Key != "FONTCONFIG_FILE")
                .Append(new("FONTCONFIG_FILE", Path.Combine(AppContext.BaseDirectory, "Support/fonts.conf"))),
        });
        return new(playwright, browser, await Host.Start());
    }

    private sealed record Running(IPlaywright Playwright, IBrowser Browser, Host Host);
}

/// <summary>The sizes of window that pages are designed for.</summary>
internal static class Sizes
{
    public static ViewportSize Phone { get; } = new() { Width = 360, Height = 740 };

    public static ViewportSize Tablet { get; } = new() { Width = 768, Height = 1024 };

    public static ViewportSize Desktop { get; } = new() { Width = 1280, Height = 900 };

    public static ViewportSize Wide(int width) => new() { Width = width, Height = 800 };
}
