using System.Text;

namespace SiteGen.Cli.Tests;

/// <summary>A folder of its own for one test, gone when the test ends.</summary>
internal sealed class Sandbox : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("sitegen-test-").FullName;

    /// <summary>A project with one section and these seeds.</summary>
    public static Sandbox Project(params (string Name, string Text)[] seeds)
    {
        var sandbox = new Sandbox();
        sandbox.Write("sitegen.yml", """
            site:
              title: Harbour notes
              baseUrl: https://example.org/
            sections:
              - id: trade
                title: Trade
                description: Ships and prices.
                terms: [tariff, port^0.6]
            """);
        Directory.CreateDirectory(sandbox.Path("seeds"));
        foreach (var (name, text) in seeds)
        {
            sandbox.Write("seeds/" + name, text);
        }

        return sandbox;
    }

    /// <summary>The repository's own project.</summary>
    public static Sandbox OwnProject()
    {
        var sandbox = new Sandbox();
        File.Copy(Repository.Path("sitegen.yml"), sandbox.Path("sitegen.yml"));
        sandbox.CopyFromRepository("seeds");
        sandbox.CopyFromRepository("templates");
        return sandbox;
    }

    public string Path(string path) => System.IO.Path.Combine(Folder, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(path))!);
        File.WriteAllText(Path(path), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public string Read(string path) => File.ReadAllText(Path(path));

    public bool Has(string path) => File.Exists(Path(path)) || Directory.Exists(Path(path));

    /// <summary>All files below a folder, by path, with their bytes in hexadecimal.</summary>
    public SortedDictionary<string, string> Files(string folder) => new(
        Directory.EnumerateFiles(Path(folder), "*", SearchOption.AllDirectories).ToDictionary(
            file => System.IO.Path.GetRelativePath(Path(folder), file),
            file => Convert.ToHexString(File.ReadAllBytes(file))),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void CopyFromRepository(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories))
        {
            var copy = Path(System.IO.Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
