using System.Text.Json;
using SiteGen.Tests;

namespace SiteGen.Browser.Tests;

public sealed class MarkupTests
{
    private const string Hint = "install Java, which runs the HTML checker (Debian: apt-get install default-jre-headless)";

    [Fact]
    public void The_Nu_HTML_checker_finds_nothing()
    {
        using var folder = new TemporaryFolder();
        var files = PublishedSite.All.Values.SelectMany(s => s.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).Select(f => (Path: s.Address(f.Key), f.Value))).ToList();
        foreach (var (path, bytes) in files)
        {
            var file = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        // Errors only: that a file on a disk has no host that its policy could name is a warning, and so is captured
        // text that is not normalised.
        var (exitCode, output) = Missing.Run(
            "java", ["-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", Npm.PathOf("vnu-jar/build/dist/vnu.jar"), "--errors-only", "--format", "json", .. files.Select(f => f.Path)], folder.Path, Hint);

        var found = JsonDocument.Parse(output[output.IndexOf('{')..]).RootElement.GetProperty("messages").EnumerateArray().Select(m => m.ToString()).ToList();
        Defects.None(found);
        Assert.Equal(0, exitCode);
    }
}
