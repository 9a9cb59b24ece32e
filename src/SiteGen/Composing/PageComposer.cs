using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>Decides which pages there are and what each of them shows. It alone sees the whole edition.</summary>
public static class PageComposer
{
    private const int MostBriefingsOnFront = 5;
    private const int MostPassagesInDigest = 3;

    /// <summary>All pages of an edition, in no particular order; no two have one address.</summary>
    /// <param name="seeds">The seeds, in the order of their paths.</param>
    /// <param name="config">The site's configuration.</param>
    /// <param name="assets">Files that are copied.</param>
    /// <param name="generator">The name and version of SiteGen.</param>
    public static Outcome<ImmutableArray<Page>> Compose(
        ImmutableArray<AccountedSeed> seeds, SiteConfig config, ImmutableArray<AssetFile> assets, string generator)
    {
        var edition = new Edition(seeds, config, generator);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (config.BaseUrl is null)
        {
            diagnostics.Add(NoBaseUrl(config.File));
        }

        Page[] all =
        [
            edition.Home(),
            edition.About(),
            edition.NotFound(),
            edition.SourceIndex(),
            .. edition.Sections(),
            .. edition.Briefings(),
            .. edition.Sources(),
            edition.Data(),
            new PlainFile(SiteMap.NoJekyll, "the host's switch", []),
            new StylePage(SiteMap.Style, "the style sheet", config.Sections),
            .. Assets(assets, diagnostics),
        ];
        return new(WithoutCollisions(all, diagnostics), diagnostics.ToImmutable());
    }

    private static IEnumerable<Page> Assets(ImmutableArray<AssetFile> assets, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (var asset in assets.Where(a => !a.Path.EndsWith(".css", StringComparison.Ordinal)))
        {
            if (asset.Path.Split('/').All(IsPortable))
            {
                yield return new PlainFile(SiteMap.Asset(asset.Path), asset.File, asset.Bytes);
            }
            else
            {
                diagnostics.Add(NotPortable(SourceSpan.Whole(asset.File)));
            }
        }
    }

    private static bool IsPortable(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && name[0] != '.' && name[^1] != '.'
        && (Slug.IsValid(name.Split('.')[0].ToLowerInvariant().Replace('_', '-').Trim('-')) || name.StartsWith("index.", StringComparison.Ordinal));

    private static ImmutableArray<Page> WithoutCollisions(Page[] pages, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var unique = new Dictionary<string, Page>(pages.Length, StringComparer.Ordinal);
        var reported = new HashSet<(string, string)>();
        foreach (var page in pages)
        {
            var address = page.Url.Path.Normalize(System.Text.NormalizationForm.FormC).ToLowerInvariant();
            if (!unique.TryAdd(address, page) && reported.Add((page.Sources, unique[address].Sources)))
            {
                diagnostics.Add(SameAddress(SourceSpan.Whole(page.Sources), page.Url, unique[address].Sources));
            }
        }

        return [.. unique.Values];
    }

    private static Diagnostic SameAddress(SourceSpan file, SiteUrl url, string other) => new(
        "SG0501", Severity.Error, file,
        $"this and {other} would both be written to {url}",
        Hint: "give one of them another name, or a `slug` in its front matter");

    private static Diagnostic NotPortable(SourceSpan asset) => new(
        "SG0502", Severity.Warning, asset,
        "the name of this asset does not work on every system, so it is not copied",
        Hint: "use letters a-z, digits, dots and hyphens");

    private static Diagnostic NoBaseUrl(string file) => new(
        "SG0503", Severity.Info, SourceSpan.Whole(file),
        "no `baseUrl` is set, so pages carry no canonical address, and 404.html works in the top folder only",
        Hint: "once you know where the site will be: baseUrl: https://name.github.io/project/");

    /// <summary>The whole edition, and what its pages share.</summary>
    private sealed class Edition
    {
        private readonly ImmutableArray<AccountedSeed> _seeds;
        private readonly SiteConfig _config;
        private readonly string _generator;
        private readonly ImmutableArray<BriefingDigest> _digests;
        private readonly Dictionary<Briefing, AccountedSeed> _sources;
        private readonly Dictionary<string, int> _firsts;
        private readonly Dictionary<string, int> _also;
        private readonly EditionCounts _counts;
        private readonly Views _views;

        public Edition(ImmutableArray<AccountedSeed> seeds, SiteConfig config, string generator)
        {
            _seeds = seeds;
            _config = config;
            _generator = generator;
            var digests = seeds.InParallel(s => Outcome.Of<DigestedSeed?>(new([.. s.Source.Briefings.Select(BriefingDigest.Of)]))).Value
                .SelectMany(s => s.Digests);

            // Newest first; what has no date comes after, in the order of the files.
            _digests = [.. digests.OrderByDescending(d => d.Briefing.Seed.Settings.Date?.Value ?? "", StringComparer.Ordinal)];
            _sources = seeds.SelectMany(s => s.Source.Briefings.Select(b => (b, s))).ToDictionary(p => p.b, p => p.s, ReferenceEqualityComparer.Instance as IEqualityComparer<Briefing>);
            var passages = _digests.SelectMany(d => d.Briefing.Passages).Where(p => p.IsBody).ToList();
            _firsts = passages.CountBy(p => p.Placement!.Section).ToDictionary(StringComparer.Ordinal);
            _also = passages.SelectMany(p => p.Placement!.Also).CountBy(s => s).ToDictionary(StringComparer.Ordinal);
            _counts = new(
                seeds.Length,
                _digests.Length,
                passages.Count,
                seeds.Sum(s => s.Seed.Lines.Length),
                seeds.Sum(s => s.Count(FateKind.Published)),
                seeds.Sum(s => s.Count(FateKind.Omitted)));
            _views = new(config.Sections, _firsts);
        }

        private sealed record DigestedSeed(ImmutableArray<BriefingDigest> Digests);

        private IEnumerable<string> SectionIds => HasFallback
            ? _config.Sections.Select(s => s.Id).Append(Placement.Fallback)
            : _config.Sections.Select(s => s.Id);

        private bool HasFallback => _firsts.ContainsKey(Placement.Fallback);

        public HtmlPage Home()
        {
            var page = SiteMap.Home;
            var cards = _digests.Take(MostBriefingsOnFront).Select(d => _views.Card(d, page)).ToImmutableArray();
            var digest = SectionIds.Select(id => new DigestView(
                _views.Section(id, page),
                _also.GetValueOrDefault(id),
                [.. First(id).Take(MostPassagesInDigest).Select(p => _views.Passage(p.Passage, p.Briefing, page))]));
            return Html(page, "the front page", "home", new HomeContent(
                cards.FirstOrDefault(),
                cards.Length > 1 ? cards[1..] : [],
                Math.Max(0, _digests.Length - cards.Length),
                IsInOrderReceived: _digests.Length > 1 && _digests.All(d => d.Briefing.Seed.Settings.Date is null),
                [.. digest]));
        }

        public HtmlPage About()
        {
            var page = SiteMap.About;
            return Html(page, "the page about the site", "about", new AboutContent(
                [.. _config.Sections.Select(s => new SectionRules(_views.Section(s.Id, page), s.Description, s.Terms))],
                [.. First(Placement.Fallback).Select(p => _views.Passage(p.Passage, p.Briefing, page))]));
        }

        public HtmlPage NotFound()
        {
            // The host serves this page under any address: with a known base its links start there.
            Func<SiteUrl, string> link = _config.BaseUrl is { } baseUrl ? url => url.Absolute(baseUrl) : url => url.From(SiteMap.NotFound);
            var root = _config.BaseUrl?.AbsolutePath ?? "";
            return new(SiteMap.NotFound, "the page for wrong addresses", "not-found", Frame(SiteMap.NotFound, link, root), new NotFoundContent());
        }

        public HtmlPage SourceIndex()
        {
            var page = SiteMap.Sources;
            var briefings = _digests.ToLookup(d => d.Briefing.Seed.Path, StringComparer.Ordinal);
            return Html(page, "the list of sources", "sources", new SourceIndexContent(
            [
                .. _seeds.Select(s => new SourceRow(
                    new LinkView(s.Seed.Path, s.Seed.Settings.IsDraft ? null : SiteMap.Source(s.Seed).From(page)),
                    s.Seed.Settings.IsDraft,
                    s.Seed.Lines.Length,
                    s.Count(FateKind.Published),
                    s.Count(FateKind.Omitted),
                    [.. briefings[s.Seed.Path].Select(d => _views.Card(d, page))]))
            ]));
        }

        public IEnumerable<Page> Sections() => SectionIds.Select(id =>
        {
            var page = SiteMap.Section(id);
            var description = _config.Sections.FirstOrDefault(s => s.Id == id)?.Description ?? "";
            var briefings = _digests
                .Select(d => new SectionBriefing(
                    _views.Card(d, page),
                    [.. Of(d, p => p.Section == id).Select(p => _views.Passage(p, d.Briefing, page))],
                    [.. Of(d, p => p.Also.Contains(id)).Select(p => _views.Passage(p, d.Briefing, page))]))
                .Where(b => b.First.Length + b.Also.Length > 0);
            return Html(page, $"the section {id}", "section", new SectionContent(
                _views.Section(id, page), description, _also.GetValueOrDefault(id), [.. briefings]));
        });

        public IEnumerable<Page> Briefings()
        {
            for (var i = 0; i < _digests.Length; i++)
            {
                var digest = _digests[i];
                var briefing = digest.Briefing;
                yield return Html(
                    SiteMap.Briefing(briefing),
                    briefing.Seed.File,
                    "briefing",
                    BriefingPage.Content(digest, _sources[briefing], i > 0 ? _digests[i - 1] : null, i + 1 < _digests.Length ? _digests[i + 1] : null, _views));
                if (_config.WritesBriefingJson)
                {
                    yield return new PlainFile(SiteMap.BriefingData(briefing), briefing.Seed.File, EditionData.Passages(briefing));
                }
            }
        }

        public IEnumerable<Page> Sources()
        {
            var digests = _digests.ToLookup(d => d.Briefing.Seed.Path, StringComparer.Ordinal);
            foreach (var source in _seeds.Where(s => !s.Seed.Settings.IsDraft))
            {
                var seed = source.Seed;
                var page = SiteMap.Source(seed);
                yield return Html(page, seed.File, "source", new SourceContent(
                    seed.Path,
                    SiteMap.RawSource(seed).From(page),
                    seed.Bytes.Length,
                    EditionData.Sha256(seed.Bytes.AsSpan()),
                    seed.Encoding,
                    source.Count(FateKind.Published),
                    source.Count(FateKind.Omitted),
                    source.Count(FateKind.Blank),
                    source.Count(FateKind.FrontMatter),
                    [.. digests[seed.Path].Select(d => _views.Card(d, page))],
                    [.. source.Fates.Select(f => Line(seed, f, page))]));
                yield return new PlainFile(SiteMap.RawSource(seed), seed.File, seed.Bytes);
            }
        }

        public PlainFile Data() => new(
            SiteMap.EditionData, "the edition's data", EditionData.Edition(_config, _generator, _seeds, _digests, _firsts));

        private static SourceLine Line(Seed seed, LineFate fate, SiteUrl page) => new(
            seed.Lines[fate.Line - 1],
            fate,
            fate.Passage is null ? null : SiteMap.Briefing(fate.Briefing!).From(page, Views.AnchorAt(fate.Passage, fate.Line)),
            fate.Passage is null ? [] : [.. fate.Passage.Cuts.Where(c => c.Origin.FirstLine == fate.Line)]);

        private IEnumerable<(Passage Passage, Briefing Briefing)> First(string section) =>
            _digests.SelectMany(d => Of(d, p => p.Section == section).Select(p => (p, d.Briefing)));

        private static IEnumerable<Passage> Of(BriefingDigest digest, Func<Placement, bool> where) =>
            digest.Briefing.Passages.Where(p => p.IsBody && where(p.Placement!));

        private HtmlPage Html(SiteUrl url, string sources, string template, PageContent content) =>
            new(url, sources, template, Frame(url, target => target.From(url), Up(url)), content);

        private static string Up(SiteUrl url) => string.Concat(Enumerable.Repeat("../", url.Path.Count(c => c == '/')));

        private PageFrame Frame(SiteUrl page, Func<SiteUrl, string> link, string root)
        {
            LinkView To(string title, SiteUrl url) => new(title, url == page ? null : link(url));
            return new()
            {
                SiteTitle = _config.Title,
                Tagline = _config.Tagline,
                Author = _config.Author,
                Language = _config.Language,
                Description = _config.Description,
                Root = root,
                Canonical = _config.BaseUrl is { } baseUrl && page != SiteMap.NotFound ? page.Full(baseUrl) : null,
                Home = To(_config.Title, SiteMap.Home),
                Sections = [.. SectionIds.Select(id => _views.Section(id, link) is var view && SiteMap.Section(id) == page ? view with { Href = null } : view)],
                SourceIndex = To("", SiteMap.Sources),
                About = To("", SiteMap.About),
                Counts = _counts,
                Generator = _generator,
            };
        }
    }
}
