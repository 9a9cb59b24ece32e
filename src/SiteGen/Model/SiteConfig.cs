using System.Collections.Immutable;
using SiteGen.Diagnostics;

namespace SiteGen.Model;

/// <summary>All that <c>sitegen.yml</c> says, with the defaults for what it does not.</summary>
public sealed record SiteConfig
{
    /// <summary>The site's name.</summary>
    public string Title { get; init; } = "Briefings";

    /// <summary>A line below the name; empty if there is none.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>One sentence for machines that list the site; empty if there is none.</summary>
    public string Description { get; init; } = "";

    /// <summary>The language of the site's labels, a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Who publishes it; empty if not said.</summary>
    public string Author { get; init; } = "";

    /// <summary>Where it will be published, ending in a slash; null if not known.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The time that the build is given as the edition's; null if it is given none.</summary>
    public DateTimeOffset? EditionTime { get; init; }

    /// <summary>The sections, in the order of the navigation.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>Names that are written in several ways, as the editor says.</summary>
    public ImmutableArray<AliasedName> Aliases { get; init; } = [];

    /// <summary>Whether the editor's decisions teach how other passages are sorted.</summary>
    public bool LearnsFromEditor { get; init; }

    /// <summary>Whether a briefing's passages are also written as JSON beside its page.</summary>
    public bool WritesBriefingJson { get; init; }

    /// <summary>Where the configuration was read from, for diagnostics.</summary>
    public string File { get; init; } = "sitegen.yml";
}

/// <summary>A subject that passages are sorted into.</summary>
/// <param name="Id">Its address: <c>[a-z0-9-]</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it collects.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Terms">The words that speak for it.</param>
/// <param name="Examples">Passages that belong to it.</param>
/// <param name="IsBuiltIn">Whether it is sorted by what SiteGen knows, rather than by terms and examples of the project.</param>
public sealed record Section(
    string Id,
    string Title,
    string Description,
    SectionColor Color,
    ImmutableArray<Term> Terms,
    ImmutableArray<string> Examples,
    bool IsBuiltIn = false);

/// <summary>A name, and the other ways in which sources write it.</summary>
public sealed record AliasedName(string Name, ImmutableArray<string> Others);

/// <summary>A section's colour on light and on dark paper, as <c>#rrggbb</c>.</summary>
public sealed record SectionColor(string Light, string Dark);

/// <summary>A word or phrase that speaks for a section, or against it if the weight is negative.</summary>
/// <param name="Text">As written: an upper-case word is matched as it stands, others by their stem.</param>
/// <param name="Hundredths">Its weight, in hundredths.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record Term(string Text, int Hundredths, SourceSpan Origin);
