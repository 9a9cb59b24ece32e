namespace SiteGen.Benchmarks;

/// <summary>A whole build, from the start of the process to its end, beside a mere copy of the finished site.</summary>
internal static class BuildBenchmark
{
    /// <summary>About how long the rounds of a corpus may take together.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int LeastRounds = 3;
    private const int MostRounds = 11;

    /// <summary>Measures builds of corpora with these numbers of briefings.</summary>
    public static Table Run(IEnumerable<int> sizes)
    {
        var table = new Table($"Building into an empty folder, whole processes, medians; {Tool.Description}", "ms", "times cp", "peak MB", "rounds", "files", "MB");
        foreach (var size in sizes)
        {
            Add(table, size);
        }

        return table;
    }

    private static void Add(Table table, int size)
    {
        using var project = new Project(size);
        CommandLine Build(string output) => Tool.Command.With("build", project.Folder, "--output", output, "--verbosity", "quiet");
        var finished = project.NewOutput();
        var first = Measured.Run(Build(finished)).Milliseconds;
        var rounds = Math.Clamp((int)(Patience.TotalMilliseconds / first), LeastRounds, MostRounds);

        Func<double> build = () => Measured.Run(Build(project.NewOutput())).Milliseconds;
        Func<double> copy = () => Measured.Run(new("cp", "-r", finished, project.NewOutput())).Milliseconds;
        var medians = Measured.ByTurns(rounds, OperatingSystem.IsWindows() ? [build] : [build, copy]);
        var peak = Measured.Median(Enumerable.Range(0, rounds / LeastRounds).Select(_ => (double)Measured.Peak(Build(project.NewOutput()))));

        var files = new DirectoryInfo(finished).GetFiles("*", SearchOption.AllDirectories);
        var times = medians.Length > 1 ? $"{medians[0] / medians[1]:N1}" : "";
        table.Add($"{size:N0} briefings", $"{medians[0]:N0}", times, $"{peak / 1e6:N0}", $"{rounds}", $"{files.Length:N0}", $"{files.Sum(f => f.Length) / 1e6:N1}");
        if (medians.Length > 1)
        {
            table.Add("  cp -r of the finished site", $"{medians[1]:N0}", "1", "", $"{rounds}", "", "");
        }
    }
}
