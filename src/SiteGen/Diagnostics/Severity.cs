namespace SiteGen.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; never fails a build.</summary>
    Info,

    /// <summary>Probably not what was meant; fails a strict build.</summary>
    Warning,

    /// <summary>The input cannot be used as it stands; nothing is written.</summary>
    Error,
}
