using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SiteGen.Browser.Tests;

/// <summary>Serves the published sites from memory as a plain host would: each in a folder, and its 404.html for what is not there.</summary>
internal sealed class Host : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".txt"] = "text/plain; charset=utf-8",
        [".xml"] = "application/xml",
    };

    private readonly WebApplication _app;

    private Host(WebApplication app) => _app = app;

    /// <summary>Ends in a slash.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    public static async Task<Host> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(Answer);
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task Answer(HttpContext context)
    {
        var parts = context.Request.Path.Value!.TrimStart('/').Split('/', 2);
        if (parts.Length < 2 || !PublishedSite.All.TryGetValue(parts[0], out var site))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var path = parts[1].Length == 0 || parts[1].EndsWith('/') ? parts[1] + "index.html" : parts[1];
        if (!site.Files.TryGetValue(path, out var bytes))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            path = "404.html";
            bytes = site.Files[path];
        }

        context.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes).AsTask();
    }
}
