namespace SiteGen.Cli.Tests.Commands;

public sealed class SameBytesTests
{
    public static TheoryData<Tool, string, string> Surroundings
    {
        get
        {
            (string Name, string Value)[] surroundings =
            [
                ("TZ", "Asia/Kathmandu"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "C"),
                ("DOTNET_PROCESSOR_COUNT", "1"), ("NO_COLOR", "1"), ("TERM", "dumb"),
            ];
            return [.. from tool in new[] { Tool.Managed, Tool.Published } from s in surroundings select (tool, s.Name, s.Value)];
        }
    }

    [Theory, MemberData(nameof(Surroundings))]
    public void Nothing_around_a_build_changes_a_byte(Tool tool, string name, string value)
    {
        using var project = Sandbox.OwnProject();
        tool.Run(project, "build", "--output", "plain");

        var ran = tool.RunIn(project.Folder, ["build", "--output", "changed"], new() { [name] = value });

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(project.Files("plain"), project.Files("changed"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void It_does_not_matter_where_a_build_runs(Tool tool)
    {
        using var project = Sandbox.OwnProject();
        using var elsewhere = new Sandbox();
        tool.Run(project, "build");

        var ran = tool.Run(elsewhere, "build", project.Folder, "--output", "out");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(project.Files("site"), elsewhere.Files("out"));
    }

    [Fact]
    public void Both_shapes_of_the_command_make_the_same_site()
    {
        using var project = Sandbox.OwnProject();

        Tool.Managed.Run(project, "build", "--output", "managed");
        Tool.Published.Run(project, "build", "--output", "published");

        Assert.NotEmpty(project.Files("managed"));
        Assert.Equal(project.Files("managed"), project.Files("published"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_built_in_templates_are_those_of_the_repository(Tool tool)
    {
        using var project = Sandbox.OwnProject();
        tool.Run(project, "build", "--output", "own");
        Directory.Delete(project.Path("templates"), recursive: true);

        tool.Run(project, "build", "--output", "builtin");

        Assert.Equal(project.Files("own"), project.Files("builtin"));
    }
}
