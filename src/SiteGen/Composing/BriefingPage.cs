using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>A page for each briefing, and its data beside it where the configuration asks for that.</summary>
internal static class BriefingPage
{
    private const int StripWidth = 1000;
    private const int TopTags = 2;

    public static IEnumerable<Page> Of(EditionIndex edition)
    {
        var digests = edition.Digests;
        for (var i = 0; i < digests.Length; i++)
        {
            var digest = digests[i];
            var briefing = digest.Briefing;
            var (previous, next) = (i > 0 ? digests[i - 1] : null, i + 1 < digests.Length ? digests[i + 1] : null);
            yield return edition.Part(SiteMap.Briefing(briefing), briefing.Seed.File, "briefing", () => Content(digest, edition, previous, next)) with
            {
                Date = briefing.Seed.Settings.Date?.Value,
            };
            if (edition.Config.WritesBriefingJson)
            {
                yield return new PlainFile(SiteMap.BriefingData(briefing), briefing.Seed.File, EditionData.Passages(briefing));
            }
        }
    }

    private static BriefingContent Content(
        BriefingDigest digest, EditionIndex edition, BriefingDigest? previous, BriefingDigest? next)
    {
        var briefing = digest.Briefing;
        var source = edition.SourceOf(briefing);
        var (views, names) = (edition.Views, edition.Names);
        var seed = briefing.Seed;
        var page = SiteMap.Briefing(briefing);
        string TopicHref(string tag) => SiteMap.Topic(names.TopicOf(tag)).From(page);
        string PersonHref(string handle) => SiteMap.Person(names.HandleOf(handle)).From(page);
        var tags = Names(briefing, MarkKind.Tag, page, StringComparer.OrdinalIgnoreCase, _ => null, TopicHref);
        var mix = views.Mix(briefing, page);
        var cuts = briefing.Passages.SelectMany(p => p.Cuts);
        return new(
            digest.Title,
            briefing.Passages.FirstOrDefault(p => p.Kind == PassageKind.Title) is { } heading ? views.Passage(heading, briefing, page) : null,
            digest.BottomLine is { } line ? BriefingDigest.WithoutTagSigns(line, 0, line.Text.Length) : "",
            seed.Settings.Language?.Value,
            [.. tags.OrderByDescending(t => t.Places.Length).Take(TopTags).Select(t => t.Text)],
            Views.Status(digest, page),
            Views.Fact(seed.Settings.Source, seed),
            digest.BottomLine is null ? null : views.Passage(digest.BottomLine, briefing, page),
            [.. digest.KeyPoints.Select(p => views.Passage(p, briefing, page))],
            Strip(briefing, mix),
            mix,
            WithLinks(briefing, views, page, TopicHref, PersonHref),
            Views.Quotes(briefing, MarkKind.RelativeTime, page),
            Views.Quotes(briefing, MarkKind.StatedTime, page),
            Links(briefing, page),
            Names(briefing, MarkKind.Handle, page, StringComparer.OrdinalIgnoreCase, _ => null, PersonHref),
            [.. tags, .. StatedTopics(seed, tags, TopicHref)],
            Acronyms(briefing, page, a => SiteMap.Glossary.From(page, names.AcronymOf(a).Anchor)),
            source.Count(FateKind.Published),
            [.. source.Source.Omissions.Concat(cuts)
                .OrderBy(o => o.Origin.FirstLine).ThenBy(o => o.Origin.Column)
                .Select(o => new OmissionView(o, SiteMap.Source(seed).From(page, SiteMap.Anchor(o.Origin.FirstLine))))],
            new LinkView(seed.Path, SiteMap.Source(seed).From(page)),
            previous is null ? null : Views.Link(previous, page),
            next is null ? null : Views.Link(next, page));
    }

    // A tag or handle links where it comes first; further ones are plain.
    private static ImmutableArray<PassageView> WithLinks(
        Briefing briefing, Views views, SiteUrl page, Func<string, string> topicHref, Func<string, string> personHref)
    {
        var linked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. briefing.Passages.Select(passage => views.Passage(passage, briefing, page) with
        {
            Links = passage.Marks
                .Where(m => m.Kind is MarkKind.Tag or MarkKind.Handle && linked.Add(m.In(passage.Text)))
                .ToImmutableDictionary(m => m, m => m.Kind == MarkKind.Tag ? topicHref(m.Value) : personHref(m.Value)),
        })];
    }

    /// <summary>A cell for each passage, as wide as its share of the words, in a lane for each section.</summary>
    private static ImmutableArray<StripCell> Strip(Briefing briefing, ImmutableArray<SectionView> mix)
    {
        var body = briefing.Passages.Where(p => p.IsBody).Select(p => (Passage: p, Words: Math.Max(1, BriefingDigest.WordCount(p.Text)))).ToList();
        var total = body.Sum(p => p.Words);
        var cells = ImmutableArray.CreateBuilder<StripCell>();
        var before = 0;
        foreach (var (passage, words) in body)
        {
            var x = (int)((long)before * StripWidth / total);
            before += words;
            var end = (int)((long)before * StripWidth / total);
            var lane = mix.Index().First(m => m.Item.Id == passage.Placement!.Section).Index;
            cells.Add(new(mix[lane], lane, x, Math.Max(1, end - x - (body.Count > 1 ? 2 : 0))));
        }

        return cells.ToImmutable();
    }

    private static ImmutableArray<GivenLinkView> Links(Briefing briefing, SiteUrl page) =>
    [
        .. Views.Marked(briefing, MarkKind.Link, MarkKind.CutLink, MarkKind.PlainLink).Select(found =>
        {
            var quote = Views.Quote(found.Passage, found.Mark, briefing, page);
            return new GivenLinkView(
                quote.Text,
                found.Mark.Kind == MarkKind.Link ? WebAddress.Allowed(found.Mark.Value) : null,
                found.Mark.Value is var address && address.Length > 0 && address != quote.Text && address != "mailto:" + quote.Text ? address : null,
                found.Mark.Kind == MarkKind.CutLink,
                found.Mark.Kind == MarkKind.Link && WebAddress.IsCut(quote.Text),
                quote.Line,
                quote.Href);
        })
    ];

    // Topics that the front matter or the editor names, and no tag in the text.
    private static IEnumerable<NameView> StatedTopics(Seed seed, ImmutableArray<NameView> tags, Func<string, string> hrefOf) => seed.Settings.Tags
        .Where(stated => !tags.Any(t => t.Text.Equals(stated.Value, StringComparison.OrdinalIgnoreCase)))
        .DistinctBy(stated => stated.Value, StringComparer.OrdinalIgnoreCase)
        .Select(stated => new NameView(stated.Value, null, [], hrefOf(stated.Value), stated.Origin.File != seed.File));

    private static ImmutableArray<NameView> Acronyms(Briefing briefing, SiteUrl page, Func<string, string> hrefOf)
    {
        var definitions = Views.Marked(briefing, MarkKind.Definition)
            .DistinctBy(d => d.Mark.Value)
            .ToDictionary(d => d.Mark.Value, d => d.Mark.In(d.Passage.Text), StringComparer.Ordinal);
        return Names(briefing, MarkKind.Acronym, page, StringComparer.Ordinal, definitions.GetValueOrDefault, hrefOf);
    }

    private static ImmutableArray<NameView> Names(
        Briefing briefing, MarkKind kind, SiteUrl page, StringComparer comparer, Func<string, string?> note, Func<string, string> hrefOf) =>
    [
        .. Views.Marked(briefing, kind)
            .GroupBy(found => found.Mark.Value, comparer)
            .Select(name => new NameView(
                name.First().Mark.Value,
                note(name.First().Mark.Value),
                [.. name.Select(found => Views.Quote(found.Passage, found.Mark, briefing, page)).DistinctBy(q => q.Line)],
                hrefOf(name.First().Mark.Value)))
    ];
}
