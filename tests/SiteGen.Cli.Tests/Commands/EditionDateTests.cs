namespace SiteGen.Cli.Tests.Commands;

public sealed class EditionDateTests
{
    [Theory, ClassData(typeof(BothTools))]
    public void The_option_wins_over_the_environment_and_that_over_the_seeds(Tool tool)
    {
        using var project = Sandbox.Project(("a.txt", "---\ndate: 2021-04-06\n---\nThe tariff rises."), ("b.txt", "The port waits."));

        Assert.Equal("2021-04-06T00:00:00Z", Updated(tool, project, epoch: null));
        Assert.Equal("2009-02-13T23:31:30Z", Updated(tool, project, epoch: "1234567890"));
        Assert.Equal("2022-01-02T00:00:00Z", Updated(tool, project, epoch: "1234567890", "--edition-date", "2022-01-02"));
        Assert.Equal("2022-01-02T02:04:05Z", Updated(tool, project, epoch: null, "--edition-date", "2022-01-02T03:04:05+01:00"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void What_is_no_time_ends_with_2(Tool tool)
    {
        using var project = Sandbox.Project(("a.txt", "The tariff rises."));

        Assert.Equal(
            new Ran(2, "", """
                --edition-date: error SG0105: the value of `--edition-date` cannot be used: `tomorrow` is no day and no time
                    hint: write 2021-04-06 or 2021-04-06T12:00:00Z

                """),
            Build(tool, project, epoch: null, "--edition-date", "tomorrow"));
        Assert.Equal(
            new Ran(2, "", """
                SOURCE_DATE_EPOCH: error SG0105: the value of `SOURCE_DATE_EPOCH` cannot be used: `-1` is no number of seconds since 1970
                    hint: set it to a number, as 1617667200, or unset it

                """),
            Build(tool, project, epoch: "-1"));
        Assert.False(project.Has("site"));
    }

    private static string Updated(Tool tool, Sandbox project, string? epoch, params string[] arguments)
    {
        var ran = Build(tool, project, epoch, arguments);
        Assert.Equal(0, ran.ExitCode);
        return project.Read("site/feed.xml").Split("<updated>")[1].Split('<')[0];
    }

    private static Ran Build(Tool tool, Sandbox project, string? epoch, params string[] arguments) =>
        tool.RunIn(project.Folder, ["build", .. arguments], new() { ["SOURCE_DATE_EPOCH"] = epoch });
}
