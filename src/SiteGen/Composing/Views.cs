using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>Makes the pieces that several pages show, with links from the page that shows them.</summary>
internal sealed class Views(ImmutableArray<Section> sections, IReadOnlyDictionary<string, int> passagesBySection)
{
    private static readonly ImmutableArray<string> Marks = ["▲", "●", "■", "◆", "▼", "★", "▬", "✚"];

    public SectionView Section(string id, SiteUrl page) => Section(id, url => url.From(page));

    public SectionView Section(string id, Func<SiteUrl, string> link)
    {
        var place = sections.Index().FirstOrDefault(s => s.Item.Id == id, (Index: -1, Item: null!)).Index;
        return new(
            id,
            place < 0 ? null : sections[place].Title,
            place < 0 ? "○" : Marks[place % Marks.Length],
            link(SiteMap.Section(id)),
            passagesBySection.GetValueOrDefault(id));
    }

    public PassageView Passage(Passage passage, Briefing briefing, SiteUrl page)
    {
        var placement = passage.Placement ?? throw new InvalidOperationException("a passage reached a page before it was sorted");
        var anchor = SiteMap.Anchor(passage.Origin.FirstLine);
        return new(
            passage,
            Section(placement.Section, page),
            [.. placement.Also.Select(id => Section(id, page))],
            SiteMap.Briefing(briefing).From(page, anchor),
            SiteMap.Source(briefing.Seed).From(page, anchor),
            Words(passage, placement, page))
        {
            Language = briefing.Seed.Settings.Language?.Value,
        };
    }

    // For the sections that it is listed in: the words in the text that speak for them most, in reading order.
    private ImmutableArray<MatchedWords> Words(Passage passage, Placement placement, SiteUrl page) =>
    [
        .. placement.Also.Prepend(placement.Section)
            .Select(id => new MatchedWords(
                Section(id, page),
                [
                    .. placement.TellingWords(id, passage.Text)
                        .Select(e => passage.Text.Substring(e.Start, e.Length))
                        .Distinct(StringComparer.Ordinal)
                ]))
            .Where(w => !w.Words.IsEmpty)
    ];

    public static BriefingLink Link(BriefingDigest digest, SiteUrl page) => new(SiteMap.Briefing(digest.Briefing).From(page), digest.Title);

    public BriefingCard Card(BriefingDigest digest, SiteUrl page)
    {
        var briefing = digest.Briefing;
        return new(
            SiteMap.Briefing(briefing).From(page),
            digest.Title,
            digest.BottomLine is null ? null : Passage(digest.BottomLine, briefing, page),
            Status(digest, page),
            Mix(briefing, page),
            briefing.Passages.Count(p => p.IsBody));
    }

    /// <summary>The sections of a briefing's passages, most first.</summary>
    public ImmutableArray<SectionView> Mix(Briefing briefing, SiteUrl page) =>
    [
        .. briefing.Passages.Where(p => p.IsBody)
            .CountBy(p => p.Placement!.Section)
            .OrderByDescending(s => s.Value)
            .ThenBy(s => Place(s.Key))
            .Select(s => Section(s.Key, page) with { Passages = s.Value })
    ];

    public static StatusView Status(BriefingDigest digest, SiteUrl page)
    {
        var briefing = digest.Briefing;
        var settings = briefing.Seed.Settings;
        return new(
            Fact(settings.Author, briefing.Seed),
            settings.Author is null ? Quotes(briefing, MarkKind.SelfReference, page) : [],
            Fact(settings.Date, briefing.Seed),
            briefing.Completeness,
            briefing.Passages.Sum(p => p.LineStarts.Length),
            briefing.Gaps,
            digest.Words,
            digest.Minutes,
            briefing.Passages[0].Origin.FirstLine,
            briefing.Passages.Max(p => p.Origin.LastLine));
    }

    public static FactView? Fact(Stated? stated, Seed seed) => stated is null
        ? null
        : new(stated.Value, stated.Origin.File != seed.File, WebAddress.Allowed(stated.Value));

    public static ImmutableArray<QuoteView> Quotes(Briefing briefing, MarkKind kind, SiteUrl page) =>
        [.. Marked(briefing, kind).Select(found => Quote(found.Passage, found.Mark, briefing, page))];

    public static IEnumerable<(Passage Passage, TextMark Mark)> Marked(Briefing briefing, params MarkKind[] kinds) =>
        briefing.Passages.SelectMany(p => p.Marks.Where(m => kinds.Contains(m.Kind)).Select(m => (p, m)));

    public static QuoteView Quote(Passage passage, TextMark mark, Briefing briefing, SiteUrl page)
    {
        var line = LineAt(passage, mark.Start);
        return new(mark.In(passage.Text), line, SiteMap.Briefing(briefing).From(page, AnchorAt(passage, line)));
    }

    /// <summary>
    /// The place on its briefing's page where a line of a passage is: its own, or that of the words before
    /// it where the line is markup, as a fence, or part of the one heading that the page has.
    /// </summary>
    public static string AnchorAt(Passage passage, int line) => SiteMap.Anchor(passage.Kind == PassageKind.Title
        ? passage.Origin.FirstLine
        : passage.LineStarts.Last(s => s.Line <= line || s == passage.LineStarts[0]).Line);

    public static int LineAt(Passage passage, int offset) => passage.LineStarts.Last(s => s.Offset <= offset || s == passage.LineStarts[0]).Line;

    private int Place(string id) => sections.Index().FirstOrDefault(s => s.Item.Id == id, (Index: sections.Length, Item: null!)).Index;
}
