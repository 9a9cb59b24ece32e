using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>All templates, assets and labels of a site: the project's own, and the built-in ones for the rest.</summary>
/// <param name="Templates">By path below <c>templates/</c>, as <c>pages/home.sbn-html</c>.</param>
/// <param name="Assets">By path below <c>templates/assets/</c>, as <c>css/site.css</c>.</param>
/// <param name="Labels">The site's own words.</param>
public sealed record TemplateSet(
    ImmutableSortedDictionary<string, TemplateFile> Templates,
    ImmutableSortedDictionary<string, AssetFile> Assets,
    LabelSet Labels);

/// <summary>A template as read.</summary>
/// <param name="Path">Below <c>templates/</c>.</param>
/// <param name="File">The path as diagnostics show it.</param>
/// <param name="Text">Scriban source.</param>
public sealed record TemplateFile(string Path, string File, string Text);

/// <summary>A file that is copied as it is, or bundled into the style sheet.</summary>
/// <param name="Path">Below <c>templates/assets/</c>.</param>
/// <param name="File">The path as diagnostics show it.</param>
/// <param name="Bytes">Its content.</param>
public sealed record AssetFile(string Path, string File, ImmutableArray<byte> Bytes);

/// <summary>The closed list of the words that the site itself says, in one language.</summary>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="Labels">By name.</param>
public sealed record LabelSet(string Language, ImmutableSortedDictionary<string, Label> Labels);

/// <summary>One of the site's own phrases, with <c>{0}</c>, <c>{1}</c> where values stand.</summary>
/// <param name="Other">The phrase, or the one for numbers that no other form is for.</param>
/// <param name="One">The phrase for the CLDR plural category <c>one</c> of the first value.</param>
/// <param name="Few">The phrase for <c>few</c>.</param>
/// <param name="Many">The phrase for <c>many</c>.</param>
public sealed record Label(string Other, string? One = null, string? Few = null, string? Many = null);
