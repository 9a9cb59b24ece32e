using SiteGen.Benchmarks.Peers;
using SiteGen.Reading;

namespace SiteGen.Benchmarks;

/// <summary>What share of the labelled posts a sorter places right: speed alone says little of one.</summary>
internal static class GoldBenchmark
{
    /// <summary>Measures the built-in sections, and the peer on the same passages.</summary>
    public static (double Ours, double Peer) Run(MlNetPeer peer)
    {
        var folder = Repository.PathOf("tests/SiteGen.Tests/Gold");
        var seeds = SeedReader.ReadFolder(Path.Combine(folder, "threads"), "threads").Value;
        var config = ConfigReader.Read([], "sitegen.yml").Value;
        var gold = GoldReader.ReadFile(Path.Combine(folder, "gold.jsonl"), "gold.jsonl").Value;
        var judged = Evaluation.Of(SiteBuilder.Sort(seeds, config).Value, gold, config.Sections);
        return (judged.Accuracy, judged.Rows.Average(r => peer.Sort(r.Passage.Text) == r.Gold.Primary ? 1 : 0));
    }
}
