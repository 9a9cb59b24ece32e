using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The pages of topics and of handles, and the lists of both.</summary>
internal static class NamePages
{
    private const int MostTogether = 12;

    public static IEnumerable<Page> Of(EditionIndex edition) =>
    [
        Index(edition, SiteMap.Topics, "topics", edition.Names.Topics, SiteMap.Topic),
        .. edition.Names.Topics.SelectMany(t => Pages(edition, t, SiteMap.Topic(t), "topic")),
        Index(edition, SiteMap.People, "people", edition.Names.Handles, SiteMap.Person),
        .. edition.Names.Handles.SelectMany(h => Pages(edition, h, SiteMap.Person(h), "person")),
    ];

    public static NameRow Row(IndexedName name, SiteUrl url, SiteUrl page, int? passages = null) =>
        new(name.Text, url.From(page), passages ?? name.Tagged.Count, name.Mentioned.Count, name.Stated.Count);

    private static HtmlPage Index(EditionIndex edition, SiteUrl page, string template, ImmutableArray<IndexedName> names, Func<IndexedName, SiteUrl> urlOf) =>
        edition.Whole(page, $"the list of {template}", template, () => new NameIndexContent([.. names.Select(n => Row(n, urlOf(n), page))]));

    private static IEnumerable<HtmlPage> Pages(EditionIndex edition, IndexedName name, SiteUrl main, string template)
    {
        IEqualityComparer<BriefingDigest> same = ReferenceEqualityComparer.Instance;
        var tagged = name.Tagged.ToLookup(m => m.Digest, same);
        var mentioned = name.Mentioned.ToLookup(m => m.Digest, same);
        var stated = name.Stated.ToHashSet(same);
        var digests = name.Tagged.Concat(name.Mentioned).Select(m => m.Digest).Concat(name.Stated).Distinct(same);
        return Archive.Pages(edition.InOrder(digests), EditionIndex.DateOf, main).Select(page => edition.Part(page.Url, $"the {template} {name.Text}", template, () => new NameContent(
            name.Text,
            [.. name.Spellings.Where(s => s != name.Text)],
            name.Aliases,
            Groups(edition, page, tagged),
            Groups(edition, page, mentioned),
            [.. page.Values.Where(stated.Contains).Select(d => Views.Link(d, page.Url))],
            [
                .. name.Together.OrderByDescending(t => t.Value).ThenBy(t => t.Key.Text, StringComparer.Ordinal).Take(MostTogether)
                    .Select(t => Row(t.Key, SiteMap.Topic(t.Key), page.Url, t.Value))
            ],
            page.View)));
    }

    private static ImmutableArray<NamedBriefing> Groups(EditionIndex edition, ArchivePage<BriefingDigest> page, ILookup<BriefingDigest, Mention> mentions) =>
    [
        .. page.Values.Where(mentions.Contains).Select(d => new NamedBriefing(
            Views.Link(d, page.Url),
            [.. mentions[d].Select(m => edition.Views.Passage(m.Passage, d.Briefing, page.Url))]))
    ];
}
