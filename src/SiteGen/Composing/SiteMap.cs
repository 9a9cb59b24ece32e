using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>Where everything is.</summary>
internal static class SiteMap
{
    public static SiteUrl Home { get; } = new("index.html");

    public static SiteUrl About { get; } = new("about.html");

    public static SiteUrl NotFound { get; } = new("404.html");

    public static SiteUrl Sources { get; } = new("sources/index.html");

    public static SiteUrl Topics { get; } = new("topics/index.html");

    public static SiteUrl People { get; } = new("people/index.html");

    public static SiteUrl Glossary { get; } = new("glossary.html");

    public static SiteUrl Search { get; } = new("search.html");

    public static SiteUrl Style { get; } = new("assets/css/site.css");

    public static SiteUrl Image { get; } = Asset("img/site.png");

    public static SiteUrl EditionData { get; } = new("edition.json");

    public static SiteUrl Changes { get; } = new("changes.html");

    public static SiteUrl Llms { get; } = new("llms.txt");

    public static SiteUrl NoJekyll { get; } = new(".nojekyll");

    public static SiteUrl Section(string id) => new($"sections/{id}.html");

    public static SiteUrl Topic(IndexedName topic) => new($"topics/{topic.Slug}.html");

    public static SiteUrl Person(IndexedName handle) => new($"people/{handle.Slug}.html");

    /// <summary>A page of a list that is too long for one, counted from the oldest.</summary>
    public static SiteUrl ArchivePage(SiteUrl newest, int number) =>
        new(FormattableString.Invariant($"{newest.Path[..^".html".Length]}-page-{number}.html"));

    public static SiteUrl Briefing(Briefing briefing) => Briefing(briefing.Id);

    public static SiteUrl Briefing(string id) => new($"briefings/{id}.html");

    public static SiteUrl BriefingData(Briefing briefing) => new($"briefings/{briefing.Id}.json");

    public static SiteUrl Source(Seed seed) => Source(seed.Id);

    public static SiteUrl Source(string id) => new($"sources/{id}.html");

    public static SiteUrl RawSource(Seed seed) => new($"sources/{seed.Id}.txt");

    /// <summary>A further page of names: those that begin with a letter, as <c>a</c>, from one part to the next.</summary>
    public static SiteUrl Names(string letter, int part) =>
        new(part == 1 ? $"search-{letter}.html" : FormattableString.Invariant($"search-{letter}-{part}.html"));

    public static SiteUrl SearchPart(string name) => new($"search/{name}.js");

    public static SiteUrl Asset(string path) => new($"assets/{path}");

    /// <summary>The feed of a section, or of the whole site.</summary>
    public static SiteUrl Feed(string? section, FeedFormat format)
    {
        var extension = format == FeedFormat.Atom ? "xml" : "json";
        return new(section is null ? $"feed.{extension}" : $"feeds/{section}.{extension}");
    }

    /// <summary>The feed of what changed.</summary>
    public static SiteUrl ChangesFeed(FeedFormat format) => new(format == FeedFormat.Atom ? "changes.xml" : "changes.json");

    /// <summary>The sitemap, or one of its parts where it takes several.</summary>
    public static SiteUrl Sitemap(int part) => new(part == 0 ? "sitemap.xml" : FormattableString.Invariant($"sitemap-{part}.xml"));

    /// <summary>The id of a source line, on briefing and source pages alike.</summary>
    public static string Anchor(int line) => FormattableString.Invariant($"l{line}");
}
