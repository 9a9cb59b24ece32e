using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>Who decided a passage's section.</summary>
public enum DecidedBy
{
    /// <summary>Its own words.</summary>
    Terms,

    /// <summary>The words around it.</summary>
    Context,

    /// <summary>The seed's front matter or sidecar, for all of it.</summary>
    FrontMatter,

    /// <summary>The editor, for this passage.</summary>
    Editor,

    /// <summary>Nothing did: it is in the fallback section.</summary>
    Fallback,
}

/// <summary>One reason for a section.</summary>
/// <param name="Section">The section that it speaks for.</param>
/// <param name="Term">The term, or in parentheses where the weight came from.</param>
/// <param name="Hundredths">Its weight, in hundredths, so that sums are exact.</param>
/// <param name="Start">Where its words begin in the passage's text; -1 if it is not there.</param>
/// <param name="Length">How long they are.</param>
public sealed record Evidence(string Section, string Term, int Hundredths, int Start = -1, int Length = 0);

/// <summary>The terms of evidence that is no word of the passage.</summary>
public static class EvidenceOrigin
{
    /// <summary>What a section begins with.</summary>
    public const string BeforeAnyWord = "(before any word)";

    /// <summary>The sum of the words that weigh too little to be named.</summary>
    public const string OtherWords = "(all other words)";

    /// <summary>The theme that the terms show in the briefing.</summary>
    public const string Theme = "(the briefing's theme)";

    /// <summary>What decides a tie.</summary>
    public const string Scarcer = "(scarcer in the briefing)";

    /// <summary>What a passage of the region is given towards its themes.</summary>
    public const string RegionHasTheme = "(the region has a theme)";

    /// <summary>What the likeliest theme of such a passage lacks.</summary>
    public const string LikeliestTheme = "(its likeliest theme)";

    /// <summary>What speaks for the fallback where a text in another language names nothing that is known.</summary>
    public const string NoKnownName = "(no name that is known)";

    /// <summary>The passage before, the one after and the rest of the briefing.</summary>
    public static readonly ImmutableArray<string> Surroundings = ["(the passage before)", "(the passage after)", "(the rest of the briefing)"];

    /// <summary>All that is around a passage rather than in it.</summary>
    public static readonly ImmutableArray<string> Around = [.. Surroundings, Theme, Scarcer, RegionHasTheme, LikeliestTheme];
}

/// <summary>A passage's section, its cross-listings, and the evidence.</summary>
/// <param name="Section">The id of the section it is in first.</param>
/// <param name="Also">The ids of sections it is listed in too, in the order of the configuration.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Evidence">All that was weighed for the first section; the decision can be recomputed from it.</param>
/// <param name="AlsoEvidence">The same for the cross-listings: a section is listed where its weights come to 0 and more.</param>
/// <param name="DecidedBy">What tipped it.</param>
/// <param name="Reason">The editor's reason, if the editor decided.</param>
/// <param name="ByWords">Where the words would have put it, if the editor or the front matter decided.</param>
public sealed record Placement(
    string Section,
    ImmutableArray<string> Also,
    double Confidence,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<Evidence> AlsoEvidence,
    DecidedBy DecidedBy,
    string? Reason = null,
    Placement? ByWords = null)
{
    /// <summary>The section of what fits nowhere.</summary>
    public const string Fallback = "general";

    private const int MostTellingWords = 5;
    private const int ShortestTellingWord = 5;

    /// <summary>The words of a text that speak most for a section, in reading order: what a page names.</summary>
    public IEnumerable<Evidence> TellingWords(string section, string text) => Evidence
        .Where(e => e.Section == section && e.Start >= 0 && e.Hundredths > 0)
        .OrderByDescending(e => IsTelling(text.AsSpan(e.Start, e.Length)))
        .ThenByDescending(e => e.Hundredths)
        .ThenBy(e => e.Start)
        .Take(MostTellingWords)
        .OrderBy(e => e.Start);

    /// <summary>The decision with those words alone, for editions of which memory cannot hold all the evidence.</summary>
    public Placement WithTellingWordsAlone(string text) => this with
    {
        Evidence = [.. Also.Prepend(Section).SelectMany(s => TellingWords(s, text))],
        AlsoEvidence = [],
        ByWords = null,
    };

    // Short words weigh a little by their company; a reader wants the names and the nouns.
    private static bool IsTelling(ReadOnlySpan<char> word) => word.Length >= ShortestTellingWord || (word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z'));
}
