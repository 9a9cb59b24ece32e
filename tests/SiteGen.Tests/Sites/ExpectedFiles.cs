namespace SiteGen.Tests.Sites;

/// <summary>A folder of files that a build is compared with.</summary>
internal sealed class ExpectedFiles(string folder)
{
    /// <summary>Their paths below the folder, with forward slashes, in ordinal order.</summary>
    public IEnumerable<string> Paths => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)
        : [];

    public byte[] Read(string path) => File.ReadAllBytes(Path.Combine(folder, path));

    public void Replace(IReadOnlyDictionary<string, byte[]> files)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (path, bytes) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }
}
