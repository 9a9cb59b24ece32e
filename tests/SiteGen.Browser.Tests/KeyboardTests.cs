using Microsoft.Playwright;

namespace SiteGen.Browser.Tests;

public sealed class KeyboardTests(Chromium chromium)
{
    private const int Enough = 2000;

    // What has the focus; whether it is in sight and uncovered, and looks otherwise than before.
    private const string Focused = """
        () => {
          const e = document.activeElement;
          if (e === document.body || e === document.documentElement) return null;
          const box = [...e.getClientRects()].find(b => b.bottom > 0 && b.top < innerHeight && b.width > 0) ?? e.getBoundingClientRect();
          const inside = box.top >= -1 && box.left >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
          const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
          const at = document.elementFromPoint(x, y);
          const style = getComputedStyle(e);
          const shown = style.boxShadow !== 'none' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$/.test(style.outlineColor));
          const name = (e.textContent || e.getAttribute('aria-label') || e.tagName).trim().slice(0, 60);
          return {
            name, href: e.getAttribute('href'), isSkip: e.classList.contains('skip'),
            defect: !inside ? 'out of sight' : !(e === at || e.contains(at) || at?.contains(e) && getComputedStyle(e).display === 'contents') ? 'covered by ' + at?.className : !shown ? 'does not look focused' : null,
          };
        }
        """;

    private const string AllFocusable = "() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length";

    [Theory, MemberData(nameof(PublishedSite.OwnPages), MemberType = typeof(PublishedSite))]
    public async Task The_tab_key_goes_through_all_there_is_and_the_focus_is_always_seen(string page)
    {
        await using var tab = await chromium.Open(page);
        var found = new List<string>();
        var count = 0;

        for (; count < Enough; count++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (await tab.Ask<Focus?>(Focused) is not { } focus)
            {
                break;
            }

            if (count == 0 && !focus.IsSkip)
            {
                found.Add($"the skip link is not first, but {focus.Name}");
            }

            if (focus.Defect is not null)
            {
                found.Add($"{focus.Name} ({focus.Href}): {focus.Defect}");
            }
        }

        Defects.None(found);
        Assert.InRange(count, await tab.Ask<int>(AllFocusable), Enough - 1);
    }

    [Theory]
    [InlineData(ColorScheme.Light, ForcedColors.None)]
    [InlineData(ColorScheme.Dark, ForcedColors.None)]
    [InlineData(ColorScheme.Dark, ForcedColors.Active)]
    public async Task The_focus_is_seen_in_all_colours(ColorScheme scheme, ForcedColors forced)
    {
        await using var tab = await chromium.Open(
            PublishedSite.Own.Example("home"), new() { ViewportSize = Sizes.Phone, ColorScheme = scheme, ForcedColors = forced });
        for (var i = 0; i < 4; i++)
        {
            var before = await Pixels(tab);
            await tab.Page.Keyboard.PressAsync("Tab");
            var focus = await tab.Ask<Focus?>(Focused);

            Assert.Null(focus!.Defect);
            Assert.NotEqual(before, await Pixels(tab));
        }
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_navigation()
    {
        await using var tab = await chromium.Open(PublishedSite.Own.Example("briefing"));

        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Tab");

        Assert.True(await tab.Ask<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Theory, MemberData(nameof(Briefings))]
    public async Task One_link_leads_from_a_passage_to_its_source_line_and_Back_returns(string page)
    {
        await using var tab = await chromium.Open(page);
        var passages = await tab.Ask<Passage[]>("""
            () => [...document.querySelectorAll('.full-text .passage')].map(p => ({
              text: p.querySelector('[id]').textContent.trim(), href: p.querySelector('.notes a').getAttribute('href') }))
            """);
        Assert.NotEmpty(passages);
        var passage = passages[^1];
        await tab.Page.FocusAsync($"""main .passage .notes a[href="{passage.Href}"]""");
        var before = await tab.Ask<double>("() => scrollY");

        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => location.pathname.includes('/sources/') && document.querySelector(':target')");

        var line = await tab.Ask<Target>("""
            () => {
              const target = document.querySelector(':target'), box = target.getBoundingClientRect();
              return { text: target.textContent, inSight: box.top >= 0 && box.top < innerHeight };
            }
            """);
        Assert.True(line.InSight);
        Assert.Contains(FirstWords(passage.Text), line.Text, StringComparison.Ordinal);

        await tab.Page.GoBackAsync();

        Assert.EndsWith(page, tab.Page.Url, StringComparison.Ordinal);
        await tab.Page.WaitForFunctionAsync("y => Math.abs(scrollY - y) < 5", before);
    }

    [Theory, MemberData(nameof(Briefings))]
    public async Task Each_passage_has_a_link_to_its_source_line(string page)
    {
        await using var tab = await chromium.Open(page);

        var without = await tab.Ask<string[]>("""
            () => [...document.querySelectorAll('.full-text .passage, .key-points .excerpt, .bottom-line')]
              .filter(p => !p.querySelector('.empty') && !p.querySelector('.notes a')?.hash.match(/^#l\d+$/)).map(p => p.textContent)
            """);

        Assert.Empty(without);
    }

    public static TheoryData<string> Briefings => [.. PublishedSite.Own.Kinds["briefing"].Select(PublishedSite.Own.Address)];

    private static string FirstWords(string text) => text.Split(['#', '@', '(', '['])[0].Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, 30)] : "";

    private static async Task<string> Pixels(Tab tab) => Convert.ToBase64String(await tab.Page.ScreenshotAsync());

    private sealed record Focus(string Name, string? Href, bool IsSkip, string? Defect);

    private sealed record Passage(string Text, string Href);

    private sealed record Target(string Text, bool InSight);
}
