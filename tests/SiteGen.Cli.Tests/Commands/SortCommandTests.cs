using System.Text.Json;
using System.Text.RegularExpressions;

namespace SiteGen.Cli.Tests.Commands;

public sealed partial class SortCommandTests
{
    private const string Thread = "The tariff rises...\n...at the port.\n• • •\nNothing here.\n";

    [Theory, ClassData(typeof(BothTools))]
    public void The_table_shows_where_each_passage_goes_and_why(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));

        var ran = tool.Run(project, "sort");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal("""
            seeds/prices.txt
              1-2     trade                            #  tariff #, port #, rises #
                      | The tariff rises at the port.
              3       (left out)                             thread separator
                      | • • •
              4       general                          #  nothing speaks for a section
                      | Nothing here.

            """, Number().Replace(ran.Output, "#"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_rows_say_all_that_programs_need(Tool tool)
    {
        using var project = Sandbox.Project(("2026/prices.txt", Thread));

        var ran = tool.Run(project, "sort", "--format", "jsonl");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal("""
            {"kind":"passage","file":"2026/prices.txt","firstLine":1,"lastLine":2,"briefing":"prices","text":"The tariff rises at the port.","section":"trade","also":[],"confidence":#,"evidence":[…],"alsoEvidence":[…],"decidedBy":"terms"}
            {"kind":"omitted","file":"2026/prices.txt","firstLine":3,"lastLine":3,"text":"• • •","reason":"thread separator"}
            {"kind":"passage","file":"2026/prices.txt","firstLine":4,"lastLine":4,"briefing":"prices-2","text":"Nothing here.","section":"general","also":[],"confidence":#,"evidence":[…],"alsoEvidence":[…],"decidedBy":"fallback"}

            """, Number().Replace(Evidence().Replace(ran.Output, "$1[…]"), "#"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Evidence_names_a_section_a_term_and_a_weight(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));

        var rows = Rows(tool.Run(project, "sort", "--format", "jsonl"));

        Assert.All(rows[0].GetProperty("evidence").EnumerateArray(), evidence =>
        {
            Assert.Equal(["section", "term", "weight"], evidence.EnumerateObject().Select(p => p.Name));
            Assert.True(Text(evidence, "section") is "trade" or "general");
            Assert.NotEqual(0, evidence.GetProperty("weight").GetDecimal());
        });
        Assert.Contains(rows[0].GetProperty("evidence").EnumerateArray(), evidence => Text(evidence, "term") == "tariff");
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_editors_decision_comes_with_its_reason(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises.\nNothing here.\n"));
        project.Write("seeds/prices.txt.yml", """
            passages:
              - { line: 1, section: general, reason: it is a joke }
              - { line: 2, hide: true, reason: private }
            """);

        var table = tool.Run(project, "sort").OutputLines;
        var rows = Rows(tool.Run(project, "sort", "--format", "jsonl"));

        Assert.Equal("  1       general                          1.00  the editor: it is a joke", table[1]);
        Assert.Equal("  2       (left out)                             hidden by the editor: private", table[3]);
        Assert.Equal(("editor", "it is a joke"), (Text(rows[0], "decidedBy"), Text(rows[0], "reason")));
        Assert.Equal(("omitted", "hidden by the editor: private"), (Text(rows[1], "kind"), Text(rows[1], "reason")));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Every_line_with_words_is_in_exactly_one_row_and_the_rows_are_in_source_order(Tool tool)
    {
        using var project = Sandbox.OwnProject();
        project.Write("seeds/b/notes.md", "---\ntitle: Notes\nsection: economics\n---\n# Notes\n\nFirst\nparagraph.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n");
        project.Write("seeds/b/draft.md", "---\ndraft: true\n---\nNot yet.\n");

        var rows = Rows(tool.Run(project, "sort", "--format", "jsonl"));

        var seeds = Directory.EnumerateFiles(project.Path("seeds"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(project.Path("seeds"), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal).ToList();
        Assert.Equal(seeds, rows.Select(r => Text(r, "file")).Distinct());
        foreach (var seed in seeds)
        {
            var own = rows.Where(r => Text(r, "file") == seed).ToList();
            var lines = File.ReadAllLines(project.Path("seeds/" + seed));
            var body = lines[0] == "---" ? Array.IndexOf(lines, "---", 1) + 1 : 0;
            var spoken = Enumerable.Range(1, lines.Length).Where(n => n > body && lines[n - 1].Trim().Length > 0);
            Assert.Equal(spoken, own.SelectMany(Lines).Where(n => lines[n - 1].Trim().Length > 0));
            Assert.Equal(own.Select(r => Line(r, "firstLine")).Order(), own.Select(r => Line(r, "firstLine")));
        }
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_evidence_gives_the_decision_again(Tool tool)
    {
        using var project = Sandbox.OwnProject();

        var rows = Rows(tool.Run(project, "sort", "--format", "jsonl")).Where(r => Text(r, "kind") == "passage").ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var sums = row.GetProperty("evidence").EnumerateArray()
                .GroupBy(e => Text(e, "section"))
                .ToDictionary(g => g.Key, g => g.Sum(e => e.GetProperty("weight").GetDecimal()));
            var section = Text(row, "section");
            var also = row.GetProperty("also").EnumerateArray().Select(s => s.GetString()!).ToList();
            Assert.DoesNotContain(section, also);
            Assert.True(Text(row, "decidedBy") is "terms" or "context" or "fallback");
            Assert.InRange(row.GetProperty("confidence").GetDouble(), 0, 1);
            Assert.Equal(section == "general", Text(row, "decidedBy") == "fallback");
            Assert.All(sums.Values, sum => Assert.True(sum <= sums.GetValueOrDefault(section)));
        });
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_broken_seed_leaves_no_rows_unless_asked_to_keep_going(Tool tool)
    {
        using var project = Sandbox.Project(("broken.md", "---\ntitle: x\n"), ("prices.txt", "The tariff rises."));

        var stopped = tool.Run(project, "sort", "--format", "jsonl");
        var kept = tool.Run(project, "sort", "--format", "jsonl", "--keep-going");

        Assert.Equal((1, ""), (stopped.ExitCode, stopped.Output));
        Assert.Equal(1, kept.ExitCode);
        Assert.Equal("prices.txt", Text(Assert.Single(Rows(kept)), "file"));
        Assert.Equal(stopped.Error, kept.Error);
    }

    private static List<JsonElement> Rows(Ran ran) => [.. ran.OutputLines.Select(line => JsonElement.Parse(line))];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static int Line(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private static IEnumerable<int> Lines(JsonElement row) =>
        Enumerable.Range(Line(row, "firstLine"), Line(row, "lastLine") - Line(row, "firstLine") + 1);

    // How much a word weighs is the sorter's own matter, and tested there.
    [GeneratedRegex(@"[+-]?\d+\.\d+|\+\d+|(?<=""confidence"":)\d(?=,)")]
    private static partial Regex Number();

    [GeneratedRegex("""("(?:e|alsoE)vidence":)\[[^\]]*\]""")]
    private static partial Regex Evidence();
}
