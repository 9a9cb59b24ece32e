using System.Collections.Immutable;
using System.Text;
using SiteGen.Cleaning;
using SiteGen.Model;
using SiteGen.Reading;
using SiteGen.Splitting;

namespace SiteGen.Benchmarks;

/// <summary>What is sorted, and into which sections.</summary>
internal static class Workload
{
    /// <summary>How many posts a briefing has.</summary>
    public const int Posts = 12;

    /// <summary>Five sections of a project's own, with ten terms each.</summary>
    public static readonly ImmutableArray<(string Id, string[] Terms)> Own =
    [
        ("water", ["river", "dam", "flood", "drought", "irrigation", "harbour", "coast", "fishing", "canal", "rain"]),
        ("courts", ["judge", "trial", "court", "lawyer", "verdict", "prison", "appeal", "police", "arrest", "law"]),
        ("power", ["pipeline", "gas", "oil", "grid", "refinery", "coal", "nuclear plant", "electricity", "fuel", "solar"]),
        ("movement", ["refugee", "border", "migrant", "camp", "visa", "asylum", "displaced", "passport", "crossing", "convoy"]),
        ("money", ["bank", "debt", "inflation", "budget", "loan", "currency", "price", "tax", "central bank", "wage"]),
    ];

    public static ImmutableArray<Section> OwnSections { get; } = ConfigReader.Read(
        Encoding.UTF8.GetBytes("sections:\n" + string.Concat(Own.Select(s =>
            $"  - {{id: {s.Id}, title: {s.Id}, description: {s.Id}, terms: [{string.Join(", ", s.Terms)}]}}\n"))),
        "sitegen.yml").Value.Sections;

    public static List<TrainingThread> Training { get; } = Corpora.ReadTraining(Repository.PathOf("src/SiteGen.Training/Corpus"));

    /// <summary>Seeds ready for sorting, with exactly this many passages between them.</summary>
    public static List<SeedBriefings> Unsorted(int passages)
    {
        var unsorted = new List<SeedBriefings>();
        foreach (var seed in Corpora.Generate(Training, passages, Posts).Select(s => Split(s.Name, s.Text)))
        {
            var kept = Math.Min(passages, seed.Briefings[0].Passages.Length);
            unsorted.Add(seed with { Briefings = [seed.Briefings[0] with { Passages = seed.Briefings[0].Passages[..kept] }] });
            passages -= kept;
            if (passages == 0)
            {
                break;
            }
        }

        return unsorted;
    }

    private static SeedBriefings Split(string name, string text) =>
        SeedReader.Read(new SeedFile(name, name, [.. Encoding.UTF8.GetBytes(text)])).Then(seed => SeedCleaner.Clean(seed!)).Then(BriefingSplitter.Split).Value;
}
