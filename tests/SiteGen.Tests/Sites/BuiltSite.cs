using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;

namespace SiteGen.Tests.Sites;

/// <summary>A project and what SiteGen builds of it, parsed as a browser parses it.</summary>
internal sealed class BuiltSite
{
    /// <summary>The name of the repository's own project among the sites.</summary>
    public const string Own = "the repository itself";

    private static readonly ConcurrentDictionary<string, Lazy<BuiltSite>> Sites = new(StringComparer.Ordinal);

    private BuiltSite(SiteConfig config, ImmutableArray<Seed> seeds, TemplateSet templates, PreviousEdition? previous, ImmutableArray<Diagnostic> found)
    {
        var built = SiteBuilder.Build(seeds, config, templates, previous);
        Previous = previous;
        Config = config;
        Seeds = seeds;
        Templates = templates;
        Edition = built.Value;
        Diagnostics = [.. found, .. built.Diagnostics];
        Files = Edition.Pages.ToImmutableSortedDictionary(p => p.Url.Path, p => p.Bytes.ToArray(), StringComparer.Ordinal);
        Pages = Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).ToImmutableSortedDictionary(
            f => f.Key, f => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(f.Value)), StringComparer.Ordinal);
    }

    public SiteConfig Config { get; }

    public ImmutableArray<Seed> Seeds { get; }

    public TemplateSet Templates { get; }

    /// <summary>The edition that it is compared with.</summary>
    public PreviousEdition? Previous { get; }

    public Edition Edition { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>All files by their addresses.</summary>
    public ImmutableSortedDictionary<string, byte[]> Files { get; }

    /// <summary>All pages by their addresses.</summary>
    public ImmutableSortedDictionary<string, IHtmlDocument> Pages { get; }

    /// <summary>The golden sites, and the repository's own.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetDirectories(Repository.PathOf("tests/SiteGen.Tests/Sites")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).Prepend(Own);

    /// <summary>A site by its name; built once.</summary>
    public static BuiltSite Named(string name) =>
        Sites.GetOrAdd(name, n => new(() => FromFolder(n == Own ? Repository.Root : FolderOf(n)))).Value;

    public static string FolderOf(string name) => Repository.PathOf("tests/SiteGen.Tests/Sites/" + name);

    /// <summary>Builds a project as it lies on disk, over the site that lies there, if there is one.</summary>
    public static BuiltSite FromFolder(string folder)
    {
        var config = ConfigReader.ReadFile(Path.Combine(folder, "sitegen.yml"), "sitegen.yml");
        var templates = TemplateReader.Read(Path.Combine(folder, "templates"), "templates", config.Value.Language);
        var seeds = SeedReader.ReadFolder(Path.Combine(folder, "seeds"), "seeds");
        var edition = Path.Combine(folder, "site", "edition.json");
        var previous = File.Exists(edition) ? EditionReader.ReadFile(edition, "site/edition.json", seeds.Value) : new(null, []);
        return new(
            config.Value, seeds.Value, templates.Value, previous.Value,
            [.. config.Diagnostics, .. templates.Diagnostics, .. seeds.Diagnostics, .. previous.Diagnostics]);
    }

    /// <summary>Builds seeds of a test's own.</summary>
    public static BuiltSite From(SiteConfig config, params (string Path, string Text)[] seeds) =>
        From(config, BuiltInTemplates, seeds);

    /// <summary>Builds seeds of a test's own with templates of its own.</summary>
    public static BuiltSite From(SiteConfig config, TemplateSet templates, params (string Path, string Text)[] seeds) =>
        new(config, Read(seeds), templates, null, []);

    /// <summary>Builds seeds over the site that was built of others, written to a folder.</summary>
    public static BuiltSite Over(BuiltSite before, params (string Path, string Text)[] seeds)
    {
        using var folder = new TemporaryFolder();
        new ExpectedFiles(folder.PathOf("site")).Replace(before.Files);
        return Over(folder.PathOf("site/edition.json"), before.Config, seeds);
    }

    /// <summary>Builds seeds over an edition that lies on disk.</summary>
    public static BuiltSite Over(string edition, SiteConfig config, params (string Path, string Text)[] seeds)
    {
        var read = Read(seeds);
        var previous = EditionReader.ReadFile(edition, "edition.json", read);
        return new(config, read, BuiltInTemplates, previous.Value, previous.Diagnostics);
    }

    private static ImmutableArray<Seed> Read((string Path, string Text)[] seeds) =>
        [.. seeds.Select(s => SeedReader.Read(new SeedFile(s.Path, "seeds/" + s.Path, [.. Encoding.UTF8.GetBytes(s.Text)])).Value!)];

    public static TemplateSet BuiltInTemplates { get; } = TemplateReader.Read("no such folder", "templates", "en").Value;
}
