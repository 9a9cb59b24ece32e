using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Reading;

/// <summary>A seed's bytes and those of its sidecar.</summary>
/// <param name="Path">Relative to the seeds folder, with forward slashes.</param>
/// <param name="File">The path as diagnostics show it.</param>
/// <param name="Bytes">The file as it lies on disk.</param>
/// <param name="Sidecar">The sidecar as it lies on disk, if there is one.</param>
public sealed record SeedFile(string Path, string File, ImmutableArray<byte> Bytes, ImmutableArray<byte>? Sidecar = null);

/// <summary>The seeds folder to <see cref="Seed"/>s.</summary>
public static class SeedReader
{
    /// <summary>The largest seed, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const string SidecarExtension = ".yml";

    /// <summary>Reads all seeds below a folder, in the ordinal order of their paths. Links are not followed.</summary>
    /// <param name="folder">The seeds folder.</param>
    /// <param name="shownAs">The folder as diagnostics show it, as <c>seeds</c>.</param>
    public static Outcome<ImmutableArray<Seed>> ReadFolder(string folder, string shownAs)
    {
        if (!Directory.Exists(folder))
        {
            return new([], [NoFolder(SourceSpan.Whole(shownAs))]);
        }

        var found = FolderReader.List(folder, shownAs);
        var seeds = found.Value.Where(f => IsSeed(f.Path)).ToImmutableArray();
        var paths = seeds.Select(s => s.Path).ToHashSet(StringComparer.Ordinal);
        var sidecars = found.Value
            .Where(f => IsSidecarOf(f.Path, paths))
            .ToDictionary(f => f.Path[..^SidecarExtension.Length], StringComparer.Ordinal);
        var others = found.Value
            .Where(f => !IsSeed(f.Path) && !IsSidecarOf(f.Path, paths))
            .Select(Unused);

        var read = seeds.InParallel(seed => Read(seed, sidecars.GetValueOrDefault(seed.Path)));
        return read with { Diagnostics = [.. found.Diagnostics, .. others, .. read.Diagnostics] };
    }

    /// <summary>Reads one seed; null if it cannot be used, and then an error says why.</summary>
    public static Outcome<Seed?> Read(SeedFile file)
    {
        if (file.Bytes.Length > MaxBytes)
        {
            return new(null, [TooLarge(SourceSpan.Whole(file.File), file.Bytes.Length)]);
        }

        var (lines, encoding, decoding) = TextDecoder.Decode(file.Bytes.AsSpan(), file.File);
        var frontMatter = FrontMatter(lines, file.File);
        var sidecar = Sidecar(file, frontMatter.Value.Settings);
        var diagnostics = decoding.AddRange(frontMatter.Diagnostics).AddRange(sidecar.Diagnostics);
        if (frontMatter.HasErrors || sidecar.HasErrors)
        {
            return new(null, diagnostics);
        }

        var stem = file.Path[(file.Path.LastIndexOf('/') + 1)..file.Path.LastIndexOf('.')];
        return new(
            new Seed(
                file.Path,
                file.File,
                sidecar.Value.Slug?.Value ?? Slug.From(stem, "source"),
                FormatOf(file.Path) ?? SeedFormat.Text,
                lines,
                frontMatter.Value.BodyLine,
                sidecar.Value,
                file.Bytes,
                encoding),
            diagnostics);
    }

    private static Outcome<Seed?> Read(FoundFile seed, FoundFile? sidecar) =>
        FolderReader.Bytes(seed).Then(bytes => sidecar is null
            ? Read(seed, bytes, Outcome.Of<byte[]?>(null))
            : Read(seed, bytes, FolderReader.Bytes(sidecar)));

    private static Outcome<Seed?> Read(FoundFile seed, byte[]? bytes, Outcome<byte[]?> sidecar) =>
        bytes is null || sidecar.HasErrors
            ? new(null, sidecar.Diagnostics)
            : Read(new SeedFile(
                seed.Path,
                seed.File,
                ImmutableCollectionsMarshal.AsImmutableArray(bytes),
                sidecar.Value is { } given ? ImmutableCollectionsMarshal.AsImmutableArray(given) : null));

    private static Outcome<(SeedSettings Settings, int BodyLine)> FrontMatter(ImmutableArray<string> lines, string file)
    {
        if (lines.IsEmpty || lines[0].TrimEnd() != "---")
        {
            return new((SeedSettings.None, 1), []);
        }

        var end = 1;
        while (end < lines.Length && lines[end].TrimEnd() is not ("---" or "..."))
        {
            end++;
        }

        if (end == lines.Length)
        {
            return new((SeedSettings.None, 1), [NeverClosed(SourceSpan.At(file, 1))]);
        }

        return Yaml.ParseMap(string.Join('\n', lines[1..end]), file, firstLine: 2)
            .Then(map => map is null ? Outcome.Of(SeedSettings.None) : SeedSettingsReader.FrontMatter(map))
            .Select(settings => (settings, end + 2));
    }

    private static Outcome<SeedSettings> Sidecar(SeedFile file, SeedSettings frontMatter)
    {
        if (file.Sidecar is not { } bytes)
        {
            return Outcome.Of(frontMatter);
        }

        var name = file.File + SidecarExtension;
        var (lines, _, decoding) = TextDecoder.Decode(bytes.AsSpan(), name);
        var read = Yaml.ParseMap(string.Join('\n', lines), name)
            .Then(map => map is null ? Outcome.Of(frontMatter) : SeedSettingsReader.Sidecar(map, frontMatter));
        return read with { Diagnostics = decoding.AddRange(read.Diagnostics) };
    }

    private static SeedFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".txt" => SeedFormat.Text,
        ".md" => SeedFormat.Markdown,
        _ => null,
    };

    private static bool IsSeed(string path) => FormatOf(path) is not null && !IsHidden(path);

    // Editors and systems keep files of their own beside the author's: .obsidian/, ._notes.txt, notes.txt~
    private static bool IsHidden(string path) => path[0] == '.' || path.Contains("/.", StringComparison.Ordinal) || path[^1] == '~';

    private static bool IsSidecarOf(string path, HashSet<string> seeds) =>
        path.EndsWith(SidecarExtension, StringComparison.Ordinal) && seeds.Contains(path[..^SidecarExtension.Length]);

    private static Diagnostic Unused(FoundFile file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        var span = SourceSpan.Whole(file.File);
        if (!IsHidden(file.Path) && FormatOf(Path.GetFileNameWithoutExtension(name)) is not null && Path.GetExtension(name) is ".yml" or ".yaml")
        {
            return new("SG0110", Severity.Warning, span,
                "this sidecar has no seed, so nothing of it is used",
                Hint: name.EndsWith(".yaml", StringComparison.Ordinal)
                    ? "the name of a sidecar ends in .yml"
                    : $"put `{Path.GetFileNameWithoutExtension(name)}` beside it, or remove it");
        }

        return IsHidden(file.Path)
            ? new("SG0101", Severity.Info, span, "this file is not read: its name says that it is hidden or a back-up")
            : new("SG0101", Severity.Warning, span,
                "this file is not read: SiteGen reads .txt and .md",
                Hint: "save its text under one of these names, or move it out of the seeds folder");
    }

    private static Diagnostic NeverClosed(SourceSpan opening) => new(
        "SG0102", Severity.Error, opening,
        "the front matter is never closed",
        Hint: "end it with a line of three dashes, ---");

    private static Diagnostic TooLarge(SourceSpan file, int bytes) => new(
        "SG0109", Severity.Error, file,
        $"this seed has {bytes} bytes, more than the {MaxBytes} that SiteGen reads",
        Hint: "split it into several files");

    private static Diagnostic NoFolder(SourceSpan folder) => new(
        "SG0120", Severity.Error, folder,
        "there is no such folder, so there are no seeds to read",
        Hint: "make the folder, or name another one with --seeds");
}
