using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SiteGen.Cli.Tests.Commands;

public sealed partial class ReviewTests
{
    // Nothing of it shows, so there are no words to copy.
    private const string Unseen = "\u200B\u200B";

    private const string Same = "Same. Same.";

    private static readonly string[] Hostile =
    [
        "\"Quoted\" and 'quoted' – “curly” and ‘curly’.", "key: value, {a: [b, c]} # no comment", "#Iraq comes first: a tag.", "@handle speaks first.",
        "C:\\new\\table \\u0041 \\x \\\" back\\", "- a dash, ? a question, ! a bang", "%percent & *star &anchor !tag | pipe > fold", "🧵 of עברית and naïve e\u0301.",
        "##[error]boom and ##vso[task.setvariable] and \\##[x]", "\u200Fright to left\u200F and \u2067isolated\u2069.", "Zero\u200Bwidth and\u00A0no break and\u3000wide.", "\\\u200Fback.",
        "{{ site.title }} <b>bold</b>", "null", "~~", "true", "2021-04-06", "---- dashes", "مرحبا بالعالم", "Mark\uFEFF and \uFFFD", Unseen, "…", "\"", "Dots at the end...",
        "Eight words that two of them share, and one.", "Eight words that two of them share, and two.", Same, Same,
        new('a', 400), string.Concat(Enumerable.Repeat("🧵", 200)), "月" + new string('曜', 400), string.Join(' ', Enumerable.Repeat("again", 200)) + " End",
    ];

    [Theory, ClassData(typeof(BothTools))]
    public void What_is_pasted_applies_and_still_does_when_lines_are_put_above(Tool tool)
    {
        var fillers = Enumerable.Repeat("The tariff rises at the port.", Hostile.Length * 4);
        var text = string.Join("\n\n", Hostile.Concat(fillers)) + "\n";
        using var project = Sandbox.Project(("hostile.txt", text));
        var entries = tool.Run(project, "sort", "--review").OutputLines
            .Select(line => Entry().Match(line)).Where(m => m.Success && LineOf(m) <= LastLine)
            .ToDictionary(LineOf, m => m.Groups["entry"].Value);

        project.Write("seeds/hostile.txt.yml", "passages:\n" + string.Concat(entries.Select(e =>
            $"{e.Value.Replace("reason: \"\"}", $"reason: r{e.Key}}}", StringComparison.Ordinal)}\n")));
        var pasted = tool.Run(project, "sort", "--format", "jsonl");
        project.Write("seeds/hostile.txt", "New.\n\nNewer.\n\n" + text);
        var moved = tool.Run(project, "sort", "--format", "jsonl");

        var lines = Enumerable.Range(0, Hostile.Length).Select(i => (i * 2) + 1).ToList();
        Assert.Equal(lines, entries.Keys.Order());
        Assert.All(entries, e => Assert.Equal(Hostile[e.Key / 2] != Unseen, e.Value.Contains(", words: \"", StringComparison.Ordinal)));
        Assert.All(entries.Values, e => Assert.DoesNotMatch(@"[\u200e\u200f\u2066-\u2069]|##\[|##vso", e));
        Assert.Equal((0, ""), (pasted.ExitCode, pasted.Error));
        Assert.Equal(lines.Select(line => (line, $"r{line}")), Decided(pasted));
        Assert.Equal(0, moved.ExitCode);

        // Of two texts that are the same, the one that is nearer to the old line is taken.
        var goingOn = lines.Where(line => Hostile[line / 2] is not (Unseen or Same));
        Assert.Subset(Decided(moved).ToHashSet(), goingOn.Select(line => (line + 4, $"r{line}")).ToHashSet());
        Assert.Equal(Hostile.Length - 1, SaysMoved().Count(moved.Error));
    }

    private static int LastLine => Hostile.Length * 2;

    private static int LineOf(Match entry) => int.Parse(entry.Groups["line"].Value, CultureInfo.InvariantCulture);

    private static List<(int Line, string Reason)> Decided(Ran ran) =>
        [.. ran.OutputLines.Select(line => JsonElement.Parse(line))
            .Where(row => row.GetProperty("kind").GetString() == "passage" && row.GetProperty("decidedBy").GetString() == "editor")
            .Select(row => (row.GetProperty("firstLine").GetInt32(), row.GetProperty("reason").GetString()!))];

    [GeneratedRegex(@"^    (?<entry>- \{line: (?<line>\d+), .*reason: """"\})   # in seeds/hostile\.txt\.yml, under `passages:`$")]
    private static partial Regex Entry();

    [GeneratedRegex(": (info|warning) SG0303: ", RegexOptions.ExplicitCapture)]
    private static partial Regex SaysMoved();
}
