using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SiteGen.Tests.Building;

/// <summary>The rooms of the library stay apart: a room knows the model and the diagnostics, never another room.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Library = Repository.PathOf("src/SiteGen");

    private static readonly Dictionary<string, string[]> PackagesByRoom = new()
    {
        ["Reading"] = ["YamlDotNet"],
        ["Cleaning"] = ["Markdig"],
        ["Composing"] = ["DiffPlex"],
        ["Rendering"] = ["Scriban"],
    };

    private static IEnumerable<string> Folders =>
        Directory.GetDirectories(Library).Select(f => Path.GetFileName(f)!).Where(r => r is not ("bin" or "obj")).Order(StringComparer.Ordinal);

    public static TheoryData<string> Rooms => [.. Folders];

    [Fact]
    public void The_rooms_are_those_of_the_pipeline()
    {
        string[] rooms = ["Reading", "Cleaning", "Splitting", "Sorting", "Accounting", "Composing", "Rendering", "Writing", "Model", "Diagnostics"];

        Assert.Subset(Folders.ToHashSet(), rooms.ToHashSet());
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_knows_the_model_and_the_diagnostics_and_no_other_room(string room)
    {
        string[] allowed = room switch
        {
            "Diagnostics" => ["SiteGen.Diagnostics"],
            _ => ["SiteGen.Diagnostics", "SiteGen.Model", "SiteGen." + room],
        };

        Assert.All(Sources(room), source => Assert.All(
            Names(source.Text).Where(n => n.StartsWith("SiteGen", StringComparison.Ordinal)),
            name => Assert.Contains(allowed, a => IsIn(name, a))));
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_uses_its_own_packages_and_no_others(string room)
    {
        var allowed = PackagesByRoom.GetValueOrDefault(room, []);

        Assert.All(Sources(room), source => Assert.All(
            Names(source.Text).Select(n => n.Split('.')[0]).Where(n => n is not ("System" or "SiteGen")),
            package => Assert.Contains(package, allowed)));
    }

    [Fact]
    public void Every_package_of_the_library_has_its_room()
    {
        var packages = XDocument.Load(Path.Combine(Library, "SiteGen.csproj")).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value);

        Assert.Equal(
            PackagesByRoom.Values.SelectMany(p => p).Order(StringComparer.Ordinal),
            packages.Select(p => p.Replace(".Signed", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_command_line_knows_the_builder_and_the_rooms_at_both_ends()
    {
        string[] allowed = ["SiteGen", "SiteGen.Cli", "SiteGen.Cli.Commands", "SiteGen.Diagnostics", "SiteGen.Model", "SiteGen.Reading", "SiteGen.Writing"];

        Assert.All(SourcesBelow(Repository.PathOf("src/SiteGen.Cli")), source => Assert.All(
            Names(source.Text).Where(n => n.StartsWith("SiteGen", StringComparison.Ordinal)),
            name => Assert.Contains(allowed, a => IsIn(name, a))));
    }

    [Fact]
    public void The_library_has_no_console_no_clock_no_chance_no_network_and_no_process()
    {
        Assert.All(SourcesBelow(Library), source => Assert.DoesNotMatch(
            @"\bConsole\.|DateTime(Offset)?\.(Utc)?Now|Stopwatch|Environment\.TickCount|TimeProvider|new Random|Random\.Shared|Guid\.NewGuid|HttpClient|System\.Net\.(Http|Sockets)|Process\.Start",
            source.Text));
    }

    [Fact]
    public void Nothing_is_left_to_do()
    {
        Assert.All(SourcesBelow(Repository.PathOf("src")), source =>
            Assert.DoesNotMatch("NotImplementedException|NotSupportedException|TODO|FIXME|HACK|#pragma warning disable|SuppressMessage", source.Text));
    }

    // A type may be named in full, as in an alias.
    private static bool IsIn(string name, string space) =>
        name == space || (space != "SiteGen" && name.StartsWith(space + ".", StringComparison.Ordinal));

    private static IEnumerable<(string File, string Text)> Sources(string room) => SourcesBelow(Path.Combine(Library, room));

    private static IEnumerable<(string File, string Text)> SourcesBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllText(f)));

    /// <summary>The namespaces that a file names in its using lines, or in full anywhere else.</summary>
    private static IEnumerable<string> Names(string text) =>
        Using().Matches(text).Select(m => m.Groups["name"].Value)
            .Concat(Qualified().Matches(text).Select(m => m.Value));

    [GeneratedRegex(@"^(global )?using (static )?(\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();

    [GeneratedRegex(@"\bSiteGen\.(Reading|Cleaning|Splitting|Sorting|Accounting|Composing|Rendering|Writing|Checking)\b")]
    private static partial Regex Qualified();
}
