using System.Text.Json;

namespace SiteGen.Cli.Tests.Commands;

public sealed class LogTests
{
    // A terminal would obey the first two, a build host the others; the last turns the line around.
    private const string HostileText =
        "\u001b[31mred\u001b[0m\n\u009b2J\n::error::forged\n   ::set-output name=x::y\n##[error]forged\n##vso[task.setvariable]x\nover\u202eride\n";

    [Theory, ClassData(typeof(BothTools))]
    public void Json_is_one_object_a_line(Tool tool)
    {
        using var project = Sandbox.Project(("broken.md", "---\ntitle: x\n"), ("photo.png", "?"));

        var ran = tool.Run(project, "build", "--log-format", "json");

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Equal("""
            {"file":"seeds/broken.md","line":1,"column":1,"severity":"error","code":"SG0102","message":"the front matter is never closed","hint":"end it with a line of three dashes, ---"}
            {"file":"seeds/photo.png","line":0,"column":0,"severity":"warning","code":"SG0101","message":"this file is not read: SiteGen reads .txt and .md","hint":"save its text under one of these names, or move it out of the seeds folder"}

            """, ran.Error);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Github_gets_annotations(Tool tool)
    {
        using var project = Sandbox.Project(("broken.md", "---\ntitle: x\n"), ("50%, or so: photo.png", "?"));

        var ran = tool.Run(project, "build", "--log-format", "github");

        Assert.Equal("""
            ::warning file=seeds/50%25%2C or so%3A photo.png,title=SG0101::this file is not read: SiteGen reads .txt and .md%0Asave its text under one of these names, or move it out of the seeds folder
            ::error file=seeds/broken.md,line=1,col=1,title=SG0102::the front matter is never closed%0Aend it with a line of three dashes, ---

            """, ran.Error);
    }

    [Theory]
    [InlineData(Tool.Managed, "text")]
    [InlineData(Tool.Managed, "json")]
    [InlineData(Tool.Managed, "github")]
    [InlineData(Tool.Published, "text")]
    [InlineData(Tool.Published, "json")]
    [InlineData(Tool.Published, "github")]
    public void The_names_of_files_can_neither_steer_nor_forge(Tool tool, string format)
    {
        using var project = Sandbox.Project();
        string[] names = ["\u001b[31mred.png", "a\n::error::forged.png", "##[error]forged.png", "::warning::forged.png", "over\u202eride.png", "%0A::error::forged.png", "tab\there.png"];
        foreach (var name in names)
        {
            project.Write("seeds/" + name, "");
        }

        var ran = tool.Run(project, "build", "--log-format", format);

        Assert.Equal(names.Length, ran.ErrorLines.Count(line => line.Contains("SG0101", StringComparison.Ordinal)));
        Assert.All(ran.ErrorLines, line => Assert.DoesNotContain("##[", line, StringComparison.Ordinal));
        Assert.All(ran.ErrorLines, line => Assert.Matches(format switch
        {
            "json" => """^\{"file":"seeds/.*"\}$""",
            "github" => "^::warning file=seeds/[^:,]*,title=SG0101::this file is not read",
            _ => "^(seeds/|    hint: )",
        }, line));
        AssertSteersNothing(ran);
    }

    [Theory]
    [InlineData(Tool.Managed, "text")]
    [InlineData(Tool.Managed, "jsonl")]
    [InlineData(Tool.Published, "text")]
    [InlineData(Tool.Published, "jsonl")]
    public void The_words_of_a_seed_can_neither_steer_nor_forge(Tool tool, string format)
    {
        using var project = Sandbox.Project(("::error::hostile.txt", HostileText));

        var ran = tool.Run(project, "sort", "--format", format, "--verbosity", "detailed");

        Assert.Equal(0, ran.ExitCode);
        Assert.NotEmpty(ran.Output);
        Assert.All(ran.OutputLines.Concat(ran.ErrorLines), line =>
        {
            Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
            Assert.DoesNotContain("##[", line, StringComparison.Ordinal);
            Assert.DoesNotContain("##vso[", line, StringComparison.Ordinal);
        });
        AssertSteersNothing(ran);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void What_is_spelled_out_in_a_row_is_still_the_same_text(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "A price ##[error] and ##vso[x] #US"));

        var ran = tool.Run(project, "sort", "--format", "jsonl");

        Assert.Equal("A price ##[error] and ##vso[x] #US", JsonElement.Parse(ran.Output).GetProperty("text").GetString());
        Assert.Contains("#US", ran.Output, StringComparison.Ordinal);
    }

    private static void AssertSteersNothing(Ran ran)
    {
        var printed = (ran.Output + ran.Error).Where(c => c != '\n').ToList();
        Assert.DoesNotContain(printed, char.IsControl);
        Assert.DoesNotContain(printed, c => c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
    }
}
