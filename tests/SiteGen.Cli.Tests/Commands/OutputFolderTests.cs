namespace SiteGen.Cli.Tests.Commands;

public sealed class OutputFolderTests
{
    [Theory, ClassData(typeof(BothTools))]
    public void A_folder_that_is_somebody_elses_is_refused(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        project.Write("site/diary.txt", "mine");

        var ran = tool.Run(project, "build");

        Assert.Equal((3, ""), (ran.ExitCode, ran.Output));
        Assert.Equal("""
            site: error SG0801: nothing is written here: it is not empty, and SiteGen did not make it
                hint: name another output folder with --output, or move what is there

            """, ran.Error);
        Assert.Equal("diary.txt", Assert.Single(project.Files("site")).Key);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_project_is_refused_as_its_own_output(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));

        var ran = tool.Run(project, "build", "--output", ".");

        Assert.Equal(3, ran.ExitCode);
        Assert.StartsWith(".: error SG0801: nothing is written here: it is, or holds, the project\n", ran.Error, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_folder_that_cannot_be_made_is_a_failure_of_the_environment(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        project.Write("note", "");

        var ran = tool.Run(project, "build", "--output", "note/site");

        Assert.Equal((4, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith("note/site: error SG0802: the site could not be written: ", ran.Error, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_folder_that_another_build_is_writing_is_left_alone(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        Directory.CreateDirectory(project.Path("site"));
        using var other = new FileStream(project.Path("site/.sitegen-lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var ran = tool.Run(project, "build");

        Assert.Equal((4, ""), (ran.ExitCode, ran.Output));
        Assert.Equal("""
            site: error SG0803: another build is writing this folder
                hint: wait until it is done

            """, ran.Error);
        Assert.Equal(".sitegen-lock", Assert.Single(Directory.EnumerateFiles(project.Path("site")).Select(Path.GetFileName)));
    }
}
