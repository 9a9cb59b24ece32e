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
        yield return edition.Whole(SiteMap.Search, "the search page", "search", () => new SearchContent(
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
                yield return edition.Part(page, "the list of names", "names", () => new NamesContent(
                    new(letter.Key, letter.Count(), [.. chunk.Select(n => n.ListedOn(page))], []),
                    i + 1,
                    Pages(letter.Key, letter.Count(), page)));
            }
        }

        foreach (var part in SearchIndex.Of(edition, [.. edition.Config.Aliases.Select(a => a.Others.Insert(0, a.Name))]))
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

    private static ImmutableArray<Name> Names(EditionIndex edition) =>
    [
        .. edition.Names.Topics.Select(t => new Name(NameKind.Topic, Plain(t.Text), SiteMap.Topic(t), null))
            .Concat(edition.Names.Handles.Select(h => new Name(NameKind.Handle, Plain("@" + h.Text), SiteMap.Person(h), null)))
            .Concat(edition.Names.Acronyms.Select(a => new Name(NameKind.Acronym, Plain(a.Text), SiteMap.Glossary, a.Anchor)))
            .Concat(edition.Digests.Select(d => new Name(NameKind.Title, d.Title, SiteMap.Briefing(d.Briefing), null)))
            .OrderBy(n => n.Folded, StringComparer.Ordinal)
            .ThenBy(n => n.Title.Text, StringComparer.Ordinal)
            .ThenBy(n => n.Kind)
            .ThenBy(n => n.Target.Path, StringComparer.Ordinal)
    ];

    private static TitleView Plain(string text) => new(text, false, false, false, false);
}
