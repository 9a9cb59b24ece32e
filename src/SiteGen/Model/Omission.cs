using SiteGen.Diagnostics;

namespace SiteGen.Model;

/// <summary>Why something of a seed is not published.</summary>
public enum OmissionReason
{
    /// <summary>A line that parts two threads.</summary>
    Separator,

    /// <summary>A notice that the unroller put below a thread.</summary>
    UnrollerNotice,

    /// <summary>The number of a post in its thread.</summary>
    Counter,

    /// <summary>The dots where a sentence runs on in the next post.</summary>
    JoiningDots,

    /// <summary>A line of Markdown that is markup alone: a fence, a rule, a link's definition, an escape.</summary>
    Markup,

    /// <summary>The editor hid it.</summary>
    Hidden,

    /// <summary>The seed is a draft.</summary>
    Draft,
}

/// <summary>Something that a seed says and the site does not: whole lines, or a part of one.</summary>
/// <param name="Origin">Its lines, and the column where a part begins.</param>
/// <param name="Text">The words left out, as captured.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">What the editor says about it, if the editor left it out.</param>
public sealed record Omission(SourceSpan Origin, string Text, OmissionReason Reason, string? Note = null);
