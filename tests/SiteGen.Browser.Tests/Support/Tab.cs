using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace SiteGen.Browser.Tests;

/// <summary>A tab, with all that it asked for and complained about since it was opened.</summary>
internal sealed class Tab : IAsyncDisposable
{
    // Run before any page's own code, so that nothing is missed.
    private const string Watch = """
        window.watched = { shift: 0, violations: [] };
        document.addEventListener('securitypolicyviolation', e => watched.violations.push(e.violatedDirective + ' ' + e.blockedURI));
        new PerformanceObserver(list => { for (const e of list.getEntries()) watched.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
        """;

    // Other tests may keep the machine busy.
    private const int Patience = 90_000;

    private readonly IBrowserContext _context;

    private Tab(IBrowserContext context, IPage page, Uri host)
    {
        _context = context;
        Page = page;
        Host = host;
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Enqueue(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public Uri Host { get; }

    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Errors and warnings of the console.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public static async Task<Tab> In(IBrowserContext context, Uri host)
    {
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(Watch);
        return new(context, await context.NewPageAsync(), host);
    }

    public async Task<IResponse?> Go(string address) => await Page.GotoAsync(new Uri(Host, address).AbsoluteUri);

    /// <summary>Evaluates a function in the page: injected by the browser itself, so that the page's security policy stays as it is.</summary>
    public async Task<T> Ask<T>(string function, object? argument = null)
    {
        var json = await Page.EvaluateAsync<string>($"async argument => JSON.stringify(await ({function})(argument)) ?? 'null'", argument);
        return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
    }

    /// <summary>Lays styles over the page's own, as a reader's own style sheet does.</summary>
    public Task AddStyles(string css) => Page.EvaluateAsync(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }", css);

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
