using System.Collections.Immutable;
using System.Text;
using SiteGen.Tests.Sites;

namespace SiteGen.Browser.Tests;

/// <summary>A site as it is published: below an address of its own, with all its files.</summary>
/// <param name="Name">Its folder on the host.</param>
/// <param name="Files">All files by their addresses below the site's.</param>
/// <param name="Kinds">For each kind of page, the addresses of its pages, the longest first.</param>
internal sealed record PublishedSite(
    string Name, ImmutableSortedDictionary<string, byte[]> Files, ImmutableSortedDictionary<string, ImmutableArray<string>> Kinds)
{
    private static readonly Lazy<ImmutableSortedDictionary<string, PublishedSite>> Built = new(() =>
        new[] { Publish("notes", BuiltSite.Own), Publish("empty"), Publish("hostile"), Publish("own-sections") }
            .ToImmutableSortedDictionary(s => s.Name, s => s, StringComparer.Ordinal));

    /// <summary>The repository's own site.</summary>
    public static PublishedSite Own => All["notes"];

    /// <summary>The repository's own site, and golden ones that are empty, hostile or otherwise unlike it; by name.</summary>
    public static ImmutableSortedDictionary<string, PublishedSite> All => Built.Value;

    /// <summary>A page of each kind, and all briefings, of the repository's own site: name and address.</summary>
    public static TheoryData<string> OwnPages => [.. Own.Examples.Concat(Own.Kinds["briefing"]).Distinct().Select(Own.Address)];

    // The kinds of pages on which captured text, or its absence, and sections of a project's own show.
    private static readonly ImmutableDictionary<string, string[]> Golden = new Dictionary<string, string[]>
    {
        ["empty"] = ["home", "search"],
        ["hostile"] = ["home", "briefing", "section", "source", "topic"],
        ["own-sections"] = ["home", "section"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The same, and those pages of the golden sites that are unlike them.</summary>
    public static TheoryData<string> AllPages =>
        [.. OwnPages.Select(p => p.Data), .. Golden.SelectMany(g => g.Value.Where(All[g.Key].Kinds.ContainsKey).Select(All[g.Key].Example)).Order(StringComparer.Ordinal)];

    private IEnumerable<string> Examples => Kinds.Values.Select(k => k[0]);

    /// <summary>The longest page of a kind.</summary>
    public string Example(string kind) => Address(Kinds[kind][0]);

    public string Address(string path) => Name + "/" + path;

    public static bool IsOwn(string address) => address.StartsWith("notes/", StringComparison.Ordinal);

    /// <summary>The kind of a page: the name of its template.</summary>
    public static string KindOf(string address)
    {
        var slash = address.IndexOf('/');
        return All[address[..slash]].Kinds.Single(k => k.Value.Contains(address[(slash + 1)..])).Key;
    }

    private static PublishedSite Publish(string name, string? project = null)
    {
        var site = BuiltSite.Named(project ?? name);
        var config = site.Config with { BaseUrl = new($"https://example.org/{name}/") };
        // The golden sites leave the style sheet out, so as to be short.
        var files = SiteBuilder.Build(site.Seeds, config, BuiltSite.BuiltInTemplates).Value.Pages
            .ToImmutableSortedDictionary(p => p.Url.Path, p => p.Bytes.ToArray(), StringComparer.Ordinal);
        var kinds = files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal))
            .GroupBy(f => Template(Encoding.UTF8.GetString(files[f])), StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                g => g.Key, g => g.OrderByDescending(f => files[f].Length).ThenBy(f => f, StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
        return new(name, files, kinds);
    }

    // The layout names a page's template as the first class of its main part.
    private static string Template(string html)
    {
        const string Before = "<main id=\"text\" class=\"";
        var start = html.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return html[start..html.IndexOfAny(['"', ' '], start)];
    }
}
