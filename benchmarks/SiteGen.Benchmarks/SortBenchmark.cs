using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using SiteGen.Benchmarks.Peers;
using SiteGen.Model;
using SiteGen.Reading;
using SiteGen.Sorting;

namespace SiteGen.Benchmarks;

/// <summary>How fast passages are sorted on one core, and what is allocated for each, beside peers on the same passages.</summary>
public class SortBenchmark
{
    private const int Passages = 2_000;

    /// <summary>How often all are measured by turns, so that a busy minute falls on all alike.</summary>
    private const int Turns = 3;

    private readonly List<SeedBriefings> _seeds = Workload.Unsorted(Passages);
    private readonly List<string> _texts;
    private readonly Sorter _builtIn = Sorter.Prepare(ConfigReader.BuiltInSections);
    private readonly Sorter _own = Sorter.Prepare(Workload.OwnSections);
    private readonly KeywordPeer _keywords = new(Workload.Own.Select(s => s.Terms));
    private MlNetPeer _mlNet = null!;

    /// <summary>Takes the passages' texts apart for the peers, which know no briefings.</summary>
    public SortBenchmark() => _texts = [.. _seeds.SelectMany(s => s.Briefings).SelectMany(b => b.Passages).Select(p => p.Text)];

    /// <summary>Reads the model of the peer.</summary>
    [GlobalSetup(Target = nameof(MlNet))]
    public void LoadMlNet() => _mlNet = MlNetPeer.Load(MlNetPeer.Model);

    /// <summary>The four built-in sections.</summary>
    [Benchmark(OperationsPerInvoke = Passages)]
    public int BuiltInSections() => Sort(_builtIn);

    /// <summary>The peer of the built-in sections.</summary>
    [Benchmark(OperationsPerInvoke = Passages)]
    public int MlNet()
    {
        var sum = 0;
        foreach (var text in _texts)
        {
            sum += _mlNet.Sort(text).Length;
        }

        return sum;
    }

    /// <summary>Five sections of a project's own, with ten terms each.</summary>
    [Benchmark(OperationsPerInvoke = Passages)]
    public int OwnSections() => Sort(_own);

    /// <summary>The peer of the own sections: the same terms.</summary>
    [Benchmark(OperationsPerInvoke = Passages)]
    public int Keywords()
    {
        var sum = 0;
        foreach (var text in _texts)
        {
            sum += _keywords.Sort(text);
        }

        return sum;
    }

    /// <summary>Measures all four, and gives the results as a table.</summary>
    internal static Table Run()
    {
        var reports = Enumerable.Range(0, Turns).SelectMany(_ => Reports()).ToLookup(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name);
        var gold = GoldBenchmark.Run(MlNetPeer.Load(MlNetPeer.Model));
        var table = new Table($"Sorting {Passages:N0} passages on one core, by processor time, medians", "passages/s", "bytes/passage", "times as fast", "right");
        void Add(string name, string measured, string peer, string right) => table.Add(
            name, $"{1e9 / Nanoseconds(reports[measured]):N0}", $"{Bytes(reports[measured]):N0}", $"{Nanoseconds(reports[peer]) / Nanoseconds(reports[measured]):N2}", right);

        Add("four built-in sections", nameof(BuiltInSections), nameof(MlNet), $"{gold.Ours:N3}");
        Add("  ML.NET, SdcaMaximumEntropy over FeaturizeText", nameof(MlNet), nameof(MlNet), $"{gold.Peer:N3}");
        Add("five own sections of ten terms", nameof(OwnSections), nameof(Keywords), "");
        Add("  five compiled regular expressions, the same terms", nameof(Keywords), nameof(Keywords), "");
        return table;
    }

    private static ImmutableArray<BenchmarkReport> Reports()
    {
        var log = new LogCapture();
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithClock(new ProcessorTime())
            .WithIterationTime(TimeInterval.FromMilliseconds(250)).WithWarmupCount(5).WithIterationCount(9);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddLogger(log)
            .AddColumnProvider(DefaultColumnProviders.Instance).WithArtifactsPath(Repository.PathOf("artifacts/benchmarks"));
        var reports = BenchmarkRunner.Run<SortBenchmark>(config).Reports;
        return reports.Length == 4 && reports.All(r => r.Success)
            ? reports
            : throw new InvalidOperationException(string.Concat(log.CapturedOutput.Select(o => o.Text)));
    }

    private static double Nanoseconds(IEnumerable<BenchmarkReport> reports) => Measured.Median(reports.Select(r => r.ResultStatistics!.Median));

    private static double Bytes(IEnumerable<BenchmarkReport> reports) =>
        Measured.Median(reports.Select(r => (double)(r.GcStats.GetBytesAllocatedPerOperation(r.BenchmarkCase) ?? 0)));

    private int Sort(Sorter sorter)
    {
        var sum = 0;
        foreach (var seed in _seeds)
        {
            sum += PassageSorter.Sort(seed, sorter).Value.Briefings.Length;
        }

        return sum;
    }
}
