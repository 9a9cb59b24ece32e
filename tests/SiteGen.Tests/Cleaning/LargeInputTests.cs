using System.Text;
using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Cleaning;

/// <summary>Inputs of sizes and shapes at which anything but linear work would not come to its end.</summary>
public sealed class LargeInputTests
{
    [Theory]
    [InlineData("lines.txt", 100_000)]
    [InlineData("lines.md", 1)]
    public void A_hundred_thousand_short_lines_are_read(string path, int passages)
    {
        var accounted = Account(path, Repeat("Word.\n", 100_000));

        Assert.Equal(100_000, accounted.Count(FateKind.Published));
        Assert.Equal(passages, accounted.Source.Briefings[0].Passages.Length);
    }

    [Theory]
    [InlineData("line.txt")]
    [InlineData("line.md")]
    public void A_line_of_five_megabytes_is_read(string path)
    {
        var accounted = Account(path, Repeat("word ", 1_000_000));

        Assert.Equal(4_999_999, Assert.Single(accounted.Source.Briefings[0].Passages).Text.Length);
    }

    [Theory]
    [InlineData("a", " ", 2_000_000, "b")]
    [InlineData("https://example.org/", ")", 2_000_000, "")]
    [InlineData("https://example.org/", ".,", 1_000_000, "x")]
    [InlineData("", "a.", 200_000, "")]
    [InlineData("", "AA-", 200_000, "")]
    [InlineData("", "(AB) ", 100_000, "")]
    [InlineData("", "#a", 200_000, "")]
    [InlineData("", "@a", 200_000, "")]
    [InlineData("", "…", 1_000_000, "")]
    [InlineData("", "over a few ", 100_000, "")]
    [InlineData("", "\u202E", 500_000, "")]
    [InlineData("", "\u0001", 500_000, "")]
    public void A_line_that_says_one_thing_again_and_again_is_read(string start, string unit, int times, string end)
    {
        var accounted = Account("line.txt", start + Repeat(unit, times) + end);

        Assert.Equal(1, accounted.Count(FateKind.Published));
    }

    [Theory]
    [InlineData("Words that go on and\n", 50_000, 1)]
    [InlineData("...words...\n", 50_000, 1)]
    [InlineData("Words.\n• • •\n", 25_000, 25_000)]
    public void Very_many_lines_are_joined_or_parted(string unit, int times, int passages)
    {
        var accounted = Account("lines.txt", Repeat(unit, times));

        Assert.Equal(passages, accounted.Source.Briefings.Sum(b => b.Passages.Length));
    }

    [Fact]
    public void Fifty_thousand_links_are_read()
    {
        var accounted = Account("links.md", Repeat("[a](https://example.org/) ", 50_000));

        Assert.Equal(50_000, Assert.Single(accounted.Source.Briefings[0].Passages).Marks.Count(m => m.Kind == MarkKind.Link));
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("[a")]
    [InlineData("![a")]
    [InlineData("[a](")]
    [InlineData("[a]: b\n")]
    [InlineData("*a **b ")]
    public void Markdown_that_a_parser_chokes_on_is_read_as_plain_text_with_a_warning(string unit)
    {
        var seed = Seeds.From("deep.md", Repeat(unit, 20_000) + "x");

        var split = Seeds.Split(seed);

        var warning = Assert.Single(split.Diagnostics);
        Assert.Equal("SG0203", warning.Code);
        Assert.Equal(seed.Lines.Length, split.Value.Briefings[0].Passages.Sum(p => p.LineStarts.Length));
    }

    [Theory]
    [InlineData("**a ", "b** ", 2_500)]
    [InlineData("*a _b ", "b_ a* ", 1_000)]
    [InlineData("![a", "](b)", 900)]
    public void Emphasis_and_links_in_one_another_are_read_as_plain_text_with_a_warning(string start, string end, int times)
    {
        var seed = Seeds.From("deep.md", Repeat(start, times) + "x " + Repeat(end, times));

        var split = Seeds.Split(seed);

        Assert.Equal("SG0203", Assert.Single(split.Diagnostics).Code);
    }

    [Fact]
    public void Backticks_in_runs_of_very_many_lengths_are_read_as_plain_text_with_a_warning()
    {
        var seed = Seeds.From("ticks.md", string.Join(' ', Enumerable.Range(1, 3_000).Select(i => new string('`', i))) + "x");

        var split = Seeds.Split(seed);

        Assert.Equal("SG0203", Assert.Single(split.Diagnostics).Code);
    }

    [Theory]
    [InlineData("*a* **b**\n\n", 10_000)]
    [InlineData("_a", 250_000)]
    [InlineData("&amp;", 100_000)]
    [InlineData("<a ", 100_000)]
    [InlineData("a|", 100_000)]
    [InlineData("a|b\n-|-\nc|d\n\n", 10_000)]
    [InlineData("```\nx\n", 20_000)]
    [InlineData("x  \n", 50_000)]
    [InlineData("# x\n", 25_000)]
    [InlineData("- x\n  - y\n", 25_000)]
    [InlineData("\\*a", 200_000)]
    public void Very_much_markup_is_read_as_Markdown(string unit, int times)
    {
        var split = Seeds.Split(Seeds.From("markup.md", Repeat(unit, times)));

        Assert.Empty(split.Diagnostics);
        Assert.NotEmpty(split.Value.Briefings);
    }

    private static AccountedSeed Account(string path, string text) => Seeds.Account(Seeds.From(path, text));

    private static string Repeat(string unit, int times) => new StringBuilder(unit.Length * times).Insert(0, unit, times).ToString();
}
