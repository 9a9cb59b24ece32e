using System.Collections.Immutable;
using System.Text;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Writing;
using Xunit;

namespace SiteGen.Tests.Writing;

/// <summary>A project on disk, in a folder of its own that is removed afterwards.</summary>
internal sealed class Disk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sitegen-");

    public Disk()
    {
        Directory.CreateDirectory(PathOf("project/seeds"));
        Write("project/seeds/notes.txt", "a seed");
    }

    public string Site => PathOf("project/site");

    public string PathOf(string path) => Path.Combine(_folder.FullName, path.Replace('/', Path.DirectorySeparatorChar));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>All files below a folder but the manifest, with their texts.</summary>
    public ImmutableSortedDictionary<string, string> Files(string folder = "project/site") =>
        Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != ".sitegen-manifest")
            .ToImmutableSortedDictionary(f => Path.GetRelativePath(PathOf(folder), f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Writes an edition to the site's folder, or to another one.</summary>
    public Outcome<WriteSummary> Publish(IEnumerable<(string Path, string Text)> pages, string folder = "project/site") => SiteWriter.Write(
        new OutputTarget(PathOf(folder), folder, PathOf("project"), [PathOf("project/seeds"), PathOf("project/templates")]),
        [.. pages.Select(p => new RenderedPage(new SiteUrl(p.Path), Encoding.UTF8.GetBytes(p.Text)))]);

    /// <summary>Writes an edition that nothing is to stop.</summary>
    public WriteSummary Published(params (string Path, string Text)[] pages)
    {
        var written = Publish(pages);
        Assert.Empty(written.Diagnostics);
        return written.Value;
    }

    /// <summary>What stops an edition of one page from being written.</summary>
    public Diagnostic Refusal(string folder = "project/site", string page = "index.html")
    {
        var written = Publish([(page, "new")], folder);
        Assert.Equal(new WriteSummary(0, 0, 0), written.Value);
        return Assert.Single(written.Diagnostics);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
