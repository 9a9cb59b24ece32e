using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The page for addresses that lead nowhere.</summary>
internal static class NotFoundPage
{
    public static HtmlPage Of(EditionIndex edition)
    {
        // The host serves this page under any address: with a known base its links start there.
        var page = SiteMap.NotFound;
        Func<SiteUrl, string> link = edition.Config.BaseUrl is { } baseUrl ? url => url.Absolute(baseUrl) : url => url.From(page);
        var root = edition.Config.BaseUrl?.AbsolutePath ?? "";
        return new(page, "the page for wrong addresses", "not-found", () => edition.Frame(page, link, root, null), () => new NotFoundContent());
    }
}
