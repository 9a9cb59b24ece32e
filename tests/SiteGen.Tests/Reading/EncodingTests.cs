using System.Text;
using SiteGen.Diagnostics;
using Xunit;

namespace SiteGen.Tests.Reading;

public sealed class EncodingTests
{
    [Fact]
    public void Without_a_byte_order_mark_it_is_UTF_8()
    {
        var seed = Seeds.Read("a.txt", "Łódź 🧵"u8.ToArray()).Value!;

        Assert.Equal("UTF-8", seed.Encoding);
        Assert.Equal(["Łódź 🧵"], seed.Lines);
    }

    [Theory]
    [InlineData("utf-8", "UTF-8 with BOM")]
    [InlineData("utf-16", "UTF-16 little-endian")]
    [InlineData("utf-16BE", "UTF-16 big-endian")]
    public void A_byte_order_mark_decides_the_encoding(string name, string shown)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("---\ntitle: Łódź\n---\nOne 🧵.\r\nTwo.")];

        var read = Seeds.Read("a.txt", bytes);

        Assert.Empty(read.Diagnostics);
        Assert.Equal(shown, read.Value!.Encoding);
        Assert.Equal("Łódź", read.Value.Settings.Title!.Value);
        Assert.Equal(["One 🧵.", "Two."], read.Value.Lines.Skip(3));
        Assert.Equal(bytes, read.Value.Bytes);
    }

    [Theory]
    [InlineData("One\nTwo\nThree")]
    [InlineData("One\nTwo\nThree\n")]
    [InlineData("One\r\nTwo\r\nThree\r\n")]
    [InlineData("One\rTwo\rThree\r")]
    [InlineData("One\r\nTwo\rThree\n")]
    public void Lines_end_in_LF_CRLF_or_CR(string text)
    {
        var seed = Seeds.Read("a.txt", text).Value!;

        Assert.Equal(["One", "Two", "Three"], seed.Lines);
    }

    [Theory]
    [InlineData("One\n\nThree")]
    [InlineData("One\r\n\r\nThree")]
    [InlineData("One\r\rThree")]
    [InlineData("One\n\rThree")]
    public void An_empty_line_is_a_line(string text)
    {
        var seed = Seeds.Read("a.txt", text).Value!;

        Assert.Equal(["One", "", "Three"], seed.Lines);
    }

    [Theory]
    [InlineData("Next\u0085line")]
    [InlineData("Form\u000Cfeed")]
    [InlineData("Line\u2028separator")]
    public void Nothing_else_ends_a_line(string text)
    {
        var seed = Seeds.Read("a.txt", text).Value!;

        Assert.Single(seed.Lines);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_shown_and_reported_once_a_line()
    {
        byte[] bytes = [.. "Good.\nB"u8, 0xFF, .. "d and "u8, 0xC3, .. " worse.\nAlso "u8, 0xED, 0xA0, 0x80, .. ".\n"u8];

        var read = Seeds.Read("a.txt", bytes);

        Assert.Equal(["Good.", "B\uFFFDd and \uFFFD worse.", "Also \uFFFD\uFFFD\uFFFD."], read.Value!.Lines);
        Assert.Equal(
            """
            a.txt(2,2): warning SG0106: 2 byte sequences are not valid UTF-8, shown as �
                hint: save the file as UTF-8
            a.txt(3,6): warning SG0106: 3 byte sequences are not valid UTF-8, shown as �
                hint: save the file as UTF-8

            """,
            CaseDump.Of(read.Diagnostics),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_character_that_the_file_cuts_off_is_reported_at_its_place()
    {
        var read = Seeds.Read("a.txt", [.. "One\nTwo "u8, 0xF0, 0x9F, 0xA7]);

        Assert.Equal(SourceSpan.At("a.txt", 2, 5), Assert.Single(read.Diagnostics).Span);
        Assert.Equal(["One", "Two \uFFFD"], read.Value!.Lines);
    }

    [Fact]
    public void Halves_of_characters_in_UTF_16_are_reported()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("A"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("B\nC"), 0x3E, 0xDD, .. Encoding.Unicode.GetBytes("D"), 0x41];

        var read = Seeds.Read("a.txt", bytes);

        Assert.Equal(["A\uFFFDB", "C\uFFFDD\uFFFD"], read.Value!.Lines);
        Assert.Equal(
            [(1, 2, "1 byte sequence is not valid UTF-16 little-endian, shown as \uFFFD"), (2, 2, "2 byte sequences are not valid UTF-16 little-endian, shown as \uFFFD")],
            read.Diagnostics.Select(d => (d.Span.FirstLine, d.Span.Column, d.Message)));
    }

    [Fact]
    public void Controls_are_shown_and_reported_once_a_line()
    {
        var read = Seeds.Read("a.txt", "A bell \a, a NUL \0.\nAn escape \u001B[31m.\nA tab\tis none; C1 \u0085 is.\nDelete \u007F.");

        Assert.Equal(
            ["A bell \uFFFD, a NUL \uFFFD.", "An escape \uFFFD[31m.", "A tab\tis none; C1 \uFFFD is.", "Delete \uFFFD."],
            read.Value!.Lines);
        Assert.Equal(
            """
            a.txt(1,8): warning SG0107: there is a control character, U+0007, shown as �
                hint: remove it, or look what program wrote it
            a.txt(2,11): warning SG0107: there is a control character, U+001B, shown as �
                hint: remove it, or look what program wrote it
            a.txt(3,19): warning SG0107: there is a control character, U+0085, shown as �
                hint: remove it, or look what program wrote it
            a.txt(4,8): warning SG0107: there is a control character, U+007F, shown as �
                hint: remove it, or look what program wrote it

            """,
            CaseDump.Of(read.Diagnostics),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uFDD0")]
    [InlineData("\U0001FFFF")]
    [InlineData("\U0010FFFE")]
    public void Code_points_that_are_no_characters_are_shown_as_one_replacement(string text)
    {
        var read = Seeds.Read("a.txt", "A" + text + "B");

        Assert.Equal(["A\uFFFDB"], read.Value!.Lines);
        Assert.Equal(SourceSpan.At("a.txt", 1, text.Length + 1), Assert.Single(read.Diagnostics).Span);
    }

    [Theory]
    [InlineData("\u2067ABC\u2069 and \u202BDEF\u202C", true)]
    [InlineData("\u2067A\u202BB\u202CC\u2069", true)]
    [InlineData("\u2067A\u202BB\u2069C\u202C", false)]
    [InlineData("\u202EABC", false)]
    [InlineData("ABC\u2069", false)]
    public void Turns_of_direction_are_kept_where_they_are_closed_on_their_line(string text, bool isKept)
    {
        var read = Seeds.Read("a.txt", text);

        Assert.Equal(isKept, read.Value!.Lines[0] == text);
        Assert.Equal(isKept ? [] : ["SG0117"], read.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_sidecar_is_decoded_too()
    {
        var read = Seeds.Read("a.txt", "One."u8.ToArray(), [.. "title: B"u8, 0xFF, .. "d\n"u8]);

        Assert.Equal("B\uFFFDd", read.Value!.Settings.Title!.Value);
        Assert.Equal(SourceSpan.At("a.txt.yml", 1, 9), Assert.Single(read.Diagnostics).Span);
    }
}
