using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The search page with its index. Without a script it is the list of all names from A to Z.</summary>
internal static class SearchPage
{
    private const int MostNames = 300;

    public static IEnumerable<Page> Of(EditionIndex edition)
    {
        var names = Names(edition);
        var letters = names.GroupBy(n => n.Letter).OrderBy(l => l.Key.Length).ThenBy(l => l.Key, StringComparer.Ordinal).ToImmutableArray();
        var isSplit = names.Length > MostNames;
        yield return edition.Html(SiteMap.Search, "the search page", "search", new SearchContent(
            [
                .. letters.Select(l => new LetterView(
                    l.Key,
                    l.Count(),
                    isSplit ? [] : [.. l.Select(n => n.ListedOn(SiteMap.Search))],
                    isSplit ? Pages(l.Key, l.Count(), SiteMap.Search) : []))
            ],
            names.Length));
        foreach (var letter in isSplit ? letters : [])
        {
            foreach (var (i, chunk) in letter.Chunk(MostNames).Index())
            {
                var page = SiteMap.Names(letter.Key, i + 1);
                yield return edition.Html(page, "the list of names", "names", new NamesContent(
                    new(letter.Key, letter.Count(), [.. chunk.Select(n => n.ListedOn(page))], []),
                    i + 1,
                    Pages(letter.Key, letter.Count(), page)));
            }
        }

        foreach (var part in SearchIndex.Of(edition, []))
        {
            yield return part;
        }
    }

    private sealed record Name(NameKind Kind, TitleView Title, SiteUrl Target, string? Anchor)
    {
        public string Folded { get; } = string.Join(' ', SearchWords.Of(Title.Text));

        public string Letter => Folded switch
        {
            [>= 'a' and <= 'z', ..] => Folded[..1],
            [>= '0' and <= '9', ..] => "digits",
            _ => "others",
        };

        public ListedName ListedOn(SiteUrl page) => new(Kind, Title, Target.From(page, Anchor));
    }

    private static ImmutableArray<LinkView> Pages(string letter, int count, SiteUrl page) =>
    [
        .. Enumerable.Range(1, (count + MostNames - 1) / MostNames).Select(part => SiteMap.Names(letter, part) is var target && target == page
            ? new LinkView(FormattableString.Invariant($"{part}"), null)
            : new LinkView(FormattableString.Invariant($"{part}"), target.From(page)))
    ];

    private static ImmutableArray<Name> Names(EditionIndex edition)
    {
        var briefings = edition.Seeds.SelectMany(s => s.Source.Briefings).ToList();
        var topics = Marked(briefings, MarkKind.Tag, StringComparer.OrdinalIgnoreCase);
        var tagged = topics.Select(t => t.Mark.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stated = briefings
            .SelectMany(b => b.Seed.Settings.Tags.Select(t => (Briefing: b, t.Value)))
            .Where(t => !tagged.Contains(t.Value))
            .DistinctBy(t => t.Value, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. topics.Select(found => Topic(found.Mark.Value, found.Briefing, found.Passage))
                .Concat(stated.Select(t => Topic(t.Value, t.Briefing, null)))
                .Concat(Marked(briefings, MarkKind.Handle, StringComparer.OrdinalIgnoreCase).Select(Handle))
                .Concat(Marked(briefings, MarkKind.Acronym, StringComparer.Ordinal).Select(Acronym))
                .Concat(edition.Digests.Select(d => new Name(NameKind.Title, d.Title, SiteMap.Briefing(d.Briefing), null)))
                .OrderBy(n => n.Folded, StringComparer.Ordinal)
                .ThenBy(n => n.Title.Text, StringComparer.Ordinal)
                .ThenBy(n => n.Kind)
                .ThenBy(n => n.Target.Path, StringComparer.Ordinal)
        ];
    }

    // Where a name leads: one place for each kind.
    private static Name Topic(string topic, Briefing briefing, Passage? passage) =>
        new(NameKind.Topic, Plain(topic), SiteMap.Briefing(briefing), passage is null ? null : SiteMap.Anchor(passage.Origin.FirstLine));

    private static Name Handle((Briefing Briefing, Passage Passage, TextMark Mark) found) =>
        new(NameKind.Handle, Plain(found.Mark.In(found.Passage.Text)), SiteMap.Briefing(found.Briefing), SiteMap.Anchor(found.Passage.Origin.FirstLine));

    private static Name Acronym((Briefing Briefing, Passage Passage, TextMark Mark) found) =>
        new(NameKind.Acronym, Plain(found.Mark.Value), SiteMap.Briefing(found.Briefing), SiteMap.Anchor(found.Passage.Origin.FirstLine));

    private static TitleView Plain(string text) => new(text, false, false, false, false);

    /// <summary>Each name of a kind, where it occurs first.</summary>
    private static List<(Briefing Briefing, Passage Passage, TextMark Mark)> Marked(List<Briefing> briefings, MarkKind kind, StringComparer comparer) =>
        [.. briefings.SelectMany(b => Views.Marked(b, kind).Select(m => (b, m.Passage, m.Mark))).DistinctBy(f => f.Mark.Value, comparer)];
}
