using System.Collections.Immutable;
using SiteGen.Diagnostics;

namespace SiteGen.Model;

/// <summary>What a post or passage is in its document.</summary>
public enum PassageKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>The heading that is the title of its document.</summary>
    Title,

    /// <summary>A heading below the title.</summary>
    Heading,

    /// <summary>A piece of a list.</summary>
    ListItem,

    /// <summary>A quotation.</summary>
    Quote,

    /// <summary>A table: rows parted by line feeds, cells by tabs, the first row its header.</summary>
    Table,

    /// <summary>Preformatted text, its line ends kept.</summary>
    Code,
}

/// <summary>Where a source line begins within a text.</summary>
/// <param name="Line">The line of the seed.</param>
/// <param name="Offset">The place in the text, in UTF-16 units.</param>
public readonly record struct LineStart(int Line, int Offset);

/// <summary>One line or paragraph of a seed, as captured.</summary>
/// <param name="Text">Its words, without what was left out.</param>
/// <param name="Origin">The seed's lines that it came from.</param>
public sealed record Post(string Text, SourceSpan Origin)
{
    /// <summary>What it is in its document.</summary>
    public PassageKind Kind { get; init; } = PassageKind.Paragraph;

    /// <summary>The level of a heading, the depth of a piece of a list or a quotation; else 0.</summary>
    public int Level { get; init; }

    /// <summary>Where its source lines begin in the text, at least the first one.</summary>
    public ImmutableArray<LineStart> LineStarts { get; init; } = [new(Origin.FirstLine, 0)];

    /// <summary>What the source's own markup says of parts of the text.</summary>
    public ImmutableArray<TextMark> Marks { get; init; } = [];

    /// <summary>Parts that were left out.</summary>
    public ImmutableArray<Omission> Cuts { get; init; } = [];
}

/// <summary>A stretch of a <see cref="Seed"/> that is published and sorted as one.</summary>
/// <param name="Text">The words as captured, joined posts with one space between.</param>
/// <param name="Origin">The seed's lines that it came from.</param>
/// <param name="Placement">Where it is sorted; null until it is.</param>
public sealed record Passage(string Text, SourceSpan Origin, Placement? Placement = null)
{
    /// <summary>What it is in its document.</summary>
    public PassageKind Kind { get; init; } = PassageKind.Paragraph;

    /// <summary>The level of a heading, the depth of a piece of a list or a quotation; else 0.</summary>
    public int Level { get; init; }

    /// <summary>Where its source lines begin in the text, at least the first one.</summary>
    public ImmutableArray<LineStart> LineStarts { get; init; } = [new(Origin.FirstLine, 0)];

    /// <summary>Tags, handles, links, time words and the like, in the order of their places; outer ones first.</summary>
    public ImmutableArray<TextMark> Marks { get; init; } = [];

    /// <summary>What the editor decided about it.</summary>
    public PassageDecision? Decision { get; init; }

    /// <summary>Parts of its lines that were left out.</summary>
    public ImmutableArray<Omission> Cuts { get; init; } = [];

    /// <summary>Whether it carries the argument, rather than heading it.</summary>
    public bool IsBody => Kind is not (PassageKind.Title or PassageKind.Heading);
}
