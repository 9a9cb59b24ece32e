using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Accounting;

/// <summary>Whatever comes in: nothing throws, every line has one fate, and no word is invented.</summary>
public sealed partial class AnyInputTests
{
    private const int Runs = 1_000;

    private static readonly Gen<string> Path = AnyOf("notes.txt", "notes.md");

    private static readonly Gen<string> Piece = AnyOf(
        "word", "Word", "the", "#Iraq", "#US-#Iraq’s", "@handle", "a@b.example", "US", "(KSS)", "2020", "tomorrow", "1/3", "24/7",
        "1/", "2/", "3/", "4/", "(2/7)", "[3/n]", "1.", "2.", "3)", "(4)", "١/", "...", "....", "…", "• • •", "***", "---", "===", "⁂",
        "Missing some Tweet in this thread? You can try to", "force a refresh",
        "example.org/cut…", "https://example.org/a)", "www.example.org", "mailto:a@b.example", "javascript:alert(1)",
        "# ", "## ", "> ", "> > ", "- ", "* ", "+ ", "1. ", "7) ", "    ", "\t", "| a | b |", "|---|---|", "a | b", "--|--", "```", "~~~", "```x",
        "*", "**", "_", "`", "``", "[", "]", "[a]", "[a]: https://example.org/", "](", ")", "![", "<", ">", "<https://example.org/>", "</b>", "<!--", "-->",
        "\\", "\\*", "[a](https://example.org/ \"titled\")", "&amp;", "&nbsp;", "&#27;", "&#0;", "&#x202E;", "&", "{{ x }}", "\"quoted\"", "'", "’", "title: x", "key: [", "- item: y", "? ", "!!x", "&a", "*a",
        "\u00A0", "\u3000", "\uFEFF", "\u200B", "\u202E", "\u2069", "\uFFFD", "\0", "\u001B[31m", "🧵", "e\u0301", "עברית", "\u2028", "\u0085", "\f");

    private static readonly Gen<string> Line = Gen.Select(Piece.Array[0, 5], AnyOf("", " "), (pieces, space) => string.Join(space, pieces));

    private static readonly Gen<string> LineEnd = AnyOf("\n", "\n", "\n", "\r\n", "\r", "\n\n", "  \n");

    private static readonly Gen<string> Text = Gen.Select(Line, LineEnd, (line, end) => line + end).Array[0, 14].Select(string.Concat);

    [Fact]
    public void Any_bytes_are_accounted_for() =>
        Gen.Select(Path, Gen.Byte.Array[0, 300]).Each(Runs, AssertAccounted, Print);

    [Fact]
    public void Any_bytes_behind_any_byte_order_mark_are_accounted_for() =>
        Gen.Select(
            Path,
            Gen.Select(AnyOf("FEFF", "FFFE", "EFBBBF"), Gen.Byte.Array[0, 200], (mark, bytes) => (byte[])[.. Convert.FromHexString(mark), .. bytes]))
        .Each(Runs, AssertAccounted, Print);

    [Fact]
    public void Any_lines_of_markup_are_accounted_for() =>
        Gen.Select(Path, Text.Select(Encoding.UTF8.GetBytes)).Each(5 * Runs, AssertAccounted, Print);

    [Fact]
    public void Any_lines_behind_front_matter_are_accounted_for() =>
        Gen.Select(Path, Gen.Select(Text, Text, (front, text) => Encoding.UTF8.GetBytes($"---\n{front}---\n{text}")))
        .Each(Runs, AssertAccounted, Print);

    [Fact]
    public void Any_sidecar_is_read_or_refused() =>
        Gen.Select(Path, Text, Gen.OneOf(Text, Decisions)).Each(
            Runs,
            input =>
            {
                if (Seeds.Read(input.Item1, input.Item2, input.Item3).Value is { } seed)
                {
                    AssertSound(Seeds.Account(seed));
                }
            });

    private static Gen<string> Decisions =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 12], Line, AnyOf("", "line: 1, ", "line: 9, "), (line, words, before) =>
                line > 6 ? $"line: {line}" : before + "words: " + (line > 3 ? words : System.Text.Json.JsonSerializer.Serialize(words))),
            AnyOf("hide: true", "section: security", "reason: x", "hide: true, reason: \"\\n\""),
            (place, what) => $"- {{{place}, {what}}}\n").Array[1, 4].Select(d => "passages:\n" + string.Concat(d)
                + "links:\n- {line: 1, url: https://example.org/cut-and-whole}\n- {line: 2, url: https://example.org/}\n");

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static void AssertAccounted((string Path, byte[] Bytes) input)
    {
        var read = Seeds.Read(input.Path, input.Bytes);

        if (read.Value is { } seed)
        {
            AssertSound(Seeds.Account(seed));
        }
        else
        {
            Assert.True(read.HasErrors);
        }
    }

    private static void AssertSound(AccountedSeed accounted)
    {
        var seed = accounted.Seed;
        Assert.Equal(Enumerable.Range(1, seed.Lines.Length), accounted.Fates.Select(f => f.Line));
        foreach (var briefing in accounted.Source.Briefings)
        {
            Assert.NotEmpty(briefing.Passages);
            foreach (var passage in briefing.Passages)
            {
                AssertHoldsItsLines(passage, seed);
                AssertInventsNothing(passage, seed);
                AssertLosesNothing(passage, seed);
                Assert.All(passage.Marks, m => Assert.True(m.Start >= 0 && m.Length >= 0 && m.End <= passage.Text.Length, m.ToString()));
                Assert.All(passage.Cuts, c => Assert.InRange(c.Origin.FirstLine, passage.Origin.FirstLine, passage.Origin.LastLine));
                Assert.False(string.IsNullOrWhiteSpace(passage.Text));
                Assert.DoesNotContain(passage.Text, c => char.IsControl(c) && c is not ('\n' or '\t'));
            }
        }
    }

    // Each line with words has one place in the text, and the places rise.
    private static void AssertHoldsItsLines(Passage passage, Seed seed)
    {
        var origin = passage.Origin;
        Assert.Equal(
            Enumerable.Range(origin.FirstLine, origin.LastLine - origin.FirstLine + 1).Where(l => !string.IsNullOrWhiteSpace(seed.Lines[l - 1])),
            passage.LineStarts.Select(s => s.Line));
        Assert.Equal(0, passage.LineStarts[0].Offset);
        Assert.Equal(passage.LineStarts.Select(s => s.Offset).Order(), passage.LineStarts.Select(s => s.Offset));
        Assert.InRange(passage.LineStarts[^1].Offset, 0, passage.Text.Length);
    }

    // Markdown may write one sign as several (&amp;, \*): what is left of a word must still stand there in its order.
    private static void AssertInventsNothing(Passage passage, Seed seed)
    {
        var source = string.Join(' ', seed.Lines[(passage.Origin.FirstLine - 1)..passage.Origin.LastLine]);
        if (seed.Format == SeedFormat.Text)
        {
            var rest = source;
            foreach (var word in Words(passage.Text))
            {
                var at = rest.IndexOf(word, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{word} is not in {source}");
                rest = rest[(at + word.Length)..];
            }
        }
        else
        {
            var letters = System.Net.WebUtility.HtmlDecode(source) + source;
            Assert.All(passage.Text.Where(char.IsLetterOrDigit), c => Assert.Contains(c, letters));
        }
    }

    // Words of several letters: shorter ones may be a list's number, or an entity's name.
    private static void AssertLosesNothing(Passage passage, Seed seed)
    {
        var shown = passage.Text + string.Concat(passage.Marks.Select(m => m.Value)) + string.Concat(passage.Cuts.Select(c => c.Text));
        var words = seed.Lines[(passage.Origin.FirstLine - 1)..passage.Origin.LastLine]
            .SelectMany(l => WordOfLetters().Matches(l).Select(m => m.Value));
        Assert.All(words.Where(w => !shown.Contains(w, StringComparison.Ordinal)), w => Assert.Contains(w, passage.Text, StringComparison.Ordinal));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"(?<!&)[\p{L}]{5,}")]
    private static partial Regex WordOfLetters();

    private static string Print((string Path, byte[] Bytes) input) => $"{input.Path}: {Convert.ToHexString(input.Bytes)} {Encoding.UTF8.GetString(input.Bytes)}";
}
