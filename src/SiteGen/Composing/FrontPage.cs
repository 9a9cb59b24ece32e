using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The front page.</summary>
internal static class FrontPage
{
    private const int MostBriefings = 5;
    private const int MostPassagesInDigest = 3;
    private const int MostTopics = 12;
    private const int MixWidth = 1000;

    public static HtmlPage Of(EditionIndex edition)
    {
        var page = SiteMap.Home;
        var cards = edition.Digests.Take(MostBriefings).Select(d => edition.Views.Card(d, page)).ToImmutableArray();
        var digest = edition.SectionIds.Select(id => new DigestView(
            edition.Views.Section(id, page),
            edition.CountAlso(id),
            [.. edition.First(id).Take(MostPassagesInDigest).Select(p => edition.Views.Passage(p.Passage, p.Briefing, page))]));
        var topics = edition.Names.Topics.OrderByDescending(t => t.Tagged.Count + t.Stated.Count).ToList();
        return edition.Whole(page, "the front page", "home", () => new HomeContent(
            cards.FirstOrDefault(),
            cards.Length > 1 ? cards[1..] : [],
            Math.Max(0, edition.Digests.Length - cards.Length),
            IsInOrderReceived: edition.Digests.Length > 1 && edition.Digests.All(d => d.Briefing.Seed.Settings.Date is null),
            [.. digest],
            Mix(edition, page),
            Timeline.Of(edition.Digests),
            [.. topics.Take(MostTopics).Select(t => NamePages.Row(t, SiteMap.Topic(t), page))],
            Math.Max(0, topics.Count - MostTopics)));
    }

    /// <summary>The sections side by side, as wide as they have passages; none if there are fewer than two.</summary>
    private static ImmutableArray<StripCell> Mix(EditionIndex edition, SiteUrl page)
    {
        var sections = edition.SectionIds.Where(id => edition.CountFirst(id) > 0).ToList();
        if (sections.Count < 2)
        {
            return [];
        }

        var cells = ImmutableArray.CreateBuilder<StripCell>();
        var before = 0;
        foreach (var id in sections)
        {
            var x = (int)((long)before * MixWidth / edition.Counts.Passages);
            before += edition.CountFirst(id);
            cells.Add(new(edition.Views.Section(id, page), 0, x, Math.Max(1, (int)((long)before * MixWidth / edition.Counts.Passages) - x)));
        }

        return cells.ToImmutable();
    }
}
