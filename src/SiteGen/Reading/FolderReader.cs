using System.Collections.Immutable;
using SiteGen.Diagnostics;

namespace SiteGen.Reading;

/// <summary>A file below a folder.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="File">The path as diagnostics show it.</param>
/// <param name="Location">Where it lies on disk.</param>
internal sealed record FoundFile(string Path, string File, string Location);

/// <summary>Lists and reads the files below a folder without ever leaving it.</summary>
internal static class FolderReader
{
    /// <summary>All files, in the ordinal order of their paths. Links are reported, not followed.</summary>
    public static Outcome<ImmutableArray<FoundFile>> List(string folder, string shownAs)
    {
        var files = ImmutableArray.CreateBuilder<FoundFile>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        Walk(new DirectoryInfo(folder), "", shownAs, files, diagnostics);
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new(files.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>A file's bytes; null if it cannot be read.</summary>
    public static Outcome<byte[]?> Bytes(FoundFile file)
    {
        try
        {
            // What has no length is not opened: a pipe would keep the build waiting for ever.
            return new(new FileInfo(file.Location).Length == 0 ? [] : File.ReadAllBytes(file.Location), []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, [Unreadable(SourceSpan.Whole(file.File), e.Message)]);
        }
    }

    private static void Walk(
        DirectoryInfo folder,
        string prefix,
        string shownAs,
        ImmutableArray<FoundFile>.Builder files,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                var path = prefix + entry.Name;
                var shown = shownAs.Length == 0 ? path : $"{shownAs}/{path}";
                if (entry.LinkTarget is not null)
                {
                    diagnostics.Add(NotFollowed(SourceSpan.Whole(shown)));
                }
                else if (entry is DirectoryInfo inner)
                {
                    Walk(inner, path + "/", shownAs, files, diagnostics);
                }
                else
                {
                    files.Add(new(path, shown, entry.FullName));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Unreadable(SourceSpan.Whole($"{shownAs}/{prefix}".TrimEnd('/')), e.Message));
        }
    }

    private static Diagnostic NotFollowed(SourceSpan link) => new(
        "SG0108", Severity.Warning, link,
        "this is a link to another place; links are not followed",
        Hint: "copy the file itself here");

    private static Diagnostic Unreadable(SourceSpan file, string problem) => new(
        "SG0118", Severity.Error, file,
        $"this cannot be read: {problem}",
        Hint: "look at its permissions");
}
