using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>Decides which pages there are and what each of them shows. It alone sees the whole edition.</summary>
public static class PageComposer
{
    /// <summary>All pages of an edition, in no particular order; no two have one address.</summary>
    /// <param name="seeds">The seeds, in the order of their paths.</param>
    /// <param name="config">The site's configuration.</param>
    /// <param name="assets">Files that are copied.</param>
    /// <param name="generator">The name and version of SiteGen.</param>
    /// <param name="previous">The edition before, if there is one to compare with.</param>
    public static Outcome<ImmutableArray<Page>> Compose(
        ImmutableArray<AccountedSeed> seeds, SiteConfig config, ImmutableArray<AssetFile> assets, string generator, PreviousEdition? previous)
    {
        var edition = new EditionIndex(seeds, config, generator, previous);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (config.BaseUrl is null)
        {
            diagnostics.Add(NoBaseUrl(config.File));
        }

        Page[] all =
        [
            FrontPage.Of(edition),
            AboutPage.Of(edition),
            NotFoundPage.Of(edition),
            .. SectionPages.Of(edition),
            .. BriefingPage.Of(edition),
            .. SourcePages.Of(edition),
            .. NamePages.Of(edition),
            GlossaryPage.Of(edition),
            .. SearchPage.Of(edition),
            .. ChangePages.Of(edition),
            .. Feeds.Of(edition),
            LlmsText.Of(edition),
            new PlainFile(SiteMap.EditionData, "the edition's data", EditionData.Edition(edition)),
            new PlainFile(SiteMap.NoJekyll, "the host's switch", []),
            new StylePage(SiteMap.Style, "the style sheet", config.Sections),
            .. Assets(assets, diagnostics),
        ];
        return new(WithoutCollisions([.. all, .. SitemapFiles.Of(edition, all)], diagnostics), diagnostics.ToImmutable());
    }

    private static IEnumerable<Page> Assets(ImmutableArray<AssetFile> assets, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (var asset in assets.Where(a => !a.Path.EndsWith(".css", StringComparison.Ordinal)))
        {
            if (asset.Path.Split('/').All(IsPortable))
            {
                yield return new PlainFile(SiteMap.Asset(asset.Path), asset.File, asset.Bytes);
            }
            else
            {
                diagnostics.Add(NotPortable(SourceSpan.Whole(asset.File)));
            }
        }
    }

    private static bool IsPortable(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && name[0] != '.' && name[^1] != '.'
        && (Slug.IsValid(name.Split('.')[0].ToLowerInvariant().Replace('_', '-').Trim('-')) || name.StartsWith("index.", StringComparison.Ordinal));

    private static ImmutableArray<Page> WithoutCollisions(Page[] pages, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var unique = new Dictionary<string, Page>(pages.Length, StringComparer.Ordinal);
        var reported = new HashSet<(string, string)>();
        foreach (var page in pages)
        {
            var address = page.Url.Path.Normalize(System.Text.NormalizationForm.FormC).ToLowerInvariant();
            if (!unique.TryAdd(address, page) && reported.Add((page.Sources, unique[address].Sources)))
            {
                diagnostics.Add(SameAddress(SourceSpan.Whole(page.Sources), page.Url, unique[address].Sources));
            }
        }

        return [.. unique.Values];
    }

    private static Diagnostic SameAddress(SourceSpan file, SiteUrl url, string other) => new(
        "SG0501", Severity.Error, file,
        $"this and {other} would both be written to {url}",
        Hint: "give one of them another name, or a `slug` in its front matter");

    private static Diagnostic NotPortable(SourceSpan asset) => new(
        "SG0502", Severity.Warning, asset,
        "the name of this asset does not work on every system, so it is not copied",
        Hint: "use letters a-z, digits, dots and hyphens");

    private static Diagnostic NoBaseUrl(string file) => new(
        "SG0503", Severity.Info, SourceSpan.Whole(file),
        "no `baseUrl` is set, so pages carry no canonical address, and 404.html works in the top folder only",
        Hint: "once you know where the site will be: baseUrl: https://name.github.io/project/");
}
