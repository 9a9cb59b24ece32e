using Microsoft.Playwright;

namespace SiteGen.Browser.Tests;

public sealed class AccessibilityTests(Chromium chromium)
{
    // What is wrong, and where: one line for each element.
    private const string Violations = """
        async rules => (await axe.run(document, { resultTypes: ['violations'], runOnly: rules })).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message}`))
        """;

    [Theory, MemberData(nameof(PublishedSite.AllPages), MemberType = typeof(PublishedSite))]
    public async Task Axe_finds_nothing(string page)
    {
        await using var tab = await chromium.Open(page);
        await tab.Page.EvaluateAsync(Npm.Read("axe-core/axe.min.js"));
        var found = new List<string>();

        // The schemes differ in colours alone, which are the style sheet's, the same on all sites.
        foreach (var (name, media, rules) in PublishedSite.IsOwn(page) ? Schemes : Schemes.Take(1))
        {
            await tab.Page.EmulateMediaAsync(media);
            found.AddRange((await tab.Ask<string[]>(Violations, rules)).Select(violation => $"{name}: {violation}"));
        }

        Defects.None(found);
    }

    private static readonly string[] All = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly string[] OfColour = ["color-contrast", "link-in-text-block"];

    private static IEnumerable<(string Name, PageEmulateMediaOptions Media, string[] Rules)> Schemes =>
    [
        ("light", new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.None }, All),
        ("dark", new() { ColorScheme = ColorScheme.Dark, ForcedColors = ForcedColors.None }, OfColour),
        ("forced colours", new() { ColorScheme = ColorScheme.Dark, ForcedColors = ForcedColors.Active }, OfColour),
    ];
}
