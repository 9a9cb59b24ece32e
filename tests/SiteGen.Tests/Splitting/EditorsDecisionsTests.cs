using System.Text.Json;
using CsCheck;
using SiteGen.Diagnostics;
using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Splitting;

/// <summary>Whatever happens to the lines around a passage, a decision that is tied to its words stays its own.</summary>
public sealed class EditorsDecisionsTests
{
    private static readonly string[] Names = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot"];

    private static readonly string[] Others =
    [
        "", " ", "• • •", "***", "===", "and so it went on", "Others say otherwise...", "...but not all of them.", "1/ First.", "2/ Second.", "# Heading",
        "> quoted", "- piece", "7) piece", "```", "    indented", "| a | b |", "|---|---|", "[a]: https://example.org/", "Some more,", "A line of its own.",
        "Missing some Tweet in this thread? You can try to", "force a refresh", "Where is alphabet? In “bravado”.",
    ];

    private static readonly Gen<string> Pattern = AnyOf(
        "The {0} is here.", "{0}", "“The {0}’s here” – so…", "...and {0}, of course...", "1/ #{0} came in 2020: why?", "> {0} *bold* `code`", "| {0} | b |",
        "See [the {0}](https://example.org/).", "# {0}", "C:\\{0} \"quoted\" {{ x }} & more", "\u200F{0}\u200F e\u0301 🧵");

    private static readonly Gen<(string Text, int Before, int After)[]> Decided =
        Gen.Select(Pattern, Gen.Int[0, 99], Gen.Int[0, 120], (pattern, before, after) => (pattern, before, after)).Array[Names.Length]
            .Select(lines => lines.Select((line, i) => (line.pattern.Replace("{0}", Names[i], StringComparison.Ordinal), line.before, line.after)).ToArray());

    private static readonly Gen<(string Text, int Place)[]> Around =
        Gen.Select(AnyOf(Others), Gen.Int[0, 99], (text, place) => (text, place)).Array[0, 12];

    [Fact]
    public void A_decision_with_line_and_words_stays_with_its_passage_or_is_reported() => AssertFaithful(withLine: true);

    [Fact]
    public void A_decision_with_words_alone_stays_with_its_passage_or_is_reported() => AssertFaithful(withLine: false);

    private static void AssertFaithful(bool withLine) =>
        Gen.Select(AnyOf("notes.txt", "notes.md"), Decided, Around, Around).Each(
            3_000,
            input =>
            {
                var (path, decided, before, after) = input;
                var captured = Arranged(decided.Select(d => (d.Text, d.Before)), before);
                var sidecar = "passages:\n" + string.Concat(decided.Select((d, i) => Entry(i, d.Text, withLine ? captured.IndexOf(d.Text) + 1 : null)));

                AssertFaithful(path, captured, sidecar, decided.Length);

                // From 100 on a line is gone.
                AssertFaithful(path, Arranged(decided.Where(d => d.After < 100).Select(d => (d.Text, d.After)), after), sidecar, decided.Length);
            });

    private static List<string> Arranged(IEnumerable<(string Text, int Place)> decided, (string Text, int Place)[] around) =>
        [.. decided.Concat(around).OrderBy(l => l.Place).Select(l => l.Text)];

    private static string Entry(int i, string words, int? line) =>
        $"- {{{(line is null ? "" : $"line: {line}, ")}words: {JsonSerializer.Serialize(words)}, {What(i)}, reason: {Names[i]}}}\n";

    private static string What(int i) => i % 2 == 0 ? "hide: true" : $"section: {Names[i]}";

    private static void AssertFaithful(string path, List<string> lines, string sidecar, int count)
    {
        var read = Seeds.Read(path, string.Join('\n', lines), sidecar);
        var seed = Assert.IsType<Seed>(read.Value);
        var split = Seeds.Split(seed);

        bool Has(SourceSpan span, int i) => lines[(span.FirstLine - 1)..span.LastLine].Exists(l => IsOf(l, Names[i]));
        var passages = split.Value.Briefings.SelectMany(b => b.Passages).ToList();
        var hidden = split.Value.Omissions.Where(o => o.Reason == OmissionReason.Hidden).ToList();

        Assert.All(passages.Where(p => p.Decision is not null), p => Assert.True(Has(p.Origin, Array.IndexOf(Names, p.Decision!.Reason))));
        Assert.All(hidden, o => Assert.True(Has(o.Origin, Array.IndexOf(Names, o.Note))));
        for (var i = 0; i < count; i++)
        {
            var isApplied = i % 2 == 0 ? hidden.Exists(o => Has(o.Origin, i)) : passages.Exists(p => p.Decision?.Section == Names[i] && Has(p.Origin, i));
            var isThere = passages.Exists(p => Has(p.Origin, i)) || hidden.Exists(o => Has(o.Origin, i));
            var said = split.Diagnostics.Where(d => d.Span.File == path + ".yml" && d.Span.FirstLine == i + 2).Select(d => d.Code).ToList();
            Assert.Equal((isApplied, isThere) switch { (true, _) => [], (_, true) => ["SG0306"], _ => (string[])["SG0304"] }, said.Where(c => c != "SG0303"));
        }
    }

    private static bool IsOf(string line, string name) => line.Split(name) is [_, "" or [not (>= 'a' and <= 'z'), ..]];

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
