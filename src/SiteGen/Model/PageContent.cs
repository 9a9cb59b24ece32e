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

    /// <summary>The page's whole address if the site's is known, else its path below the site's root.</summary>
    public required string Address { get; init; }

    /// <summary>The whole address of the picture that stands for the site; null as long as the site's is not known.</summary>
    public required string? Image { get; init; }

    /// <summary>The front page.</summary>
    public required LinkView Home { get; init; }

    /// <summary>The sections.</summary>
    public required ImmutableArray<SectionView> Sections { get; init; }

    /// <summary>The list of topics.</summary>
    public required LinkView Topics { get; init; }

    /// <summary>The list of handles.</summary>
    public required LinkView People { get; init; }

    /// <summary>The acronyms, and what they stand for.</summary>
    public required LinkView Glossary { get; init; }

    /// <summary>The search.</summary>
    public required LinkView Search { get; init; }

    /// <summary>The list of sources.</summary>
    public required LinkView SourceIndex { get; init; }

    /// <summary>The page about the site and its method.</summary>
    public required LinkView About { get; init; }

    /// <summary>The feeds that the page points to: the site's, and its own if it has one.</summary>
    public required ImmutableArray<FeedLink> Feeds { get; init; }

    /// <summary>What changed, with the link to the page that tells.</summary>
    public required ChangeSummary Changes { get; init; }

    /// <summary>The counts of the edition; null on pages that show a part of it, so that they change only when that part does.</summary>
    public required EditionCounts? Counts { get; init; }

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
    ImmutableArray<MatchedWords> Words)
{
    /// <summary>The language of the text, if the source states it.</summary>
    public string? Language { get; init; }

    /// <summary>The links of tags and handles in its text, where it has some.</summary>
    public ImmutableDictionary<TextMark, string> Links { get; init; } = ImmutableDictionary<TextMark, string>.Empty;
}

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
/// <param name="Language">The language of the words, if the source states it.</param>
public sealed record TitleView(
    string Text, bool IsQuoted, bool IsShortenedBefore, bool IsShortenedAfter, bool IsEditors, string? Language = null);

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
/// <param name="Href">The link to its page, or to its place on the page of all of them.</param>
/// <param name="IsEditors">Whether the editor supplied it.</param>
public sealed record NameView(string Text, string? Note, ImmutableArray<QuoteView> Places, string Href, bool IsEditors = false);

/// <summary>A cell of the thread strip: a passage, as wide as it has words, in the lane of its section.</summary>
public sealed record StripCell(SectionView Section, int Lane, int X, int Width);

/// <summary>A row of the ledger: something that is not shown.</summary>
public sealed record OmissionView(Omission Omission, string SourceHref);

/// <summary>A briefing, named.</summary>
public sealed record BriefingLink(string Href, TitleView Title);

/// <summary>Where a page stands in a list that is too long for one page.</summary>
/// <param name="Number">Its number, counted from the oldest; 0 for the page with the newest.</param>
/// <param name="Newest">The link to the page with the newest; null on that page.</param>
/// <param name="Older">The link to the page before it; null if there is none.</param>
/// <param name="OlderNumber">The number of that page.</param>
public sealed record ArchiveView(int Number, string? Newest, string? Older, int OlderNumber);

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
    BriefingLink? Previous,
    BriefingLink? Next) : PageContent;

/// <summary>The front page.</summary>
public sealed record HomeContent(
    BriefingCard? Lead,
    ImmutableArray<BriefingCard> Briefings,
    int FurtherBriefings,
    bool IsInOrderReceived,
    ImmutableArray<DigestView> Digest,
    ImmutableArray<StripCell> Mix,
    TimelineView? Timeline,
    ImmutableArray<NameRow> Topics,
    int FurtherTopics) : PageContent;

/// <summary>The dated briefings over time.</summary>
/// <param name="First">The first date.</param>
/// <param name="Last">The last date.</param>
/// <param name="Briefings">How many briefings have a date.</param>
/// <param name="Bars">The days, months or years that have briefings.</param>
public sealed record TimelineView(string First, string Last, int Briefings, ImmutableArray<TimelineBar> Bars);

/// <summary>A bar of the timeline.</summary>
/// <param name="Date">The day, month or year, as dates are written.</param>
/// <param name="Briefings">How many briefings it has.</param>
/// <param name="X">Where it begins, of 1,000.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is, of 100.</param>
public sealed record TimelineBar(string Date, int Briefings, int X, int Width, int Height);

/// <summary>A section on the front page: how much there is, and the first passages.</summary>
public sealed record DigestView(SectionView Section, int Also, ImmutableArray<PassageView> Passages);

/// <summary>The page of a section.</summary>
public sealed record SectionContent(
    SectionView Section, string Description, int Also, ImmutableArray<SectionBriefing> Briefings, ArchiveView Archive) : PageContent;

/// <summary>A briefing's passages in a section.</summary>
public sealed record SectionBriefing(BriefingLink Briefing, ImmutableArray<PassageView> First, ImmutableArray<PassageView> Also);

/// <summary>The list of topics, or of handles.</summary>
/// <param name="Names">In the order of the alphabet.</param>
public sealed record NameIndexContent(ImmutableArray<NameRow> Names) : PageContent;

/// <summary>A topic or handle in the list of them.</summary>
/// <param name="Name">As written first.</param>
/// <param name="Href">The link to its page.</param>
/// <param name="Passages">How many passages name it by a tag or handle.</param>
/// <param name="Mentions">How many more name it without.</param>
/// <param name="Briefings">How many briefings are about it only because their front matter says so.</param>
public sealed record NameRow(string Name, string Href, int Passages, int Mentions, int Briefings);

/// <summary>The page of a topic or of a handle.</summary>
/// <param name="Name">As written first.</param>
/// <param name="Spellings">The other ways in which sources write it.</param>
/// <param name="Aliases">The other names that the editor gives it.</param>
/// <param name="Tagged">The passages with its tag or handle, by briefing.</param>
/// <param name="Mentioned">The passages that name it without, by briefing.</param>
/// <param name="Stated">The briefings whose front matter names it.</param>
/// <param name="Together">The topics that passages name with it, most first.</param>
/// <param name="Archive">Where the page stands in the list of its briefings.</param>
public sealed record NameContent(
    string Name,
    ImmutableArray<string> Spellings,
    ImmutableArray<string> Aliases,
    ImmutableArray<NamedBriefing> Tagged,
    ImmutableArray<NamedBriefing> Mentioned,
    ImmutableArray<BriefingLink> Stated,
    ImmutableArray<NameRow> Together,
    ArchiveView Archive) : PageContent;

/// <summary>A briefing's passages that name something.</summary>
public sealed record NamedBriefing(BriefingLink Briefing, ImmutableArray<PassageView> Passages);

/// <summary>The acronyms of the edition, and the names that the editor says are one.</summary>
public sealed record GlossaryContent(
    ImmutableArray<AcronymView> Defined, ImmutableArray<AcronymView> Undefined, ImmutableArray<AliasedName> Aliases) : PageContent;

/// <summary>An acronym.</summary>
/// <param name="Text">As written.</param>
/// <param name="Anchor">The id of its place on the page.</param>
/// <param name="Definitions">The words that it stands for, as sources spell it out, each with the first place.</param>
/// <param name="Passages">How many passages use it.</param>
/// <param name="Places">The first of them.</param>
public sealed record AcronymView(
    string Text, string Anchor, ImmutableArray<PlaceView> Definitions, int Passages, ImmutableArray<PlaceView> Places);

/// <summary>Words, and where they stand.</summary>
public sealed record PlaceView(string Text, string File, int Line, string Href);

/// <summary>The list of sources.</summary>
public sealed record SourceIndexContent(ImmutableArray<SourceRow> Sources, ArchiveView Archive) : PageContent;

/// <summary>A source in the list of them.</summary>
public sealed record SourceRow(LinkView Source, bool IsDraft, int Lines, int Published, int Omitted, ImmutableArray<BriefingLink> Briefings);

/// <summary>The page of a source: every line, with its fate.</summary>
public sealed record SourceContent(
    string File,
    string? Language,
    string RawHref,
    int Bytes,
    string Sha256,
    string Encoding,
    int Published,
    int Omitted,
    int Blank,
    int FrontMatter,
    ImmutableArray<BriefingLink> Briefings,
    ImmutableArray<SourceLine> Lines) : PageContent;

/// <summary>A line of a source.</summary>
/// <param name="Text">The line as captured.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Href">The link to its passage, if it is published.</param>
/// <param name="Cuts">Parts of it that are not shown.</param>
public sealed record SourceLine(string Text, LineFate Fate, string? Href, ImmutableArray<Omission> Cuts);

/// <summary>The page about the site and its method.</summary>
/// <param name="Sections">The sections, with their rules.</param>
/// <param name="Unsorted">Passages that fit no section, the first of them.</param>
/// <param name="General">The section that lists all of them.</param>
/// <param name="FurtherUnsorted">How many more there are.</param>
public sealed record AboutContent(
    ImmutableArray<SectionRules> Sections, ImmutableArray<PassageView> Unsorted, SectionView General, int FurtherUnsorted) : PageContent;

/// <summary>A section's rules.</summary>
public sealed record SectionRules(SectionView Section, string Description, ImmutableArray<Term> Terms);

/// <summary>The text for programs.</summary>
public sealed record LlmsContent(
    ImmutableArray<SectionRules> Sections, ImmutableArray<BriefingLine> Briefings, int FurtherBriefings, string SourcesHref) : PageContent;

/// <summary>A briefing in one line; its bottom line is empty if it has none.</summary>
public sealed record BriefingLine(TitleView Title, string Href, string BottomLine);

/// <summary>The page for addresses that lead nowhere.</summary>
public sealed record NotFoundContent : PageContent;

/// <summary>The search page: every name of the edition, or the pages that list them.</summary>
/// <param name="Letters">The letters that names begin with.</param>
/// <param name="Names">How many names there are.</param>
public sealed record SearchContent(ImmutableArray<LetterView> Letters, int Names) : PageContent;

/// <summary>A page of names that begin with one letter, where the search page cannot hold them all.</summary>
/// <param name="Letter">The letter, with the names of this page.</param>
/// <param name="Part">Which of the letter's pages this is.</param>
/// <param name="Parts">All of them; the link of this one is null.</param>
public sealed record NamesContent(LetterView Letter, int Part, ImmutableArray<LinkView> Parts) : PageContent;

/// <summary>Names that begin alike once they are folded.</summary>
/// <param name="Id"><c>a</c> to <c>z</c>, <c>digits</c> or <c>others</c>.</param>
/// <param name="Count">How many names there are.</param>
/// <param name="Names">The names that this page lists.</param>
/// <param name="Pages">The pages that list the names, if it is not this one; their titles are numbers.</param>
public sealed record LetterView(string Id, int Count, ImmutableArray<ListedName> Names, ImmutableArray<LinkView> Pages);

/// <summary>What a listed name is.</summary>
public enum NameKind
{
    /// <summary>A tag, or a topic that front matter or a sidecar names.</summary>
    Topic,

    /// <summary>A handle.</summary>
    Handle,

    /// <summary>An acronym.</summary>
    Acronym,

    /// <summary>The title of a briefing.</summary>
    Title,
}

/// <summary>A name in the list from A to Z.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its words.</param>
/// <param name="Href">The link to where it is told of.</param>
public sealed record ListedName(NameKind Kind, TitleView Title, string Href);
