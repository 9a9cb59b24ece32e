using System.Text.RegularExpressions;

namespace SiteGen.Cli.Tests.Documents;

public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
    [
        "README.md", "CHANGELOG.md",
        .. Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')),
    ];

    [Theory, MemberData(nameof(Documents))]
    public void Every_link_of_a_document_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Repository.Path(document))!;

        var links = Link().Matches(File.ReadAllText(Repository.Path(document))).Select(m => m.Groups["target"].Value);

        Assert.All(links.Where(link => !link.StartsWith("https://", StringComparison.Ordinal)), link =>
            Assert.True(Path.Exists(Path.Combine(folder, link.Split('#')[0])), link));
    }

    [Fact]
    public void The_templates_document_lists_every_name_that_a_template_can_use()
    {
        var document = File.ReadAllText(Repository.Path("docs/templates.md"));
        var model = File.ReadAllText(Repository.Path("src/SiteGen/Rendering/PageModel.cs"));

        var names = Key().Matches(model).Select(m => m.Groups["name"].Value).Distinct().ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_examples_of_the_readme_build_without_a_word(Tool tool)
    {
        var examples = Example().Matches(File.ReadAllText(Repository.Path("README.md"))).Select(m => m.Groups["yaml"].Value).ToList();
        using var project = new Sandbox();
        project.Write("sitegen.yml", examples[1]);
        project.Write("seeds/oslo-talks.txt", string.Join('\n', Enumerable.Range(1, 20).Select(n => n switch
        {
            7 => "See example.org/the-wh…",
            12 => "The budget for the boats is out.",
            _ => "The boats are out.",
        })));
        project.Write("seeds/oslo-talks.txt.yml", examples[0]);

        var ran = tool.Run(project, "build", "--strict");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("https://example.org/the-whole-address", project.Read("site/briefings/oslo-talks.html"), StringComparison.Ordinal);
        Assert.True(project.Has("site/sections/fisheries.html"));
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[""(?<name>[a-z0-9_]+)""\]")]
    private static partial Regex Key();

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
