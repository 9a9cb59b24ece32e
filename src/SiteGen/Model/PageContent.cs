using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>A place that can be gone to.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Href">The link from the page that shows it; null where it is that page.</param>
public sealed record LinkView(string Title, string? Href);

/// <summary>What every page shows around its content.</summary>
public sealed record PageFrame
{
    /// <summary>The site's name.</summary>
    public required string SiteTitle { get; init; }

    /// <summary>The line below it; empty if there is none.</summary>
    public required string Tagline { get; init; }

    /// <summary>Who publishes the site; empty if not said.</summary>
    public required string Author { get; init; }

    /// <summary>The language of the labels.</summary>
    public required string Language { get; init; }

    /// <summary>One sentence for machines that list the site; empty if there is none.</summary>
    public required string Description { get; init; }

    /// <summary>The relative link to the site's root; empty on pages that lie there.</summary>
    public required string Root { get; init; }

    /// <summary>The page's whole address; null as long as the site's is not known.</summary>
    public required string? Canonical { get; init; }

    /// <summary>The front page.</summary>
    public required LinkView Home { get; init; }

    /// <summary>The sections.</summary>
    public required ImmutableArray<SectionView> Sections { get; init; }

    /// <summary>The list of sources.</summary>
    public required LinkView SourceIndex { get; init; }

    /// <summary>The page about the site and its method.</summary>
    public required LinkView About { get; init; }

    /// <summary>The feeds that the page points to: the site's, and its own if it has one.</summary>
    public required ImmutableArray<FeedLink> Feeds { get; init; }

    /// <summary>What changed, with the link to the page that tells.</summary>
    public required ChangeSummary Changes { get; init; }

    /// <summary>The counts of the edition.</summary>
    public required EditionCounts Counts { get; init; }

    /// <summary>The version of SiteGen.</summary>
    public required string Generator { get; init; }
}

/// <summary>How much there is in an edition.</summary>
/// <param name="Sources">Files.</param>
/// <param name="Briefings">Threads and documents.</param>
/// <param name="Passages">Passages in them, headings aside.</param>
/// <param name="Lines">Lines of all files.</param>
/// <param name="Published">Lines that are part of a passage.</param>
/// <param name="Omitted">Lines that are left out.</param>
public sealed record EditionCounts(int Sources, int Briefings, int Passages, int Lines, int Published, int Omitted);

/// <summary>A section, as pages name it.</summary>
/// <param name="Id">Its id, which is also its class in the style sheet.</param>
/// <param name="Title">Its name; null for the fallback section, whose name is a label.</param>
/// <param name="Mark">The sign that stands for it beside its colour.</param>
/// <param name="Href">The link to its page; null where it is this page or there is none.</param>
/// <param name="Passages">How many passages are in it first.</param>
public sealed record SectionView(string Id, string? Title, string Mark, string? Href, int Passages);

/// <summary>What a page shows.</summary>
public abstract record PageContent;

/// <summary>A passage as a page shows it.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Section">The section it is in first.</param>
/// <param name="Also">The further sections.</param>
/// <param name="Href">The link to it in its briefing; only a fragment on that page itself.</param>
/// <param name="SourceHref">The link to its first line on the source page.</param>
/// <param name="Words">The words of the text that speak for each of its sections.</param>
public sealed record PassageView(
    Passage Passage,
    SectionView Section,
    ImmutableArray<SectionView> Also,
    string Href,
    string SourceHref,
    ImmutableArray<MatchedWords> Words);

/// <summary>Words of a passage that speak for one of its sections.</summary>
/// <param name="Section">The section.</param>
/// <param name="Words">The words, as they stand in the text, each once.</param>
public sealed record MatchedWords(SectionView Section, ImmutableArray<string> Words);

/// <summary>The title of a briefing.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsQuoted">Whether they are quoted from the text, because the source names no title.</param>
/// <param name="IsShortenedBefore">Whether a time word in front of them was left out.</param>
/// <param name="IsShortenedAfter">Whether they break off.</param>
/// <param name="IsEditors">Whether the editor supplied it.</param>
public sealed record TitleView(string Text, bool IsQuoted, bool IsShortenedBefore, bool IsShortenedAfter, bool IsEditors);

/// <summary>Something a source states about itself, or the editor about it.</summary>
public sealed record FactView(string Text, bool IsEditors, string? Href = null);

/// <summary>What stands at the head of a briefing: who, when, how much, how complete.</summary>
public sealed record StatusView(
    FactView? Author,
    ImmutableArray<QuoteView> AuthorHints,
    FactView? Date,
    Completeness Completeness,
    int Posts,
    ImmutableArray<CounterGap> Gaps,
    int Words,
    int Minutes,
    int FirstLine,
    int LastLine);

/// <summary>Words quoted from a passage.</summary>
/// <param name="Text">The words as they stand.</param>
/// <param name="Line">Their line.</param>
/// <param name="Href">The link to the passage.</param>
public sealed record QuoteView(string Text, int Line, string Href);

/// <summary>A link as the source gives it.</summary>
/// <param name="Text">The words of the link.</param>
/// <param name="Url">The address that can be followed; null if there is none.</param>
/// <param name="Address">The address as given, where the words are others; else null.</param>
/// <param name="IsCut">Whether the source cut it off.</param>
/// <param name="IsEditors">Whether the editor supplied the address.</param>
/// <param name="Line">Its line.</param>
/// <param name="Href">The link to the passage.</param>
public sealed record GivenLinkView(string Text, string? Url, string? Address, bool IsCut, bool IsEditors, int Line, string Href);

/// <summary>A name that occurs in a briefing, with its places.</summary>
/// <param name="Text">The name as written first.</param>
/// <param name="Note">For an acronym, the words that define it; else null.</param>
/// <param name="Places">Its passages; none if only the settings of the seed name it.</param>
/// <param name="IsEditors">Whether the editor supplied it.</param>
public sealed record NameView(string Text, string? Note, ImmutableArray<QuoteView> Places, bool IsEditors = false);

/// <summary>A cell of the thread strip: a passage, as wide as it has words, in the lane of its section.</summary>
public sealed record StripCell(SectionView Section, int Lane, int X, int Width);

/// <summary>A row of the ledger: something that is not shown.</summary>
public sealed record OmissionView(Omission Omission, string SourceHref);

/// <summary>A briefing as lists show it.</summary>
public sealed record BriefingCard(
    string Href, TitleView Title, PassageView? BottomLine, StatusView Status, ImmutableArray<SectionView> Sections, int Passages);

/// <summary>The page of a briefing.</summary>
public sealed record BriefingContent(
    TitleView Title,
    PassageView? Heading,
    string Description,
    string? Language,
    ImmutableArray<string> TopTags,
    StatusView Status,
    FactView? GivenSource,
    PassageView? BottomLine,
    ImmutableArray<PassageView> KeyPoints,
    ImmutableArray<StripCell> Strip,
    ImmutableArray<SectionView> Mix,
    ImmutableArray<PassageView> Passages,
    ImmutableArray<QuoteView> RelativeTimes,
    ImmutableArray<QuoteView> StatedTimes,
    ImmutableArray<GivenLinkView> Links,
    ImmutableArray<NameView> People,
    ImmutableArray<NameView> Topics,
    ImmutableArray<NameView> Acronyms,
    int Published,
    ImmutableArray<OmissionView> Omissions,
    LinkView Source,
    BriefingCard? Previous,
    BriefingCard? Next) : PageContent;

/// <summary>The front page.</summary>
public sealed record HomeContent(
    BriefingCard? Lead,
    ImmutableArray<BriefingCard> Briefings,
    int FurtherBriefings,
    bool IsInOrderReceived,
    ImmutableArray<DigestView> Digest) : PageContent;

/// <summary>A section on the front page: how much there is, and the first passages.</summary>
public sealed record DigestView(SectionView Section, int Also, ImmutableArray<PassageView> Passages);

/// <summary>The page of a section.</summary>
public sealed record SectionContent(
    SectionView Section, string Description, int Also, ImmutableArray<SectionBriefing> Briefings) : PageContent;

/// <summary>A briefing's passages in a section.</summary>
public sealed record SectionBriefing(BriefingCard Briefing, ImmutableArray<PassageView> First, ImmutableArray<PassageView> Also);

/// <summary>The list of sources.</summary>
public sealed record SourceIndexContent(ImmutableArray<SourceRow> Sources) : PageContent;

/// <summary>A source in the list of them.</summary>
public sealed record SourceRow(LinkView Source, bool IsDraft, int Lines, int Published, int Omitted, ImmutableArray<BriefingCard> Briefings);

/// <summary>The page of a source: every line, with its fate.</summary>
public sealed record SourceContent(
    string File,
    string RawHref,
    int Bytes,
    string Sha256,
    string Encoding,
    int Published,
    int Omitted,
    int Blank,
    int FrontMatter,
    ImmutableArray<BriefingCard> Briefings,
    ImmutableArray<SourceLine> Lines) : PageContent;

/// <summary>A line of a source.</summary>
/// <param name="Text">The line as captured.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Href">The link to its passage, if it is published.</param>
/// <param name="Cuts">Parts of it that are not shown.</param>
public sealed record SourceLine(string Text, LineFate Fate, string? Href, ImmutableArray<Omission> Cuts);

/// <summary>The page about the site and its method.</summary>
public sealed record AboutContent(ImmutableArray<SectionRules> Sections, ImmutableArray<PassageView> Unsorted) : PageContent;

/// <summary>A section's rules.</summary>
public sealed record SectionRules(SectionView Section, string Description, ImmutableArray<Term> Terms);

/// <summary>The text for programs.</summary>
public sealed record LlmsContent(
    ImmutableArray<SectionRules> Sections, ImmutableArray<BriefingLine> Briefings, int FurtherBriefings, string SourcesHref) : PageContent;

/// <summary>A briefing in one line; its bottom line is empty if it has none.</summary>
public sealed record BriefingLine(TitleView Title, string Href, string BottomLine);

/// <summary>The page for addresses that lead nowhere.</summary>
public sealed record NotFoundContent : PageContent;
