using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>What a change is.</summary>
public enum ChangeKind
{
    /// <summary>A briefing that the edition before did not have.</summary>
    NewBriefing,

    /// <summary>A briefing that is no longer there.</summary>
    WithdrawnBriefing,

    /// <summary>A passage that its briefing did not have.</summary>
    New,

    /// <summary>A passage with other words; it may be in another section too.</summary>
    Changed,

    /// <summary>A passage with the same words in another section.</summary>
    Resorted,

    /// <summary>A passage that its briefing no longer has.</summary>
    Withdrawn,
}

/// <summary>A change between two editions, as <c>edition.json</c> records it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Briefing">The id of the briefing.</param>
/// <param name="Title">The briefing's title.</param>
public sealed record Change(ChangeKind Kind, string Briefing, string Title)
{
    /// <summary>The first line of the passage; in the edition before if it is withdrawn. 0 for a whole briefing.</summary>
    public int FirstLine { get; init; }

    /// <summary>Its last line.</summary>
    public int LastLine { get; init; }

    /// <summary>What tells the passage from others; of the edition before if it is withdrawn. Null for a whole briefing.</summary>
    public string? Hash { get; init; }

    /// <summary>The lines that the passage had in the source before; null if it had none, or they are not known any more.</summary>
    public string? Old { get; init; }

    /// <summary>The section that it was in first, if it is in another one now.</summary>
    public SectionName? From { get; init; }

    /// <summary>The section that it is in first now, if it was in another one.</summary>
    public SectionName? To { get; init; }
}

/// <summary>A section by its id and name; the section may be gone.</summary>
public sealed record SectionName(string Id, string Title);

/// <summary>What is different from the edition before, or was when anything was different last.</summary>
/// <param name="Counts">How many changes of each kind there are.</param>
/// <param name="Rows">The changes; of very many, the first ones.</param>
public sealed record ChangeList(ImmutableSortedDictionary<ChangeKind, int> Counts, ImmutableArray<Change> Rows)
{
    /// <summary>The names of the kinds in <c>edition.json</c>.</summary>
    public static ImmutableSortedDictionary<ChangeKind, string> Names { get; } = ImmutableSortedDictionary.CreateRange<ChangeKind, string>(
    [
        new(ChangeKind.NewBriefing, "new-briefing"),
        new(ChangeKind.WithdrawnBriefing, "withdrawn-briefing"),
        new(ChangeKind.New, "new"),
        new(ChangeKind.Changed, "changed"),
        new(ChangeKind.Resorted, "re-sorted"),
        new(ChangeKind.Withdrawn, "withdrawn"),
    ]);
}

/// <summary>A briefing that was published once and is no longer: its address stays, with a notice.</summary>
/// <param name="Id">The id of the briefing.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">The file that it was made from.</param>
/// <param name="SourceId">What the page of that file is called; null if it had none.</param>
public sealed record WithdrawnBriefing(string Id, string Title, string Source, string? SourceId);

/// <summary>The edition before, as its <c>edition.json</c> tells.</summary>
/// <param name="Sections">Its sections.</param>
/// <param name="Briefings">Its briefings.</param>
/// <param name="Sources">Its sources.</param>
/// <param name="Changes">What was different from the one before it; null if there was none.</param>
/// <param name="Withdrawn">What had been withdrawn until then.</param>
public sealed record PreviousEdition(
    ImmutableArray<SectionName> Sections,
    ImmutableArray<PreviousBriefing> Briefings,
    ImmutableArray<PreviousSource> Sources,
    ChangeList? Changes,
    ImmutableArray<WithdrawnBriefing> Withdrawn);

/// <summary>A briefing of the edition before.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">The file that it was made from.</param>
/// <param name="Passages">In source order.</param>
public sealed record PreviousBriefing(string Id, string Title, string Source, ImmutableArray<PreviousPassage> Passages);

/// <summary>A passage of the edition before.</summary>
/// <param name="FirstLine">Its first line in the source.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="Section">The id of the section that it was in first.</param>
/// <param name="Hash">What tells its text from others.</param>
public sealed record PreviousPassage(int FirstLine, int LastLine, string Section, string Hash);

/// <summary>A source of the edition before.</summary>
/// <param name="File">Its path below the seeds folder.</param>
/// <param name="Id">What its page is called; null if it has none.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Lines">Its lines, read only if no seed of this edition has the same bytes; null if they cannot be.</param>
public sealed record PreviousSource(string File, string? Id, string Sha256, ImmutableArray<string>? Lines);
