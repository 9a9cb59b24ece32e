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
        var reports = Reports().ToDictionary(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name);
        var table = new Table($"Sorting {Passages:N0} passages on one core, medians", "passages/s", "bytes/passage", "times as fast", "right");
        var gold = GoldBenchmark.Run(MlNetPeer.Load(MlNetPeer.Model));
        var mlNet = reports[nameof(MlNet)];
        var keywords = reports[nameof(Keywords)];
        Add(table, "four built-in sections", reports[nameof(BuiltInSections)], mlNet, $"{gold.Ours:N3}");
        Add(table, "  ML.NET, SdcaMaximumEntropy over FeaturizeText", mlNet, mlNet, $"{gold.Peer:N3}");
        Add(table, "five own sections of ten terms", reports[nameof(OwnSections)], keywords, "");
        Add(table, "  five compiled regular expressions, the same terms", keywords, keywords, "");
        return table;
    }

    private static ImmutableArray<BenchmarkReport> Reports()
    {
        var log = new LogCapture();
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(400)).WithWarmupCount(8).WithIterationCount(15);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddLogger(log)
            .AddColumnProvider(DefaultColumnProviders.Instance).WithArtifactsPath(Repository.PathOf("artifacts/benchmarks"));
        var summary = BenchmarkRunner.Run<SortBenchmark>(config);
        return summary.Reports.Length == 4 && summary.Reports.All(r => r.Success)
            ? summary.Reports
            : throw new InvalidOperationException(string.Concat(log.CapturedOutput.Select(o => o.Text)));
    }

    private static void Add(Table table, string name, BenchmarkReport report, BenchmarkReport peer, string right) => table.Add(
        name, $"{1e9 / Nanoseconds(report):N0}", $"{Bytes(report):N0}", $"{Nanoseconds(peer) / Nanoseconds(report):N2}", right);

    private static double Nanoseconds(BenchmarkReport report) => report.ResultStatistics!.Median;

    private static long Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;

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
