using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SiteGen.Cli.Tests.Commands;

public sealed partial class ExplainTests
{
    private const string Thread = "The tariff rises...\n...at the port.\n• • •\nNothing here.\n\nSo it is.\n";
    private const string OwnSeed = "us-iraq-dialogue-and-russia-buildup.txt";

    [Theory, ClassData(typeof(BothTools))]
    public void The_story_of_a_passage_says_what_it_is_where_it_went_and_why(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));

        var ran = tool.Run(project, "sort", "--explain", "prices.txt:2");

        Assert.Equal(new Ran(0, """
            seeds/prices.txt, lines 1-2
              briefing    prices, which states no title
              text        | The tariff rises at the port.
              taken off   “...” in line 1: dots that join two posts
              taken off   “...” in line 2: dots that join two posts

              section     trade, confidence 0.94
              decided by  its own words
              runner-up   general, 2.67 behind

            What was weighed: the parts of each section add up to its sum.
              trade             +2.67
                start           -0.99
                words for       +3.66  “tariff” +2.00, “port” +1.20, “rises” +0.46
              general            0.00

            To overrule it, with the section of your choice:
                - {line: 1, section: trade, reason: ""}   # in seeds/prices.txt.yml, under `passages:`

            """, ""), Sidecarless(ran));
    }

    [Theory]
    [InlineData(Tool.Managed, 5)]
    [InlineData(Tool.Managed, 21)]
    [InlineData(Tool.Published, 3)]
    [InlineData(Tool.Published, 4)]
    [InlineData(Tool.Published, 14)]
    [InlineData(Tool.Published, 15)]
    [InlineData(Tool.Published, 18)]
    [InlineData(Tool.Published, 20)]
    [InlineData(Tool.Published, 25)]
    public void The_printed_numbers_add_up_to_the_sums_of_the_evidence(Tool tool, int line)
    {
        using var project = Sandbox.OwnProject();
        var asked = string.Create(CultureInfo.InvariantCulture, $"{OwnSeed}:{line}");

        var story = tool.Run(project, "sort", "--explain", asked);
        var row = JsonElement.Parse(Assert.Single(tool.Run(project, "sort", "--explain", asked, "--format", "jsonl").OutputLines));

        Assert.Equal((0, ""), (story.ExitCode, story.Error));
        var evidence = row.GetProperty("evidence").EnumerateArray()
            .GroupBy(e => e.GetProperty("section").GetString()!)
            .ToDictionary(g => g.Key, g => g.Sum(e => e.GetProperty("weight").GetDecimal()));
        var accounts = Accounts(story.Output);
        Assert.Equal(5, accounts.Count);
        Assert.All(accounts, account => Assert.Equal(evidence[account.Section], account.Sum));
        Assert.All(accounts, AddsUp);
        Assert.Equal(row.GetProperty("section").GetString(), accounts[0].Section);
        Assert.Equal(accounts.OrderByDescending(a => a.Sum), accounts);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"\n  runner-up   {accounts[1].Section}, {accounts[0].Sum - accounts[1].Sum:0.00} behind\n"),
            story.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Tool.Managed, 3)]
    [InlineData(Tool.Managed, 18)]
    [InlineData(Tool.Published, 25)]
    [InlineData(Tool.Published, 26)]
    public void So_do_those_of_the_cross_listings_which_list_it_from_0_up(Tool tool, int line)
    {
        using var project = Sandbox.OwnProject();
        var asked = string.Create(CultureInfo.InvariantCulture, $"{OwnSeed}:{line}");

        var accounts = Accounts(tool.Run(project, "sort", "--explain", asked).Output, heading: "Further sections list it");
        var row = JsonElement.Parse(Assert.Single(tool.Run(project, "sort", "--explain", asked, "--format", "jsonl").OutputLines));

        Assert.Equal(3, accounts.Count);
        Assert.All(accounts, AddsUp);
        Assert.All(accounts, account => Assert.Equal(
            row.GetProperty("alsoEvidence").EnumerateArray().Where(e => e.GetProperty("section").GetString() == account.Section).Sum(e => e.GetProperty("weight").GetDecimal()),
            account.Sum));
        Assert.Equal(
            row.GetProperty("also").EnumerateArray().Select(a => a.GetString()!).Order(StringComparer.Ordinal),
            accounts.Where(a => a.Sum >= 0).Select(a => a.Section).Order(StringComparer.Ordinal));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_words_stand_as_they_stand_in_the_passage_and_no_line_is_too_wide_for_a_terminal(Tool tool)
    {
        using var project = Sandbox.OwnProject();

        var ran = tool.Run(project, "sort", "--explain", OwnSeed + ":20");
        var row = JsonElement.Parse(tool.Run(project, "sort", "--explain", OwnSeed + ":20", "--format", "jsonl").Output);

        var text = row.GetProperty("text").GetString()!;
        var table = ran.OutputLines.SkipWhile(l => !l.StartsWith("What was weighed", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(l => l.StartsWith(' ')).ToList();
        var words = table.SelectMany(l => Quoted().Matches(l)).Select(m => m.Groups["words"].Value).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.All(ran.OutputLines.Where(l => !l.Contains("passages:", StringComparison.Ordinal)), l => Assert.True(l.Length <= 80, l));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_editors_decision_comes_with_its_reason_and_with_what_the_words_would_have_given(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises.\nNothing here.\n"));
        project.Write("seeds/prices.txt.yml", "passages:\n  - { line: 1, section: general, reason: it is a joke }\n");

        var ran = tool.Run(project, "sort", "--explain", "prices.txt:1");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("""
              section     general, confidence 1.00
              decided by  the editor: it is a joke
              without it  trade, confidence 0.81
                          decided by its own words
              runner-up   general, 1.47 behind

            What was weighed, without that decision: the parts of each section add up to its sum.
              trade             +1.47
                start           -0.99
                words for       +2.46  “tariff” +2.00, “rises” +0.46
              general            0.00

            To decide otherwise, with the section of your choice, in the place of that decision:
            """, ran.Output, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_section_in_front_matter_is_named_with_its_place(Tool tool)
    {
        using var project = Sandbox.Project(("notes.md", "---\ntitle: The harbour\nsection: trade\n---\nNothing here.\n"));

        var ran = tool.Run(project, "sort", "--explain", "notes.md:5");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("\n  briefing    notes, “The harbour”\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("""
              decided by  the front matter, for the whole seed: seeds/notes.md(3)
              without it  general, confidence 0.73
                          decided by the fallback: no section has a greater sum
              runner-up   trade, 0.99 behind
            """, ran.Output, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void What_is_around_a_passage_can_decide(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises.\nThis goes on.\n"));

        var ran = tool.Run(project, "sort", "--explain", "prices.txt:2");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("\n  decided by  what is around it; its own words give most to general, 0.00\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\n    around          +1.00  the briefing's theme +1.00\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Tool.Managed, 3, "• • •", "thread separator")]
    [InlineData(Tool.Published, 3, "• • •", "thread separator")]
    [InlineData(Tool.Managed, 6, "So it is.", "hidden by the editor: private")]
    [InlineData(Tool.Published, 6, "So it is.", "hidden by the editor: private")]
    public void The_story_of_a_line_that_was_left_out_is_its_reason(Tool tool, int line, string text, string reason)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));
        project.Write("seeds/prices.txt.yml", "passages: [{line: 6, hide: true, reason: private}]\n");
        var asked = string.Create(CultureInfo.InvariantCulture, $"prices.txt:{line}");

        var ran = tool.Run(project, "sort", "--explain", asked);
        var row = tool.Run(project, "sort", "--explain", asked, "--format", "jsonl");

        Assert.Equal(new Ran(0, $"seeds/prices.txt, line {line}\n  text        | {text}\n  left out    {reason}\n", ""), ran);
        Assert.Equal(
            new Ran(0, $$"""{"kind":"omitted","file":"prices.txt","firstLine":{{line}},"lastLine":{{line}},"text":"{{text}}","reason":"{{reason}}"}""" + "\n", ""),
            row);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_row_is_the_one_that_all_rows_have(Tool tool)
    {
        using var project = Sandbox.Project(("2026/prices.txt", Thread));

        var all = tool.Run(project, "sort", "--format", "jsonl").OutputLines;
        var one = tool.Run(project, "sort", "--format", "jsonl", "--explain", "2026/prices.txt:2");

        Assert.Equal(new Ran(0, all[0] + "\n", ""), one);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_seed_may_be_named_by_any_path_to_it(Tool tool)
    {
        using var project = Sandbox.Project(("2026/prices.txt", Thread));
        string[] names =
        [
            "2026/prices.txt", "seeds/2026/prices.txt", "./seeds/2026/prices.txt", @"2026\prices.txt", @"seeds\2026\prices.txt", @".\seeds\2026\prices.txt",
            project.Path("seeds/2026/prices.txt"),
        ];

        Assert.All(names, name => Assert.Equal("seeds/2026/prices.txt, line 4", tool.Run(project, "sort", "--explain", name + ":4").OutputLines[0]));

        project.Write("elsewhere/note.txt", "");
        var fromElsewhere = tool.RunIn(project.Path("elsewhere"), ["sort", "..", "--explain", "seeds/2026/prices.txt:4"]);
        Assert.Equal((0, "../seeds/2026/prices.txt, line 4"), (fromElsewhere.ExitCode, fromElsewhere.OutputLines[0]));
    }

    public static TheoryData<Tool, string, string> WrongTurns
    {
        get
        {
            (string Asked, string Error)[] turns =
            [
                ("prizes.txt:12", """
                    --explain: error SG0902: there is no seed `prizes.txt`
                        hint: did you mean `prices.txt:12`? `sitegen sort` lists the seeds
                    """),
                ("notes.md:5", """
                    --explain: error SG0902: there is no seed `notes.md`
                        hint: did you mean `2026/notes.md:5`? `sitegen sort` lists the seeds
                    """),
                ("something-else.txt:1", """
                    --explain: error SG0902: there is no seed `something-else.txt`
                        hint: `sitegen sort` lists the seeds
                    """),
                ("prices.txt:7", """
                    seeds/prices.txt: error SG0903: the seed ends with line 6
                        hint: the nearest passage is `prices.txt:6`
                    """),
                ("prices.txt:99999999999999999999", """
                    seeds/prices.txt: error SG0903: the seed ends with line 6
                        hint: the nearest passage is `prices.txt:6`
                    """),
                ("empty.txt:1", """
                    seeds/empty.txt: error SG0903: the seed is empty
                        hint: the seed has no passage; `sitegen sort` lists what was left out of it
                    """),
                ("prices.txt:5", """
                    seeds/prices.txt(5,1): error SG0905: this line is blank, so it is in no passage
                        hint: the nearest passages are `prices.txt:4` and `prices.txt:6`
                    """),
                ("2026/notes.md:2", """
                    seeds/2026/notes.md(2,1): error SG0904: this line is front matter: it says something about the text and is in no passage
                        hint: the nearest passage is `2026/notes.md:4`
                    """),
                ("prices.txt", """
                    --explain: error SG0901: `prices.txt` names no line
                        hint: write a seed and the number of a line, as `prices.txt:12`
                    """),
                ("prices.txt:", """
                    --explain: error SG0901: `prices.txt:` names no line
                        hint: write a seed and the number of a line, as `prices.txt:12`
                    """),
                ("prices.txt:-3", """
                    --explain: error SG0901: `prices.txt:-3` names no line
                        hint: write a seed and the number of a line, as `prices.txt:12`
                    """),
                ("prices.txt:0", """
                    --explain: error SG0901: there is no line 0: lines count from 1
                        hint: the first line is `prices.txt:1`
                    """),
                (":12", """
                    --explain: error SG0901: `:12` names no seed
                        hint: write a seed and the number of a line, as `notes.txt:12`
                    """),
                ("", """
                    --explain: error SG0901: the value is empty
                        hint: write a seed and the number of a line, as `notes.txt:12`
                    """),
            ];
            var data = new TheoryData<Tool, string, string>();
            foreach (var (asked, error) in turns)
            {
                data.Add(Tool.Managed, asked, error);
                data.Add(Tool.Published, asked, error);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(WrongTurns))]
    public void A_wrong_turn_is_told_with_a_way_out(Tool tool, string asked, string error)
    {
        using var project = Sandbox.Project(
            ("prices.txt", Thread), ("empty.txt", ""), ("2026/notes.md", "---\ntitle: The harbour\n---\nNothing here.\n"));

        var ran = tool.Run(project, "sort", "--explain", asked);

        Assert.Equal(new Ran(2, "", error + "\n"), ran);
    }

    [Theory]
    [InlineData(Tool.Managed, "--evaluate", "gold.jsonl")]
    [InlineData(Tool.Managed, "--review")]
    [InlineData(Tool.Published, "--evaluate", "gold.jsonl")]
    [InlineData(Tool.Published, "--review")]
    public void One_passage_is_not_explained_together_with_a_report_of_all(Tool tool, params string[] other)
    {
        using var project = Sandbox.Project(("prices.txt", Thread));

        var ran = tool.Run(project, ["sort", "--explain", "prices.txt:1", .. other]);

        Assert.Equal(new Ran(2, "", $"""
            sitegen: `--explain` and `{other[0]}` do not go together: leave one of them out
                hint: `sitegen sort --help` lists the options

            """), ran);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_broken_seed_is_broken_and_not_missing(Tool tool)
    {
        using var project = Sandbox.Project(("broken.md", "---\ntitle: x\n"), ("prices.txt", Thread));

        var asked = tool.Run(project, "sort", "--keep-going", "--explain", "broken.md:1");
        var stopped = tool.Run(project, "sort", "--explain", "prices.txt:1");
        var kept = tool.Run(project, "sort", "--keep-going", "--explain", "prices.txt:1");

        Assert.Equal((1, ""), (asked.ExitCode, asked.Output));
        Assert.DoesNotContain("SG0902", asked.Error, StringComparison.Ordinal);
        Assert.Equal((1, "", asked.Error), (stopped.ExitCode, stopped.Output, stopped.Error));
        Assert.Equal((1, "seeds/prices.txt, lines 1-2", asked.Error), (kept.ExitCode, kept.OutputLines[0], kept.Error));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Help_describes_it_and_a_shell_completes_the_seeds(Tool tool)
    {
        using var project = Sandbox.Project(("2026/prices.txt", Thread));

        var help = tool.Run(project, "sort", "--help");
        var completed = tool.Run(project, "[suggest:15]", "sort --explain ");

        Assert.Contains("\n  --explain <FILE:LINE>  Tell the whole story of one passage: the one of this line, as notes.txt:12.\n", help.Output, StringComparison.Ordinal);
        Assert.Contains("2026/prices.txt:", completed.OutputLines);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void No_text_of_a_seed_is_the_first_thing_in_a_line(Tool tool)
    {
        var text = string.Concat(Enumerable.Repeat("::set-output tariff:: ##[error] \u001b[31m ", 8));
        using var project = Sandbox.Project(("prices.txt", text + "\n"));

        var ran = tool.Run(project, "sort", "--explain", "prices.txt:1");

        Assert.Equal(0, ran.ExitCode);
        Assert.DoesNotContain(ran.OutputLines, l => l.TrimStart().StartsWith("::", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', ran.Output);
        Assert.DoesNotContain("##[", ran.Output, StringComparison.Ordinal);
    }

    // What ties the sidecar's line to its passage is the review list's own matter, and tested there.
    private static Ran Sidecarless(Ran ran) => ran with { Output = Words().Replace(ran.Output, "") };

    private sealed record Account(string Section, decimal Sum, List<Part> Parts);

    private sealed record Part(decimal Sum, List<decimal> Items);

    // A section's sum, below it the sums of its parts, beside and below each of those what it is made of.
    private static void AddsUp(Account account)
    {
        Assert.Equal(account.Sum, account.Parts.Sum(p => p.Sum));
        Assert.All(account.Parts.Where(p => p.Items.Count > 0), part => Assert.Equal(part.Sum, part.Items.Sum()));
    }

    private static List<Account> Accounts(string story, string heading = "What was weighed")
    {
        var accounts = new List<Account>();
        var table = story.Split('\n').SkipWhile(l => !l.StartsWith(heading, StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.Length > 0);
        foreach (var line in table)
        {
            if (Sums().Match(line) is not { Success: true } match)
            {
                accounts[^1].Parts[^1].Items.AddRange(Items(line));
            }
            else if (match.Groups["indent"].Length == 2)
            {
                accounts.Add(new(match.Groups["label"].Value, Number(match.Groups["sum"].Value), []));
            }
            else
            {
                accounts[^1].Parts.Add(new(Number(match.Groups["sum"].Value), [.. Items(match.Groups["items"].Value)]));
            }
        }

        return accounts;
    }

    private static IEnumerable<decimal> Items(string line) => Item().Matches(line).Select(m => Number(m.Value));

    private static decimal Number(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<indent> {2}| {4})(?<label>[a-z][a-z -]*?) +(?<sum>[+-]?\d+\.\d\d)(?<items>$|  .*$)")]
    private static partial Regex Sums();

    [GeneratedRegex(@"(?<= )([+-]\d+\.\d\d|0\.00)(?=,|$)")]
    private static partial Regex Item();

    [GeneratedRegex("“(?<words>[^”…]+)”")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?<=line: \\d+, )words: \".*?\", ")]
    private static partial Regex Words();
}
