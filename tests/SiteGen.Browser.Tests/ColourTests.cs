using Microsoft.Playwright;

namespace SiteGen.Browser.Tests;

public sealed class ColourTests(Chromium chromium)
{
    private const double Apart = 22;
    private const double Visible = 3;
    private const double Legible = 4.5;

    // The colours as they reach the page: of the theme, and of each section in the navigation.
    private const string Theme = """
        () => {
          const root = getComputedStyle(document.documentElement);
          const sections = [...document.querySelectorAll('.site-header [class*=section-]')].map(e => ({
            name: e.textContent.trim(), colour: getComputedStyle(e).getPropertyValue('--section-colour') }));
          return { sections, paper: root.getPropertyValue('--paper'), card: root.getPropertyValue('--card'), focus: root.getPropertyValue('--focus'), focusInk: root.getPropertyValue('--focus-ink') };
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Sections_stay_apart_for_colour_blind_readers(ColorScheme scheme)
    {
        var sections = (await Colours(scheme)).Named;
        Assert.True(sections.Count >= 4);
        var found = new List<string>();

        foreach (var (name, matrix) in Colour.Deficiencies)
        {
            foreach (var (i, one) in sections.Index())
            {
                found.AddRange(sections.Skip(i + 1)
                    .Select(other => (other.Name, Distance: one.Colour.Seen(matrix).Distance(other.Colour.Seen(matrix))))
                    .Where(other => other.Distance < Apart)
                    .Select(other => FormattableString.Invariant($"{name}: {one.Name} and {other.Name}: {other.Distance:0.0}")));
            }
        }

        Defects.None(found);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Marks_and_the_focus_stand_out(ColorScheme scheme)
    {
        var (theme, sections) = await Colours(scheme);
        var (paper, card) = (Colour.Parse(theme.Paper), Colour.Parse(theme.Card));
        var (focus, focusInk) = (Colour.Parse(theme.Focus), Colour.Parse(theme.FocusInk));

        Assert.All(sections, s => Assert.True(s.Colour.Contrast(paper) >= Visible && s.Colour.Contrast(card) >= Visible, s.Name));
        Assert.All(sections, s => Assert.All(Colour.Deficiencies, d => Assert.True(s.Colour.Seen(d.Matrix).Contrast(paper.Seen(d.Matrix)) >= Visible, s.Name + ", " + d.Name)));
        Assert.True(focusInk.Contrast(focus) >= Legible);
        // In light the line below stands out, in dark the fill and its outline do.
        Assert.All([paper, card], ground => Assert.True(Math.Max(focus.Contrast(ground), focusInk.Contrast(ground)) >= Visible));
    }

    [Theory]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    [InlineData("tritanopia")]
    [InlineData("achromatopsia")]
    public async Task Without_colours_each_section_is_still_named_beside_its_mark(string deficiency)
    {
        foreach (var kind in (string[])["home", "section", "briefing", "about"])
        {
            await using var tab = await chromium.Open(PublishedSite.Own.Example(kind));
            var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
            await session.SendAsync("Emulation.setEmulatedVisionDeficiency", new() { ["type"] = deficiency });

            var labels = await tab.Ask<Label[]>("""
                () => [...document.querySelectorAll('.section-label, .site-header [class*=section-]')].filter(e => e.checkVisibility()).map(e => {
                  const mark = e.querySelector('.mark');
                  return { mark: mark?.textContent ?? '', word: [...e.childNodes].filter(n => n !== mark).map(n => n.textContent).join('').trim() };
                })
                """);

            Assert.NotEmpty(labels);
            Assert.All(labels, label => Assert.True(label.Word.Length > 0 && label.Mark.Length > 0));
            Assert.Equal(labels.Select(l => l.Word).Distinct().Count(), labels.Distinct().Count());
            Assert.Equal(labels.Select(l => l.Word).Distinct().Count(), labels.Select(l => l.Mark).Distinct().Count());
        }
    }

    private async Task<(Tokens Theme, List<(string Name, Colour Colour)> Named)> Colours(ColorScheme scheme)
    {
        await using var tab = await chromium.Open(PublishedSite.Own.Example("home"), new() { ColorScheme = scheme });
        var theme = await tab.Ask<Tokens>(Theme);
        return (theme, [.. theme.Sections.Select(s => (s.Name, Colour.Parse(s.Colour)))]);
    }

    private sealed record Tokens(Named[] Sections, string Paper, string Card, string Focus, string FocusInk);

    private sealed record Named(string Name, string Colour);

    private sealed record Label(string Mark, string Word);
}
