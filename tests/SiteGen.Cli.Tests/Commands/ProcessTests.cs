using System.CommandLine;

namespace SiteGen.Cli.Tests.Commands;

public sealed class ProcessTests
{
    private const int MoreThanAPipeHolds = 5_000;

    [Theory, ClassData(typeof(BothTools))]
    public void A_reader_that_has_seen_enough_is_no_error(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", string.Join('\n', Enumerable.Repeat("The tariff rises at the port.", MoreThanAPipeHolds))));
        var (program, arguments) = tool.CommandLine("sort", "--format", "jsonl");

        using var process = Ran.Start(program, arguments, project.Folder);
        var first = process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        var ran = Ran.End(process, Task.FromResult(""));

        Assert.StartsWith("""{"kind":"passage","file":"prices.txt","firstLine":1,""", first, StringComparison.Ordinal);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void An_output_that_is_full_is_a_failure_of_the_environment(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        var (program, arguments) = tool.CommandLine("sort");

        var ran = Ran.Process("sh", ["-c", "exec \"$0\" \"$@\" >/dev/full", program, .. arguments], project.Folder);

        Assert.Equal(4, ran.ExitCode);
        Assert.Equal("sitegen: the output could not be written: No space left on device\n", ran.Error);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void An_interrupted_build_ends_with_130_and_writes_nothing(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        Directory.CreateDirectory(project.Path("site"));
        using var other = new FileStream(project.Path("site/.sitegen-lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var (program, arguments) = tool.CommandLine("build");

        // It waits for the lock, so it is still there when the signal comes.
        using var process = Ran.Start(program, arguments, project.Folder);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Thread.Sleep(TimeSpan.FromSeconds(1.5));
        Ran.Process("kill", ["-INT", $"{process.Id}"], project.Folder);
        var ran = Ran.End(process, output);

        Assert.Equal(new Ran(130, "", ""), ran);
        Assert.Equal(".sitegen-lock", Assert.Single(Directory.EnumerateFiles(project.Path("site")).Select(Path.GetFileName)));
    }

    [Fact]
    public void A_defect_ends_with_70_and_asks_for_a_report()
    {
        var defect = new Command("break");
        defect.SetAction(Break);
        using var errors = new StringWriter { NewLine = "\n" };

        var exitCode = CommandLine.Run(new RootCommand { defect }, ["break"], errors);

        Assert.Equal(70, exitCode);
        Assert.StartsWith($"""
            sitegen: this is a defect of {SiteBuilder.Generator}. Please report it:
                | System.InvalidOperationException: two fates
                | ::error::forged
                |    at SiteGen.Cli.Tests.Commands.ProcessTests.
            """, errors.ToString(), StringComparison.Ordinal);
    }

    private static int Break(ParseResult parsed) => throw new InvalidOperationException("two fates\n::error::forged");
}
