using System.Collections.Immutable;
using System.Globalization;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>What changed: the page, its feeds, and the notices where withdrawn pages were.</summary>
internal static class ChangePages
{
    public const string WithdrawnTemplate = "withdrawn";

    private const int MostWithdrawn = 200;
    private const int MostItems = 50;

    public static IEnumerable<Page> Of(EditionIndex edition)
    {
        var briefings = edition.Digests.DistinctBy(d => d.Briefing.Id).ToDictionary(d => d.Briefing.Id, StringComparer.Ordinal);
        return Feeds.Formats(edition).Select(format => Feed(edition, briefings, format))
            .Concat<Page>(Notices(edition))
            .Prepend(List(edition, briefings));
    }

    /// <summary>What changed in numbers, with a link from where it is shown.</summary>
    public static ChangeSummary Summary(EditionIndex edition, LinkView page) => new(edition.Changes.List?.Counts, page);

    private static HtmlPage List(EditionIndex edition, Dictionary<string, BriefingDigest> briefings)
    {
        var page = SiteMap.Changes;
        var rows = edition.Changes.List?.Rows ?? [];
        var withdrawn = edition.Changes.Withdrawn;
        return edition.Part(page, "the page of what changed", "changes", () => new ChangesContent(
            [
                .. rows.GroupBy(c => c.Briefing, StringComparer.Ordinal).Select(group => new ChangeGroup(
                    Title(group.First(), briefings), SiteMap.Briefing(group.Key).From(page), [.. group.Select(c => View(c, edition, briefings, page))]))
            ],
            (edition.Changes.List?.Counts.Values.Sum() ?? 0) - rows.Length,
            [.. withdrawn.Take(MostWithdrawn).Select(w => new LinkView(w.Title, SiteMap.Briefing(w.Id).From(page)))],
            Math.Max(0, withdrawn.Length - MostWithdrawn)));
    }

    private static FeedPage Feed(EditionIndex edition, Dictionary<string, BriefingDigest> briefings, FeedFormat format)
    {
        var page = SiteMap.ChangesFeed(format);
        var items = (edition.Changes.List?.Rows ?? []).Take(MostItems)
            .GroupBy(c => $"{SiteMap.Briefing(c.Briefing)}#{ChangeList.Names[c.Kind]}{(c.Hash is null ? "" : "-" + c.Hash)}", StringComparer.Ordinal)
            .SelectMany(same => same.Select((c, i) =>
            {
                var passage = PassageOf(c, briefings);
                var address = SiteMap.Briefing(c.Briefing);
                var id = i == 0 ? same.Key : string.Create(CultureInfo.InvariantCulture, $"{same.Key}-{i + 1}");
                return new ChangeItem(
                    edition.Full(new(id)) ?? id,
                    edition.Full(address) is { } full ? full + (passage is null ? "" : "#" + SiteMap.Anchor(passage.Origin.FirstLine)) : null,
                    Title(c, briefings),
                    View(c, edition, briefings, page));
            }));
        return new(page, "the feed of what changed", format, new(
            edition.Frame(page), null, edition.Full(SiteMap.Changes), edition.Full(page), edition.Time, [.. items], IsOfChanges: true));
    }

    // An address that was given out once leads somewhere for ever.
    private static IEnumerable<HtmlPage> Notices(EditionIndex edition)
    {
        var sources = edition.Seeds.Where(s => !s.Seed.Settings.IsDraft).Select(s => s.Seed.Id).ToHashSet(StringComparer.Ordinal);
        return edition.Changes.Withdrawn
            .Select(w => Notice(edition, SiteMap.Briefing(w.Id), w.Title, isSource: false))
            .Concat(edition.Changes.Withdrawn
                .Where(w => w.SourceId is { } id && !sources.Contains(id))
                .DistinctBy(w => w.SourceId)
                .Select(w => Notice(edition, SiteMap.Source(w.SourceId!), w.Source, isSource: true)));
    }

    private static HtmlPage Notice(EditionIndex edition, SiteUrl page, string title, bool isSource) => edition.Part(
        page, $"the notice for {page}", WithdrawnTemplate, () => new WithdrawnContent(title, isSource, new("", SiteMap.Changes.From(page))));

    private static TitleView Title(Change change, Dictionary<string, BriefingDigest> briefings) =>
        briefings.TryGetValue(change.Briefing, out var digest) ? digest.Title : new(change.Title, false, false, false, false);

    private static Passage? PassageOf(Change change, Dictionary<string, BriefingDigest> briefings) =>
        briefings.TryGetValue(change.Briefing, out var digest) ? EditionChanges.Find(change, digest.Briefing) : null;

    private static ChangeView View(Change change, EditionIndex edition, Dictionary<string, BriefingDigest> briefings, SiteUrl page)
    {
        var passage = PassageOf(change, briefings);
        var briefing = passage is null ? null : briefings[change.Briefing].Briefing;
        return new(
            change,
            passage is null ? null : edition.Views.Passage(passage, briefing!, page),
            Words(change, passage, briefing),
            Section(change.From, edition, page),
            Section(change.To, edition, page));
    }

    private static ImmutableArray<WordRun> Words(Change change, Passage? passage, Briefing? briefing)
    {
        if (passage is null)
        {
            return change.Old is null ? [] : [new(change.Old, true, false)];
        }

        if (change.Kind != ChangeKind.Changed)
        {
            return [new(passage.Text, false, change.Kind == ChangeKind.New)];
        }

        var now = EditionChanges.Raw(briefing!.Seed.Lines, passage.Origin.FirstLine, passage.Origin.LastLine);
        return change.Old is null ? [new(now, false, false)] : WordDiff.Of(change.Old, now);
    }

    // A section that this edition does not have any more keeps its name.
    private static SectionView? Section(SectionName? section, EditionIndex edition, SiteUrl page) => section is null ? null
        : edition.SectionIds.Contains(section.Id) ? edition.Views.Section(section.Id, page)
        : edition.Views.Section(section.Id, page) with { Title = section.Id == Placement.Fallback ? null : section.Title, Href = null };
}
