using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The page about the site and its method.</summary>
internal static class AboutPage
{
    private const int MostUnsorted = 20;

    public static HtmlPage Of(EditionIndex edition)
    {
        var page = SiteMap.About;
        return edition.Whole(page, "the page about the site", "about", () => new AboutContent(
            [.. edition.Config.Sections.Select(s => new SectionRules(edition.Views.Section(s.Id, page), s.Description, s.Terms))],
            [.. edition.First(Placement.Fallback).Take(MostUnsorted).Select(p => edition.Views.Passage(p.Passage, p.Briefing, page))],
            edition.Views.Section(Placement.Fallback, page),
            Math.Max(0, edition.CountFirst(Placement.Fallback) - MostUnsorted)));
    }
}
