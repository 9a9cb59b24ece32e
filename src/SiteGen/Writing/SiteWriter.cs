using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Writing;

/// <summary>Where an edition is written, and the folders that must never be taken for it.</summary>
/// <param name="Folder">The output folder, a full path.</param>
/// <param name="ShownAs">The folder as diagnostics show it.</param>
/// <param name="Project">The project's folder: neither it nor what holds it may be the output.</param>
/// <param name="Sources">The folders that a build reads: the output may neither hold them nor lie in them.</param>
public sealed record OutputTarget(string Folder, string ShownAs, string Project, ImmutableArray<string> Sources);

/// <summary>What writing did.</summary>
public sealed record WriteSummary(int Written, int Unchanged, int Removed);

/// <summary>
/// Brings an output folder up to an edition: changed files are replaced whole, files of an earlier
/// edition that are no longer made are removed, and nothing else is touched.
/// </summary>
public static class SiteWriter
{
    private const string Lock = ".sitegen-lock";
    private const string Partial = ".sitegen-partial";
    private const int LockAttempts = 50;
    private const int MillisecondsBetweenAttempts = 100;

    /// <summary>Writes an edition. An error means that nothing was begun, or that the disk failed.</summary>
    public static Outcome<WriteSummary> Write(OutputTarget target, ImmutableArray<RenderedPage> pages)
    {
        // With a slash behind it, a link would pass for the folder that it leads to.
        target = target with { Folder = Path.TrimEndingDirectorySeparator(target.Folder) };
        var nothing = new WriteSummary(0, 0, 0);
        try
        {
            if (Refusal(target) is { } refusal)
            {
                return Outcome.Of(nothing, refusal);
            }

            Directory.CreateDirectory(target.Folder);
            using var held = Held(target.Folder);
            if (held is null)
            {
                return Outcome.Of(nothing, Locked(target.ShownAs));
            }

            var manifest = Manifest.Read(target.Folder);
            return Foreign(target, pages, manifest) is { } foreign
                ? Outcome.Of(nothing, foreign)
                : Outcome.Of(Update(target.Folder, pages, manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Outcome.Of(nothing, Failed(target.ShownAs, e.Message));
        }
    }

    private static WriteSummary Update(string folder, ImmutableArray<RenderedPage> pages, ImmutableSortedSet<string> before)
    {
        var after = pages.Select(p => p.Url.Path).ToImmutableSortedSet(StringComparer.Ordinal);

        // The manifest names a file before the file is there, so that an interrupted build leaves nothing foreign.
        Manifest.Write(folder, before.Union(after), Replace);
        var orphans = before.Except(after);
        var inTheWay = InTheWay(orphans, after);
        foreach (var orphan in inTheWay)
        {
            Remove(folder, orphan);
        }

        var written = 0;
        foreach (var page in pages)
        {
            var path = Path.Combine(folder, page.Url.Path);
            if (!HasBytes(path, page.Bytes.Span))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                Replace(folder, path, page.Bytes.Span);
                written++;
            }
        }

        foreach (var orphan in orphans.Except(inTheWay))
        {
            Remove(folder, orphan);
        }

        Manifest.Write(folder, after, Replace);
        return new(written, pages.Length - written, orphans.Count);
    }

    // Files of the earlier edition that stand where a folder is to be, or in a folder where a file is to be.
    private static ImmutableArray<string> InTheWay(ImmutableSortedSet<string> orphans, ImmutableSortedSet<string> after)
    {
        var folders = after.SelectMany(Folders).ToHashSet(StringComparer.Ordinal);
        return [.. orphans.Where(o => folders.Contains(o) || Folders(o).Any(after.Contains))];
    }

    private static IEnumerable<string> Folders(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }

    // Whole or not at all: written beside, then renamed over.
    private static void Replace(string folder, string path, ReadOnlySpan<byte> bytes)
    {
        // What an interrupted build left goes first: if it is a link, what it leads to stays as it is.
        var partial = Path.Combine(folder, Partial);
        File.Delete(partial);
        using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(bytes);
        }

        File.Move(partial, path, overwrite: true);
    }

    private static bool HasBytes(string path, ReadOnlySpan<byte> bytes)
    {
        var file = new FileInfo(path);
        return file.Exists && file.LinkTarget is null && file.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
    }

    private static void Remove(string folder, string path)
    {
        File.Delete(Path.Combine(folder, path));
        for (var parent = Path.GetDirectoryName(path); !string.IsNullOrEmpty(parent); parent = Path.GetDirectoryName(parent))
        {
            var directory = Path.Combine(folder, parent);
            if (!Directory.Exists(directory) || Directory.EnumerateFileSystemEntries(directory).Any())
            {
                break;
            }

            Directory.Delete(directory);
        }
    }

    // The lock ends with its process, however that ends.
    private static FileStream? Held(string folder)
    {
        for (var attempt = 0; attempt < LockAttempts; attempt++)
        {
            try
            {
                return new FileStream(
                    Path.Combine(folder, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt + 1 < LockAttempts)
            {
                // Whoever held it may have let go of it meanwhile, and the file with it.
                Thread.Sleep(MillisecondsBetweenAttempts);
            }
            catch (IOException) when (File.Exists(Path.Combine(folder, Lock)))
            {
                return null;
            }
        }

        return null;
    }

    private static Diagnostic? Refusal(OutputTarget target)
    {
        var folder = new DirectoryInfo(target.Folder);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (File.Exists(target.Folder))
        {
            return Refused(target.ShownAs, "it is a file");
        }

        if (folder.LinkTarget is not null)
        {
            return Refused(target.ShownAs, "it is a link to another place");
        }

        if (new FileInfo(Path.Combine(target.Folder, Lock)).LinkTarget is not null)
        {
            return Refused($"{target.ShownAs}/{Lock}", "it is a link to another place");
        }

        if (folder.Parent is null || (home.Length > 0 && Holds(target.Folder, home)))
        {
            return Refused(target.ShownAs, "it is, or holds, a home folder");
        }

        if (Holds(target.Folder, target.Project))
        {
            return Refused(target.ShownAs, "it is, or holds, the project");
        }

        if (target.Sources.FirstOrDefault(s => Holds(target.Folder, s) || Holds(s, target.Folder)) is { } source)
        {
            return Refused(target.ShownAs, $"it is, holds or lies in {Path.GetFileName(Path.TrimEndingDirectorySeparator(source))}, which the build reads");
        }

        if (!folder.Exists || !folder.EnumerateFileSystemInfos().Any(e => e.Name is not (Lock or Partial)))
        {
            return null;
        }

        return Path.Exists(Path.Combine(target.Folder, ".git")) ? Refused(target.ShownAs, "it is a git repository of its own")
            : !Manifest.Exists(target.Folder) ? Refused(target.ShownAs, "it is not empty, and SiteGen did not make it")
            : null;
    }

    private static bool Holds(string folder, string inner)
    {
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string Closed(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;
        return Closed(inner).StartsWith(Closed(folder), comparison);
    }

    // A file of somebody else where a page is to be, or a link on the way to one.
    private static Diagnostic? Foreign(OutputTarget target, ImmutableArray<RenderedPage> pages, ImmutableSortedSet<string> manifest)
    {
        foreach (var page in pages)
        {
            var path = Path.Combine(target.Folder, page.Url.Path);
            if (!manifest.Contains(page.Url.Path) && File.Exists(path) && !HasBytes(path, page.Bytes.Span))
            {
                return Refused($"{target.ShownAs}/{page.Url.Path}", "this file is in the way of a page, and SiteGen did not make it");
            }

            if (Directory.Exists(path) && !manifest.Any(m => m.StartsWith(page.Url.Path + "/", StringComparison.Ordinal)))
            {
                return Refused($"{target.ShownAs}/{page.Url.Path}", "this folder is in the way of a page, and SiteGen did not make it");
            }
        }

        if (pages.SelectMany(p => Folders(p.Url.Path)).Distinct(StringComparer.Ordinal)
            .FirstOrDefault(f => File.Exists(Path.Combine(target.Folder, f)) && !manifest.Contains(f)) is { } file)
        {
            return Refused($"{target.ShownAs}/{file}", "this file is in the way of a folder, and SiteGen did not make it");
        }

        return pages.Select(p => p.Url.Path).Concat(manifest)
            .Select(path => Path.GetDirectoryName(path) ?? "")
            .Distinct(StringComparer.Ordinal)
            .Where(folder => folder.Length > 0 && IsBehindLink(target.Folder, folder))
            .Select(folder => Refused($"{target.ShownAs}/{folder}", "it is a link to another place"))
            .FirstOrDefault();
    }

    private static bool IsBehindLink(string root, string folder)
    {
        for (var inner = folder; !string.IsNullOrEmpty(inner); inner = Path.GetDirectoryName(inner))
        {
            if (new DirectoryInfo(Path.Combine(root, inner)).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static Diagnostic Refused(string folder, string why) => new(
        "SG0801", Severity.Error, SourceSpan.Whole(folder),
        $"nothing is written here: {why}",
        Hint: "name another output folder with --output, or move what is there");

    private static Diagnostic Failed(string folder, string problem) => new(
        "SG0802", Severity.Error, SourceSpan.Whole(folder),
        $"the site could not be written: {problem}",
        Hint: "look at the disk and its permissions, then build again: it takes up where this build stopped");

    private static Diagnostic Locked(string folder) => new(
        "SG0803", Severity.Error, SourceSpan.Whole(folder),
        "another build is writing this folder",
        Hint: "wait until it is done");
}
