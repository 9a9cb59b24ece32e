namespace SiteGen.Diagnostics;

/// <summary>A stretch of whole lines of a file that a person wrote, and where in the first one to look.</summary>
/// <param name="File">The path as the author would type it, relative to the project, with forward slashes.</param>
/// <param name="FirstLine">The first line, counted from 1 in the file as it lies on disk; 0 means the file as a whole.</param>
/// <param name="LastLine">The last line, itself included.</param>
/// <param name="Column">The column in the first line, in UTF-16 units, counted from 1.</param>
public sealed record SourceSpan(string File, int FirstLine, int LastLine, int Column = 1)
{
    /// <summary>One line, or one place in it.</summary>
    public static SourceSpan At(string file, int line, int column = 1) => new(file, line, line, column);

    /// <summary>A file as a whole, or a folder.</summary>
    public static SourceSpan Whole(string file) => new(file, 0, 0);
}
