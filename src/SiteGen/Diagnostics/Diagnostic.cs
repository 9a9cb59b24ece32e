namespace SiteGen.Diagnostics;

/// <summary>One thing that the author should know about the input.</summary>
/// <param name="Code">Stable: <c>SG</c>, two digits for the room, two for the case. Listed in docs/diagnostics.md.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Span">Where to look.</param>
/// <param name="Message">What is so, in the author's words.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record Diagnostic(
    string Code, Severity Severity, SourceSpan Span, string Message, string? Hint = null)
{
    /// <summary>The order in which diagnostics are shown: by file, then line, column and code.</summary>
    public static IComparer<Diagnostic> ReadingOrder { get; } = Comparer<Diagnostic>.Create((a, b) =>
        (string.CompareOrdinal(a.Span.File, b.Span.File),
         a.Span.FirstLine.CompareTo(b.Span.FirstLine),
         a.Span.Column.CompareTo(b.Span.Column),
         string.CompareOrdinal(a.Code, b.Code),
         string.CompareOrdinal(a.Message, b.Message)) switch
        {
            (not 0 and var file, _, _, _, _) => file,
            (_, not 0 and var line, _, _, _) => line,
            (_, _, not 0 and var column, _, _) => column,
            (_, _, _, not 0 and var code, _) => code,
            var (_, _, _, _, message) => message,
        });
}
