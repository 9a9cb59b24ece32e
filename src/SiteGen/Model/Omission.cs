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
public sealed record Omission(SourceSpan Origin, string Text, OmissionReason Reason, string? Note = null)
{
    /// <summary>A part cut off one end of some lines.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="lines">The lines that it was cut off.</param>
    /// <param name="text">The words left out.</param>
    /// <param name="atEnd">Whether they end the last line, rather than begin the first.</param>
    /// <param name="reason">Why.</param>
    public static Omission Cut(Seed seed, SourceSpan lines, string text, bool atEnd, OmissionReason reason)
    {
        var line = atEnd ? lines.LastLine : lines.FirstLine;
        var words = seed.Lines[line - 1];
        var index = atEnd
            ? words.LastIndexOf(text, StringComparison.Ordinal)
            : words.IndexOf(text, StringComparison.Ordinal);
        return new(SourceSpan.At(lines.File, line, Math.Max(0, index) + 1), text, reason);
    }
}
