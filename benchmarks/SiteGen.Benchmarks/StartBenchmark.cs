using System.Diagnostics;
using System.Globalization;
using SiteGen.Benchmarks.Peers;
using SiteGen.Reading;
using SiteGen.Sorting;

namespace SiteGen.Benchmarks;

/// <summary>What it costs to begin: a model read and a first passage sorted, each time in a fresh process.</summary>
internal static class StartBenchmark
{
    /// <summary>The argument by which the benchmarks run themselves again.</summary>
    public const string FreshProcess = "fresh-process";

    private const int Rounds = 11;

    /// <summary>Measures the start of both sorters by turns.</summary>
    public static Table Run()
    {
        using var project = new Project(briefings: 1);
        var medians = Measured.ByTurns(
            Rounds,
            () => InFreshProcess(),
            () => InFreshProcess(MlNetPeer.Model),
            () => Measured.Run(Tool.Command.With("sort", project.Folder, "--verbosity", "quiet")).Milliseconds,
            () => Measured.Run(Tool.Command.With("--version")).Milliseconds);
        var table = new Table($"Cold start, a fresh process each time, medians of {Rounds}", "ms", "times as fast");
        table.Add("model read, first passage sorted", $"{medians[0]:N1}", $"{medians[1] / medians[0]:N1}");
        table.Add("  ML.NET: model loaded, first passage sorted", $"{medians[1]:N1}", "1");
        table.Add("sitegen sort, one briefing, whole process", $"{medians[2]:N1}", "");
        table.Add("sitegen --version, whole process", $"{medians[3]:N1}", "");
        return table;
    }

    /// <summary>What the fresh process does: it prints how many milliseconds the sorter took.</summary>
    /// <param name="peer">Where the model of the peer lies, if that one is measured.</param>
    /// <param name="output">Where the figure goes.</param>
    public static int RunFresh(string? peer, TextWriter output)
    {
        var seed = Workload.Unsorted(passages: 1)[0];
        var text = seed.Briefings[0].Passages[0].Text;
        var sections = ConfigReader.BuiltInSections;
        var clock = Stopwatch.StartNew();
        if (peer is null)
        {
            PassageSorter.Sort(seed, Sorter.Prepare(sections));
        }
        else
        {
            MlNetPeer.Load(peer).Sort(text);
        }

        output.WriteLine(clock.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static double InFreshProcess(params string[] peer) =>
        double.Parse(Measured.Run(Tool.Own.With([FreshProcess, .. peer])).Output, CultureInfo.InvariantCulture);
}
