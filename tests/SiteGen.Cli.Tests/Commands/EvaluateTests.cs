namespace SiteGen.Cli.Tests.Commands;

public sealed class EvaluateTests
{
    private const string Thread = "The tariff rises.\nNothing here.\nThe port is full, and the tariff is high.\n";

    [Theory, ClassData(typeof(BothTools))]
    public void The_sorting_is_measured_against_labels(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));
        project.Write("gold.jsonl", """
            {"file":"prices.txt","line":1,"primary":"trade","accept":["trade"],"also":[]}
            {"file":"prices.txt","line":2,"primary":"trade","accept":["trade","general"],"also":[]}
            {"file":"prices.txt","line":3,"primary":"general","accept":["general"],"also":[]}
            {"file":"gone.txt","line":1,"primary":"trade","accept":["trade"],"also":["general"]}

            """);

        var ran = tool.Run(project, "sort", "--evaluate", "gold.jsonl");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.StartsWith("""
            rows              4, of which 1 have no passage
            accuracy          0.250
            accepted          0.500
            macro-F1          0.200
            """, ran.Output, StringComparison.Ordinal);
        Assert.Contains("""
              trade                      1         1     0.400
              general                    1         0     0.000
            """, ran.Output, StringComparison.Ordinal);
        Assert.Contains("labelled general\n      | The port is full, and the tariff is high.\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_row_that_is_no_label_is_named(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));
        project.Write("gold.jsonl", "\n{\"file\":\"prices.txt\",\"line\":\"one\",\"primary\":\"trade\"}\n[1]\n{\n");

        var ran = tool.Run(project, "sort", "--evaluate", "gold.jsonl");

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal("", ran.Output);
        Assert.Equal([2, 3, 4], ran.Error.Split('\n').Where(l => l.StartsWith("gold.jsonl(", StringComparison.Ordinal)).Select(l => l[11] - '0'));
        Assert.Contains("gold.jsonl(2,1): error SG0124: this is no labelled line\n", ran.Error, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Labels_that_are_not_there_are_a_failure_of_the_environment(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));

        var ran = tool.Run(project, "sort", "--evaluate", "gold.jsonl");

        Assert.Equal((4, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("gold.jsonl: error SG0118", ran.Error, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_review_lists_the_least_sure_first_with_the_line_for_the_sidecar(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));

        var ran = tool.Run(project, "sort", "--review");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal(3, ran.Output.Count(c => c == '\n'));
        Assert.StartsWith("seeds/prices.txt(", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith(", reason: \"\"}   # in seeds/prices.txt.yml, under `passages:`\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void What_the_editor_decided_needs_no_review(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises.\n"));
        project.Write("seeds/prices.txt.yml", "passages: [{line: 1, section: trade}]\n");

        var ran = tool.Run(project, "sort", "--review");

        Assert.Equal((0, "", ""), (ran.ExitCode, ran.Error, ran.Output));
    }
}
