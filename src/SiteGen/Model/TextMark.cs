namespace SiteGen.Model;

/// <summary>What a stretch of a text is.</summary>
public enum MarkKind
{
    /// <summary>A tag with its <c>#</c>; the value is the name without it.</summary>
    Tag,

    /// <summary>A handle with its <c>@</c>; the value is the name without it.</summary>
    Handle,

    /// <summary>A link whose whole address is known; the value is the address.</summary>
    Link,

    /// <summary>A link that the source cut off; the value is what is left of it.</summary>
    CutLink,

    /// <summary>An address that is no link here: no scheme, or one that is not followed. The value is the address.</summary>
    PlainLink,

    /// <summary>A time that only the day of writing would tell: tomorrow, recent months.</summary>
    RelativeTime,

    /// <summary>A time that the text states: 2020, 5 May 2021.</summary>
    StatedTime,

    /// <summary>Where two posts of one sentence were joined; no length.</summary>
    Join,

    /// <summary>An acronym that is used.</summary>
    Acronym,

    /// <summary>The words that an acronym right after them stands for; the value is the acronym.</summary>
    Definition,

    /// <summary>Words in which the author speaks of the author's own work: "report I wrote".</summary>
    SelfReference,

    /// <summary>Emphasis of the source's own markup.</summary>
    Emphasis,

    /// <summary>Strong emphasis of the source's own markup.</summary>
    Strong,

    /// <summary>Code of the source's own markup.</summary>
    Code,
}

/// <summary>A stretch of a text that means something.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Value">What it stands for; see the kinds.</param>
public sealed record TextMark(MarkKind Kind, int Start, int Length, string Value)
{
    /// <summary>Where it ends, itself excluded.</summary>
    public int End => Start + Length;

    /// <summary>The words it covers.</summary>
    public string In(string text) => text.Substring(Start, Length);
}
