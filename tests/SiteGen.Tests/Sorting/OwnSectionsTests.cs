using System.Globalization;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Sorting;

/// <summary>
/// Two projects with five sections of their own, each by ten terms or by five examples, on posts of which seven
/// in eight have none of the terms: how many are first where their writer put them may rise, never fall.
/// </summary>
public sealed class OwnSectionsTests
{
    private const double Slack = 0.002;

    [Theory]
    [InlineData("five", "terms")]
    [InlineData("five", "examples")]
    [InlineData("city", "terms")]
    [InlineData("city", "examples")]
    public void Accuracy_does_not_fall(string project, string given)
    {
        var kept = File.ReadLines(Path.Combine(Folder, "figures.txt"))
            .Select(line => line.Split(": "))
            .Single(line => line[0] == $"{project} {given}")[1];

        var measured = Measure(project, given);

        Assert.Empty(measured.Missing);
        Assert.InRange(measured.Accuracy, double.Parse(kept, CultureInfo.InvariantCulture) - Slack, 1);
    }

    [Theory]
    [InlineData("five", "terms")]
    [InlineData("city", "examples")]
    public void The_evidence_gives_the_section_again(string project, string given)
    {
        var measured = Measure(project, given);

        Assert.All(measured.Rows, row =>
        {
            var placement = row.Passage.Placement!;
            var sums = measured.Sections.Select(id => placement.Evidence.Where(e => e.Section == id).Sum(e => e.Hundredths)).ToList();
            Assert.Equal(placement.Section, measured.Sections[sums.IndexOf(sums.Max())]);
        });
    }

    private static string Folder => Repository.PathOf("tests/SiteGen.Tests/OwnSections");

    private static Evaluation Measure(string project, string given)
    {
        var folder = Path.Combine(Folder, project);
        var config = ConfigReader.ReadFile(Path.Combine(folder, given + ".yml"), given + ".yml").Value;
        var seeds = SiteBuilder.Sort(SeedReader.ReadFolder(Path.Combine(folder, "seeds"), "seeds").Value, config).Value;
        return Evaluation.Of(seeds, GoldReader.ReadFile(Path.Combine(folder, "gold.jsonl"), "gold.jsonl").Value, config.Sections);
    }
}
