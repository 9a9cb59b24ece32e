using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The whole edition, ordered and counted: what its pages share.</summary>
internal sealed class EditionIndex
{
    private readonly Dictionary<Briefing, AccountedSeed> _sources;
    private readonly Dictionary<Briefing, int> _places;
    private readonly Dictionary<string, int> _firsts;
    private readonly Dictionary<string, int> _also;

    public EditionIndex(ImmutableArray<AccountedSeed> seeds, SiteConfig config, string generator, PreviousEdition? previous)
    {
        Seeds = seeds;
        Config = config;
        Generator = generator;
        var digests = seeds.InParallel(s => Outcome.Of<DigestedSeed?>(new([.. s.Source.Briefings.Select(BriefingDigest.Of)]))).Value
            .SelectMany(s => s.Digests);

        // Newest first; what has no date comes after, in the order of the files.
        Digests = [.. digests.OrderByDescending(DateOf, StringComparer.Ordinal)];
        _sources = seeds.SelectMany(s => s.Source.Briefings.Select(b => (b, s))).ToDictionary(p => p.b, p => p.s, ReferenceEqualityComparer.Instance as IEqualityComparer<Briefing>);
        var passages = Digests.SelectMany(d => d.Briefing.Passages).Where(p => p.IsBody).ToList();
        _firsts = passages.CountBy(p => p.Placement!.Section).ToDictionary(StringComparer.Ordinal);
        _also = passages.SelectMany(p => p.Placement!.Also).CountBy(s => s).ToDictionary(StringComparer.Ordinal);
        Counts = new(
            seeds.Length,
            Digests.Length,
            passages.Count,
            seeds.Sum(s => s.Seed.Lines.Length),
            seeds.Sum(s => s.Count(FateKind.Published)),
            seeds.Sum(s => s.Count(FateKind.Omitted)));
        SectionIds = _firsts.ContainsKey(Placement.Fallback)
            ? [.. config.Sections.Select(s => s.Id), Placement.Fallback]
            : [.. config.Sections.Select(s => s.Id)];
        _places = Digests.Index().ToDictionary(d => d.Item.Briefing, d => d.Index, ReferenceEqualityComparer.Instance as IEqualityComparer<Briefing>);
        Names = NameIndex.Of(Digests, config.Aliases);
        Views = new(config.Sections, _firsts);
        Changes = EditionChanges.Of(this, previous);
        Time = config.EditionTime ?? Digests.Max(d => Feeds.Day(d.Briefing.Seed.Settings.Date?.Value));
    }

    private sealed record DigestedSeed(ImmutableArray<BriefingDigest> Digests);

    /// <summary>In the order of their paths.</summary>
    public ImmutableArray<AccountedSeed> Seeds { get; }

    public SiteConfig Config { get; }

    /// <summary>The name and version of SiteGen.</summary>
    public string Generator { get; }

    /// <summary>All briefings: newest first, then those without a date, in the order of the files.</summary>
    public ImmutableArray<BriefingDigest> Digests { get; }

    /// <summary>The sections that have a page; the fallback section only if something is in it.</summary>
    public ImmutableArray<string> SectionIds { get; }

    public EditionCounts Counts { get; }

    public NameIndex Names { get; }

    public Views Views { get; }

    /// <summary>What is different from the edition before.</summary>
    public EditionChanges Changes { get; }

    /// <summary>The time that the build is given, else the newest day that a source states; null if there is neither.</summary>
    public DateTimeOffset? Time { get; }

    public AccountedSeed SourceOf(Briefing briefing) => _sources[briefing];

    /// <summary>How many passages are in a section first.</summary>
    public int CountFirst(string section) => _firsts.GetValueOrDefault(section);

    /// <summary>How many passages a section lists beside those.</summary>
    public int CountAlso(string section) => _also.GetValueOrDefault(section);

    /// <summary>The passages that are in a section first, in the order of the briefings.</summary>
    public IEnumerable<(Passage Passage, Briefing Briefing)> First(string section) =>
        Digests.SelectMany(d => Of(d, p => p.Section == section).Select(p => (p, d.Briefing)));

    /// <summary>The passages of a briefing that are placed so.</summary>
    public static IEnumerable<Passage> Of(BriefingDigest digest, Func<Placement, bool> where) =>
        digest.Briefing.Passages.Where(p => p.IsBody && where(p.Placement!));

    /// <summary>Some briefings, in the order of all.</summary>
    public List<BriefingDigest> InOrder(IEnumerable<BriefingDigest> digests) => [.. digests.OrderBy(d => _places[d.Briefing])];

    /// <summary>The date of a briefing, as its source states it; empty if it does not.</summary>
    public static string DateOf(BriefingDigest digest) => digest.Briefing.Seed.Settings.Date?.Value ?? "";

    /// <summary>A page of a part of the edition: it changes only when that part does.</summary>
    public HtmlPage Part(SiteUrl url, string sources, string template, Func<PageContent> content) =>
        new(url, sources, template, () => Frame(url, null), content);

    /// <summary>A page about the edition as a whole, which tells its counts.</summary>
    public HtmlPage Whole(SiteUrl url, string sources, string template, Func<PageContent> content) =>
        new(url, sources, template, () => Frame(url, Counts), content);

    /// <summary>The whole address of a page; null as long as the site's is not known.</summary>
    public string? Full(SiteUrl url) => Config.BaseUrl is { } baseUrl ? url.Full(baseUrl) : null;

    /// <summary>What a page shows around its content, with links from where it lies.</summary>
    public PageFrame Frame(SiteUrl page, EditionCounts? counts = null) => Frame(page, target => target.From(page), Up(page), counts);

    /// <summary>What a page shows around its content.</summary>
    public PageFrame Frame(SiteUrl page, Func<SiteUrl, string> link, string root, EditionCounts? counts)
    {
        LinkView To(string title, SiteUrl url) => new(title, url == page ? null : link(url));
        return new()
        {
            SiteTitle = Config.Title,
            Tagline = Config.Tagline,
            Author = Config.Author,
            Language = Config.Language,
            Description = Config.Description,
            Root = root,
            Canonical = page == SiteMap.NotFound ? null : Full(page),
            Address = Full(page) ?? page.Path,
            Image = Full(SiteMap.Image),
            Home = To(Config.Title, SiteMap.Home),
            Sections = [.. SectionIds.Select(id => Views.Section(id, link) is var view && SiteMap.Section(id) == page ? view with { Href = null } : view)],
            Topics = To("", SiteMap.Topics),
            People = To("", SiteMap.People),
            Glossary = To("", SiteMap.Glossary),
            Search = To("", SiteMap.Search),
            SourceIndex = To("", SiteMap.Sources),
            About = To("", SiteMap.About),
            Feeds = FeedLinks(page, link),
            Changes = ChangePages.Summary(this, To("", SiteMap.Changes)),
            Counts = counts,
            Generator = Generator,
        };
    }

    // A section's page points to its own feeds too.
    private ImmutableArray<FeedLink> FeedLinks(SiteUrl page, Func<SiteUrl, string> link)
    {
        var section = SectionIds.FirstOrDefault(id => SiteMap.Section(id) == page);
        return
        [
            .. from subject in section is null ? new[] { section } : [null, section]
               from format in Feeds.Formats(this)
               select new FeedLink(format, subject is null ? null : Views.Section(subject, link), link(SiteMap.Feed(subject, format))),
            .. Feeds.Formats(this).Where(_ => page == SiteMap.Changes).Select(format => new FeedLink(format, null, link(SiteMap.ChangesFeed(format)), IsOfChanges: true)),
        ];
    }

    private static string Up(SiteUrl url) => string.Concat(Enumerable.Repeat("../", url.Path.Count(c => c == '/')));
}
