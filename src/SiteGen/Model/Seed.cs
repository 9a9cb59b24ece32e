using System.Collections.Immutable;
using SiteGen.Diagnostics;

namespace SiteGen.Model;

/// <summary>How a seed is written.</summary>
public enum SeedFormat
{
    /// <summary>Plain text, a post a line.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,
}

/// <summary>A raw source document under <c>seeds/</c>.</summary>
/// <param name="Path">Relative to the seeds folder, with forward slashes.</param>
/// <param name="File">The path as diagnostics show it, relative to the project.</param>
/// <param name="Id">What its pages are called: <c>[a-z0-9-]</c>.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Lines">Every line as captured, without line ends; the first is line 1.</param>
/// <param name="BodyLine">The first line after the front matter.</param>
/// <param name="Settings">What front matter and sidecar say.</param>
/// <param name="Bytes">The file as it lies on disk.</param>
/// <param name="Encoding">The name of the encoding that it was read in.</param>
public sealed record Seed(
    string Path,
    string File,
    string Id,
    SeedFormat Format,
    ImmutableArray<string> Lines,
    int BodyLine,
    SeedSettings Settings,
    ImmutableArray<byte> Bytes,
    string Encoding)
{
    /// <summary>The span of some of its lines.</summary>
    public SourceSpan Span(int firstLine, int lastLine) => new(File, firstLine, lastLine);
}

/// <summary>A value that a person stated, and where.</summary>
public sealed record Stated(string Value, SourceSpan Origin);

/// <summary>What the front matter and the sidecar of a seed say. What they do not say is null.</summary>
public sealed record SeedSettings
{
    /// <summary>Nothing stated.</summary>
    public static SeedSettings None { get; } = new();

    /// <summary>The title of the document.</summary>
    public Stated? Title { get; init; }

    /// <summary>An ISO 8601 date: a year, a month or a day.</summary>
    public Stated? Date { get; init; }

    /// <summary>Who wrote it.</summary>
    public Stated? Author { get; init; }

    /// <summary>Where it was taken from.</summary>
    public Stated? Source { get; init; }

    /// <summary>A BCP 47 language tag.</summary>
    public Stated? Language { get; init; }

    /// <summary>The id of the section that all of it belongs to.</summary>
    public Stated? Section { get; init; }

    /// <summary>The name of its pages.</summary>
    public Stated? Slug { get; init; }

    /// <summary>Topics, besides the tags in the text.</summary>
    public ImmutableArray<Stated> Tags { get; init; } = [];

    /// <summary>Not to be published yet.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The editor's decisions about single passages.</summary>
    public ImmutableArray<PassageDecision> Passages { get; init; } = [];

    /// <summary>Whole addresses that the editor supplies for links that the source cut off.</summary>
    public ImmutableArray<LinkDecision> Links { get; init; } = [];
}

/// <summary>What the editor decided about the passage that holds a line or has some words; one of the two is stated.</summary>
/// <param name="Line">A line of the seed.</param>
/// <param name="Words">A part of the passage's text.</param>
/// <param name="Section">The id of the section it belongs to first, if that is the decision.</param>
/// <param name="Hide">Leave it out.</param>
/// <param name="Reason">Why, in the editor's words.</param>
/// <param name="Origin">Where the decision stands.</param>
public sealed record PassageDecision(int? Line, string? Words, string? Section, bool Hide, string? Reason, SourceSpan Origin);

/// <summary>A whole address for a link that was cut off.</summary>
/// <param name="Line">The line of the seed that holds the link.</param>
/// <param name="Url">The whole address.</param>
/// <param name="Origin">Where the decision stands.</param>
public sealed record LinkDecision(int Line, string Url, SourceSpan Origin);
