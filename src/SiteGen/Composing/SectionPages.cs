using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The pages of the sections.</summary>
internal static class SectionPages
{
    public static IEnumerable<Page> Of(EditionIndex edition)
    {
        // One look at each briefing, whatever the number of sections.
        var lists = edition.SectionIds.ToDictionary(id => id, _ => new List<Listed>(), StringComparer.Ordinal);
        foreach (var digest in edition.Digests)
        {
            foreach (var id in digest.Briefing.Passages.Where(p => p.IsBody).SelectMany(p => p.Placement!.Also.Prepend(p.Placement.Section)).Distinct(StringComparer.Ordinal))
            {
                lists[id].Add(new(
                    digest,
                    [.. EditionIndex.Of(digest, p => p.Section == id)],
                    [.. EditionIndex.Of(digest, p => p.Also.Contains(id))]));
            }
        }

        return edition.SectionIds.SelectMany(id => Archive.Pages(lists[id], l => EditionIndex.DateOf(l.Digest), SiteMap.Section(id)).Select(page => Page(edition, id, page)));
    }

    private sealed record Listed(BriefingDigest Digest, ImmutableArray<Passage> First, ImmutableArray<Passage> Also);

    private static HtmlPage Page(EditionIndex edition, string id, ArchivePage<Listed> page)
    {
        var views = edition.Views;
        var description = edition.Config.Sections.FirstOrDefault(s => s.Id == id)?.Description ?? "";
        ImmutableArray<PassageView> Shown(Listed listed, ImmutableArray<Passage> passages) =>
            [.. passages.Select(p => views.Passage(p, listed.Digest.Briefing, page.Url))];
        return edition.Part(page.Url, $"the section {id}", "section", () => new SectionContent(
            views.Section(id, page.Url),
            description,
            edition.CountAlso(id),
            [.. page.Values.Select(l => new SectionBriefing(Views.Link(l.Digest, page.Url), Shown(l, l.First), Shown(l, l.Also)))],
            page.View));
    }
}
