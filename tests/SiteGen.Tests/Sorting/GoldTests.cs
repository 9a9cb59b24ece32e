using System.Globalization;
using SiteGen.Model;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Sorting;

/// <summary>478 labelled posts, which the sorter has never learned from: its figures may rise, never fall.</summary>
public sealed class GoldTests
{
    /// <summary>How far a figure may fall before it counts, for changes that only shuffle a few rows.</summary>
    private const double Slack = 0.002;

    private static readonly Lazy<Evaluation> Measured = new(Measure);

    [Fact]
    public void Every_labelled_line_is_in_a_passage()
    {
        Assert.Empty(Measured.Value.Missing);
        Assert.Equal(478, Measured.Value.Rows.Length);
    }

    [Theory]
    [InlineData("accuracy")]
    [InlineData("accepted")]
    [InlineData("macro-F1")]
    [InlineData("cross-listing F1")]
    [InlineData("mistakes found in review")]
    public void A_figure_does_not_fall(string name)
    {
        var measured = name switch
        {
            "accuracy" => Measured.Value.Accuracy,
            "accepted" => Measured.Value.Accepted,
            "macro-F1" => Measured.Value.MacroF1,
            "cross-listing F1" => Measured.Value.CrossListingF1,
            _ => Measured.Value.MistakesFoundInReview,
        };

        var kept = File.ReadLines(Path.Combine(Folder, "figures.txt"))
            .Select(line => line.Split(": "))
            .Single(line => line[0] == name)[1];

        Assert.InRange(measured, double.Parse(kept, CultureInfo.InvariantCulture) - Slack, 1);
    }

    [Fact]
    public void The_evidence_of_every_passage_gives_its_section_again()
    {
        foreach (var placement in Measured.Value.Rows.Select(r => r.Passage.Placement!))
        {
            var sums = Measured.Value.Sections.Select(id => placement.Evidence.Where(e => e.Section == id).Sum(e => e.Hundredths)).ToList();

            Assert.Equal(placement.Section, Measured.Value.Sections[sums.IndexOf(sums.Max())]);
        }
    }

    [Fact]
    public void The_evidence_of_every_passage_gives_its_cross_listings_again()
    {
        foreach (var placement in Measured.Value.Rows.Select(r => r.Passage.Placement!))
        {
            var listed = placement.AlsoEvidence.GroupBy(e => e.Section).Where(g => g.Sum(e => e.Hundredths) >= 0).Select(g => g.Key);

            Assert.Equal(placement.Also.Order(StringComparer.Ordinal), listed.Where(id => id != placement.Section).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Two_labelled_lines_share_a_passage_only_where_dots_join_them()
    {
        var shared = Measured.Value.Rows.GroupBy(r => (r.Gold.File, r.Passage.Origin.FirstLine)).Where(g => g.Count() > 1);

        Assert.All(shared, group => Assert.Contains(group.First().Passage.Cuts, c => c.Reason == OmissionReason.JoiningDots));
    }

    private static string Folder => Repository.PathOf("tests/SiteGen.Tests/Gold");

    private static Evaluation Measure()
    {
        var config = new SiteConfig { Sections = ConfigReader.BuiltInSections };
        var seeds = SiteBuilder.Sort(SeedReader.ReadFolder(Path.Combine(Folder, "threads"), "threads").Value, config).Value;
        return Evaluation.Of(seeds, GoldReader.ReadFile(Path.Combine(Folder, "gold.jsonl"), "gold.jsonl").Value, config.Sections);
    }
}
