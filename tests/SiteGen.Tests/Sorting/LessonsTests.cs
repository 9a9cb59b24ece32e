using System.Globalization;
using SiteGen.Model;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Sorting;

/// <summary>What the editor's decisions teach where <c>sort: learn: true</c> is set.</summary>
public sealed class LessonsTests
{
    // A theme that the built-in sections put under economics; this editor files it under security.
    private static readonly string[] Theme =
    [
        "Divers mapped the subsea cable off the cape and found the splice intact.",
        "The ministry lists every landing station where a subsea cable comes ashore.",
        "A trawler dragged its anchor over the subsea cable for nine miles.",
        "Two islands share one subsea cable and a single landing station.",
        "The repair ship waits in port because the subsea cable lies in disputed water.",
        "Engineers spliced the cable at the landing station overnight.",
        "The operator keeps the route of its subsea cable out of the charts.",
        "A second landing station is planned so that one cut is not enough.",
        "Insurers ask who pays when an anchor meets a subsea cable.",
        "The committee heard that each landing station has one guard.",
    ];

    private const string Next = "Parliament wants to know who owns the subsea cable and its landing station.";

    [Fact]
    public void Ten_decisions_about_a_theme_move_the_next_like_passage()
    {
        var before = Sorted(learns: false, decisions: 10, Next);
        var after = Sorted(learns: true, decisions: 10, Next);

        Assert.NotEqual("security", before.Placement!.Section);
        Assert.Equal("security", after.Placement!.Section);
        Assert.NotEqual(DecidedBy.Editor, after.Placement.DecidedBy);
        Assert.Contains(after.Placement.Evidence, e => e.Section == "security" && e.Term == "(as the editor decided) subsea" && e.Hundredths > 0);
    }

    [Fact]
    public void Nothing_else_that_matters_moves()
    {
        var gold = SeedReader.ReadFolder(Repository.PathOf("tests/SiteGen.Tests/Gold/threads"), "threads").Value;
        string[] Sections(bool learns) =>
        [
            .. SiteBuilder.Sort([Decided(decisions: 10), .. gold], Config(learns)).Value
                .Where(s => s.Seed.Path != "theme.txt")
                .SelectMany(s => s.Source.Briefings)
                .SelectMany(b => b.Passages)
                .Select(p => p.Placement!.Section),
        ];

        var moved = Sections(learns: false).Zip(Sections(learns: true)).Count(s => s.First != s.Second);

        Assert.InRange(moved, 0, 2);
    }

    [Fact]
    public void One_decision_teaches_nothing()
    {
        var before = Sorted(learns: false, decisions: 1, Next);
        var after = Sorted(learns: true, decisions: 1, Next);

        Assert.Equal(before.Placement!.Evidence, after.Placement!.Evidence);
    }

    [Fact]
    public void The_order_of_the_seeds_does_not_matter()
    {
        var next = Seeds.From("next.txt", Next);

        var one = SiteBuilder.Sort([Decided(10), next], Config(learns: true), degree: 1).Value;
        var other = SiteBuilder.Sort([next, Decided(10)], Config(learns: true), degree: 4).Value;

        Assert.Equal(
            one.SelectMany(s => s.Source.Briefings).SelectMany(b => b.Passages).SelectMany(p => p.Placement!.Evidence),
            other.SelectMany(s => s.Source.Briefings).SelectMany(b => b.Passages).SelectMany(p => p.Placement!.Evidence));
    }

    [Fact]
    public void Sections_of_the_projects_own_are_taught_too()
    {
        var config = ConfigReader.Read(
            """
            sort: {learn: true}
            sections:
              - {id: sea, title: Sea, terms: [harbour]}
              - {id: press, title: Press, terms: [newspaper]}
            """u8,
            "sitegen.yml").Value;
        var decided = Seeds.Read("a.txt", "Zorblax was seen.\n\nZorblax again.\n", "passages:\n- {line: 1, section: press}\n- {line: 3, section: press}\n").Value!;

        var sorted = SiteBuilder.Sort([decided, Seeds.From("b.txt", "Zorblax is back.")], config).Value;

        Assert.Equal("press", sorted[1].Source.Briefings[0].Passages[0].Placement!.Section);
    }

    [Fact]
    public void A_word_of_passages_that_were_left_where_they_surely_are_weighs_less()
    {
        // Two posts of the first seed share "Iraq", which half of its posts have, and "armed", which few have.
        var file = Directory.GetFiles(Repository.PathOf("seeds"), "*.txt").Single();
        var seed = Seeds.Read("first.txt", File.ReadAllBytes(file), "passages:\n- {line: 18, section: security}\n- {line: 16, section: security}\n"u8.ToArray()).Value!;

        var evidence = SiteBuilder.Sort([seed], Config(learns: true)).Value.Single().Source.Briefings
            .SelectMany(b => b.Passages).SelectMany(p => p.Placement!.Evidence).Where(e => e.Section == "security").ToList();

        int Of(string word) => evidence.First(e => e.Term == "(as the editor decided) " + word).Hundredths;
        Assert.InRange(Of("iraq"), 1, Of("arm") - 1);
    }

    private static Passage Sorted(bool learns, int decisions, string text) =>
        SiteBuilder.Sort([Decided(decisions), Seeds.From("zz.txt", text)], Config(learns)).Value[^1].Source.Briefings[0].Passages[0];

    private static SiteConfig Config(bool learns) => new() { Sections = ConfigReader.BuiltInSections, LearnsFromEditor = learns };

    private static Seed Decided(int decisions) => Seeds.Read(
        "theme.txt",
        string.Join("\n\n", Theme) + "\n",
        "passages:\n" + string.Concat(Enumerable.Range(0, decisions).Select(i => string.Create(CultureInfo.InvariantCulture, $"- {{line: {(2 * i) + 1}, section: security}}\n")))).Value!;
}
