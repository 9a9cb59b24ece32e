namespace SiteGen.Cli.Tests.Commands;

public sealed class SinceTests
{
    [Theory, ClassData(typeof(BothTools))]
    public void A_build_compares_with_the_output_folder_and_leaves_a_notice_where_a_page_was(Tool tool)
    {
        using var project = Sandbox.Project(("gone.txt", "The port waits."), ("prices.txt", "The tariff rises."));
        Assert.Equal(0, tool.Run(project, "build").ExitCode);
        File.Delete(project.Path("seeds/gone.txt"));

        Assert.Equal(0, tool.Run(project, "build").ExitCode);
        var before = project.Files("site");
        Assert.Equal(0, tool.Run(project, "build").ExitCode);

        Assert.Equal(before, project.Files("site"));
        Assert.Contains("This briefing was withdrawn.", project.Read("site/briefings/gone.html"), StringComparison.Ordinal);
        Assert.Contains("This source was withdrawn.", project.Read("site/sources/gone.html"), StringComparison.Ordinal);
        Assert.False(project.Has("site/sources/gone.txt"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Another_edition_can_be_named(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        Assert.Equal(0, tool.Run(project, "build", "--output", "old").ExitCode);
        project.Write("seeds/prices.txt", "The tariff falls.");

        Assert.Equal(0, tool.Run(project, "build").ExitCode);
        Assert.Contains("Nothing to compare with yet", project.Read("site/changes.html"), StringComparison.Ordinal);

        Assert.Equal(0, tool.Run(project, "build", "--since", "old/edition.json").ExitCode);
        Assert.Contains("rises.</del>", project.Read("site/changes.html"), StringComparison.Ordinal);
        Assert.Contains("falls.</ins>", project.Read("site/changes.html"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void An_edition_that_is_not_there_ends_with_2(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));

        var ran = tool.Run(project, "build", "--since", "old/edition.json");

        Assert.Equal(
            new Ran(2, "", """
                old/edition.json: error SG0126: there is no such edition to compare with
                    hint: correct --since, or leave it out to compare with the output folder

                """),
            ran);
        Assert.False(project.Has("site"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_broken_edition_is_a_warning_and_the_build_goes_on(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        Assert.Equal(0, tool.Run(project, "build").ExitCode);
        project.Write("site/edition.json", "{");

        var ran = tool.Run(project, "build");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("warning SG0125", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing to compare with yet", project.Read("site/changes.html"), StringComparison.Ordinal);
    }
}
