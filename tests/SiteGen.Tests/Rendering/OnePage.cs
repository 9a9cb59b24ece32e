using System.Collections.Immutable;
using System.Text;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Rendering;
using Xunit;

namespace SiteGen.Tests.Rendering;

/// <summary>One page laid out by templates of a test's own: <c>pages/not-found</c> inside a bare layout.</summary>
internal static class OnePage
{
    public static readonly PageFrame Frame = new()
    {
        SiteTitle = "Title",
        Tagline = "",
        Author = "",
        Language = "en",
        Description = "",
        Root = "",
        Canonical = null,
        Home = new("Title", "index.html"),
        Sections = [],
        Address = "page.html",
        Image = null,
        Topics = new("", "topics/index.html"),
        People = new("", "people/index.html"),
        Glossary = new("", "glossary.html"),
        Search = new("", "search.html"),
        SourceIndex = new("", "sources/index.html"),
        About = new("", "about.html"),
        Feeds = [],
        Changes = new(null, new("", "changes.html")),
        Counts = new(0, 0, 0, 0, 0, 0),
        Generator = "SiteGen",
    };

    /// <summary>Renders a template; the site's title is the value that a test wants to see printed.</summary>
    public static Outcome<RenderedPage?> Render(string template, string siteTitle = "Title", params (string Path, string Text)[] others) =>
        Render(new NotFoundContent(), "not-found", siteTitle, [("pages/not-found", template), .. others]);

    public static Outcome<RenderedPage?> Render(PageContent content, string name, string siteTitle, params (string Path, string Text)[] templates)
    {
        var compiled = CompiledTemplates.Compile(Templates(templates));
        var page = new HtmlPage(new SiteUrl("page.html"), "a test", name, () => Frame with { SiteTitle = siteTitle }, () => content);
        return compiled.Then(sound => PageRenderer.Render(page, sound));
    }

    /// <summary>What a sound template prints.</summary>
    public static string Html(string template, string siteTitle = "Title", params (string Path, string Text)[] others)
    {
        var rendered = Render(template, siteTitle, others);
        Assert.Empty(rendered.Diagnostics);
        return Encoding.UTF8.GetString(rendered.Value!.Bytes.Span);
    }

    /// <summary>What is wrong with a broken template: nothing is rendered, and one error says where.</summary>
    public static Diagnostic Problem(string template, params (string Path, string Text)[] others)
    {
        var rendered = Render(template, "Title", others);
        Assert.Null(rendered.Value);
        return Assert.Single(rendered.Diagnostics);
    }

    public static TemplateSet Templates(params (string Path, string Text)[] templates) => new(
        templates.Append((Path: "layouts/base", Text: "{{ content }}")).DistinctBy(t => t.Path).ToImmutableSortedDictionary(
            t => t.Path + ".sbn-html",
            t => new TemplateFile(t.Path + ".sbn-html", $"templates/{t.Path}.sbn-html", t.Text),
            StringComparer.Ordinal),
        ImmutableSortedDictionary<string, AssetFile>.Empty,
        new("en", Labels));

    private static readonly ImmutableSortedDictionary<string, Label> Labels = new Dictionary<string, Label>
    {
        ["greeting"] = new("Hello <{0}> & {1}"),
        ["lines"] = new("{0} lines", One: "{0} line"),
        ["number-group"] = new("."),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
