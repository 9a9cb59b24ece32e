using Microsoft.Playwright;

namespace SiteGen.Browser.Tests;

public sealed class AccessibilityTests(Chromium chromium)
{
    // What is wrong, and where: one line for each element.
    private const string Violations = """
        async () => (await axe.run(document, {
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message}`))
        """;

    [Theory, MemberData(nameof(PublishedSite.AllPages), MemberType = typeof(PublishedSite))]
    public async Task Axe_finds_nothing(string page)
    {
        await using var tab = await chromium.Open(page);
        await tab.Page.EvaluateAsync(Npm.Read("axe-core/axe.min.js"));
        var found = new List<string>();

        // The colours are the style sheet's, the same on all sites: to look at one in all schemes is enough.
        foreach (var (name, media) in PublishedSite.IsOwn(page) ? Schemes : Schemes.Take(1))
        {
            await tab.Page.EmulateMediaAsync(media);
            found.AddRange((await tab.Ask<string[]>(Violations)).Select(violation => $"{name}: {violation}"));
        }

        Defects.None(found);
    }

    private static IEnumerable<(string Name, PageEmulateMediaOptions Media)> Schemes =>
    [
        ("light", new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.None }),
        ("dark", new() { ColorScheme = ColorScheme.Dark, ForcedColors = ForcedColors.None }),
        ("forced colours", new() { ColorScheme = ColorScheme.Dark, ForcedColors = ForcedColors.Active }),
    ];
}
