using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>One file to be: its address, and what it is made of.</summary>
/// <param name="Url">Where it will be.</param>
/// <param name="Sources">What it was made from, as people know it; shown when two pages want one address.</param>
public abstract record Page(SiteUrl Url, string Sources);

/// <summary>A file that a template lays out.</summary>
/// <param name="Url">Where it will be.</param>
/// <param name="Sources">What it was made from.</param>
/// <param name="Template">The template's name below <c>templates/pages/</c>, without extension.</param>
/// <param name="Frame">What every page shows around its content: asked for when the page is rendered, so that memory never holds it of all pages.</param>
/// <param name="Content">What this page shows, asked for in the same way.</param>
public abstract record TemplatePage(SiteUrl Url, string Sources, string Template, Func<PageFrame> Frame, Func<PageContent> Content) : Page(Url, Sources);

/// <summary>A page of the site, within the layout.</summary>
public sealed record HtmlPage(SiteUrl Url, string Sources, string Template, Func<PageFrame> Frame, Func<PageContent> Content)
    : TemplatePage(Url, Sources, Template, Frame, Content)
{
    /// <summary>The date that its source states, if it is a page of one briefing.</summary>
    public string? Date { get; init; }
}

/// <summary>A text in Markdown, without a layout.</summary>
public sealed record TextPage(SiteUrl Url, string Sources, string Template, Func<PageFrame> Frame, Func<PageContent> Content)
    : TemplatePage(Url, Sources, Template, Frame, Content);

/// <summary>A file whose bytes are known already: raw sources, assets, data.</summary>
/// <param name="Url">Where it will be.</param>
/// <param name="Sources">What it was made from.</param>
/// <param name="Bytes">Its content.</param>
public sealed record PlainFile(SiteUrl Url, string Sources, ImmutableArray<byte> Bytes) : Page(Url, Sources);

/// <summary>The one style sheet, bundled from the assets.</summary>
/// <param name="Url">Where it will be.</param>
/// <param name="Sources">What it was made from.</param>
/// <param name="Sections">The sections, whose colours it defines.</param>
public sealed record StylePage(SiteUrl Url, string Sources, ImmutableArray<Section> Sections) : Page(Url, Sources);

/// <summary>A page or file, ready to be written.</summary>
/// <param name="Url">Where it will be.</param>
/// <param name="Bytes">Its content.</param>
public sealed record RenderedPage(SiteUrl Url, ReadOnlyMemory<byte> Bytes);
