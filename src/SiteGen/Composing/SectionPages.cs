using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The pages of the sections.</summary>
internal static class SectionPages
{
    public static IEnumerable<Page> Of(EditionIndex edition) => edition.SectionIds.Select(id =>
    {
        var page = SiteMap.Section(id);
        var views = edition.Views;
        var description = edition.Config.Sections.FirstOrDefault(s => s.Id == id)?.Description ?? "";
        var briefings = edition.Digests
            .Select(d => new SectionBriefing(
                views.Card(d, page),
                [.. EditionIndex.Of(d, p => p.Section == id).Select(p => views.Passage(p, d.Briefing, page))],
                [.. EditionIndex.Of(d, p => p.Also.Contains(id)).Select(p => views.Passage(p, d.Briefing, page))]))
            .Where(b => b.First.Length + b.Also.Length > 0);
        return edition.Html(page, $"the section {id}", "section", new SectionContent(
            views.Section(id, page), description, edition.CountAlso(id), [.. briefings]));
    });
}
