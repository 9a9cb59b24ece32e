using SiteGen.Accounting;
using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Splitting;

public sealed class FirstSeedTests
{
    private static SeedBriefings Source { get; } = FirstSeed.Split();

    private static IEnumerable<Passage> Passages => Source.Briefings.SelectMany(b => b.Passages);

    [Fact]
    public void It_has_26_lines_in_4685_bytes_of_plain_UTF_8()
    {
        var read = Seeds.Read(FirstSeed.Path, FirstSeed.Bytes);

        Assert.Empty(read.Diagnostics);
        Assert.Equal(26, read.Value!.Lines.Length);
        Assert.Equal(4_685, read.Value.Bytes.Length);
        Assert.Equal("UTF-8", read.Value.Encoding);
        Assert.Equal(1, read.Value.BodyLine);
    }

    [Fact]
    public void It_states_no_title_no_author_and_no_date()
    {
        var settings = FirstSeed.Seed.Settings;

        Assert.Null(settings.Title);
        Assert.Null(settings.Author);
        Assert.Null(settings.Date);
    }

    [Fact]
    public void Nothing_of_it_is_reported()
    {
        var split = Seeds.Split(FirstSeed.Seed);

        Assert.Empty(split.Diagnostics);
    }

    [Fact]
    public void It_holds_two_briefings_and_the_second_is_a_fragment()
    {
        var briefings = Source.Briefings;

        Assert.Equal(
            [
                ("us-iraq-dialogue-and-russia-buildup", 1, 21, Completeness.EndMarked),
                ("us-iraq-dialogue-and-russia-buildup-2", 25, 26, Completeness.Fragment),
            ],
            briefings.Select(b => (b.Id, b.Passages[0].Origin.FirstLine, b.Passages[^1].Origin.LastLine, b.Completeness)));
    }

    [Fact]
    public void It_holds_22_passages_and_each_but_one_is_a_line()
    {
        var spans = Passages.Select(p => (p.Origin.FirstLine, p.Origin.LastLine));

        Assert.Equal(
            [.. Enumerable.Range(1, 19).Select(l => (l, l)), (20, 21), (25, 25), (26, 26)],
            spans);
    }

    [Fact]
    public void Its_briefings_have_608_and_88_words()
    {
        var words = Source.Briefings.Select(b =>
            b.Passages.Sum(p => p.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));

        Assert.Equal([608, 88], words);
    }

    [Fact]
    public void Its_ledger_has_23_posts_1_separator_and_2_lines_of_notice()
    {
        var accounted = Ledger.Account(Source);

        Assert.Equal(23, accounted.Count(FateKind.Published));
        Assert.Equal(0, accounted.Count(FateKind.Blank));
        Assert.Equal(
            [(22, OmissionReason.Separator), (23, OmissionReason.UnrollerNotice), (24, OmissionReason.UnrollerNotice)],
            accounted.Fates.Where(f => f.Kind == FateKind.Omitted).Select(f => (f.Line, f.Omission!.Reason)));
    }

    [Fact]
    public void Lines_20_and_21_are_one_sentence_and_its_3_and_4_dots_are_cut()
    {
        var joined = Assert.Single(Passages, p => p.Origin.FirstLine == 20);

        Assert.Contains("as a strategic opportunity to form the basis of", joined.Text, StringComparison.Ordinal);
        Assert.Equal([(20, "...", OmissionReason.JoiningDots), (21, "....", OmissionReason.JoiningDots)],
            joined.Cuts.Select(c => (c.Origin.FirstLine, c.Text, c.Reason)));
        var join = Assert.Single(joined.Marks, m => m.Kind == MarkKind.Join);
        Assert.Equal([new LineStart(20, 0), new LineStart(21, join.Start)], joined.LineStarts);
        Assert.StartsWith("to form", joined.Text[join.Start..], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_is_cut_or_joined()
    {
        var others = Passages.Where(p => p.Origin.FirstLine != 20).ToList();

        Assert.All(others, p => Assert.Empty(p.Cuts));
        Assert.All(others, p => Assert.Equal(FirstSeed.Seed.Lines[p.Origin.FirstLine - 1], p.Text));
    }

    [Fact]
    public void It_has_40_tags_of_12_names()
    {
        var tags = Marked(MarkKind.Tag);

        Assert.Equal(40, tags.Count);
        Assert.Equal(
            ["Biden", "Daesh", "Iran", "Iraq", "KRG", "Kadhimi", "MENA", "NATO", "Russia", "Syria", "US", "Ukraine"],
            tags.Select(t => t.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_tag_ends_where_its_name_ends()
    {
        var tags = Marked(MarkKind.Tag).Select(t => t.Text).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            ["#Biden", "#Daesh", "#Iran", "#Iraq", "#KRG", "#Kadhimi", "#MENA", "#NATO", "#Russia", "#Syria", "#US", "#Ukraine"],
            tags);
    }

    [Fact]
    public void It_names_five_handles()
    {
        var handles = Marked(MarkKind.Handle);

        Assert.Equal(
            [(7, "@NewlinesInst"), (11, "@RashaAlAqeedi"), (14, "@tcwittes"), (18, "@RanjAlaaldin"), (26, "@jeff_hawn")],
            handles.Select(h => (h.Line, h.Text)));
    }

    [Fact]
    public void It_has_four_links_and_all_are_cut()
    {
        var links = Marked(MarkKind.CutLink);

        Assert.Equal(
            [
                (7, "newlinesinstitute.org/iraq/in-the-wa…"),
                (11, "newlinesinstitute.org/iraq/rhetoric-…"),
                (14, "brookings.edu/research/what-…"),
                (18, "brookings.edu/blog/order-fro…"),
            ],
            links.Select(l => (l.Line, l.Text)));
        Assert.Empty(Marked(MarkKind.Link));
        Assert.Empty(Marked(MarkKind.PlainLink));
    }

    [Fact]
    public void Its_relative_times_are_those_that_only_the_day_of_writing_would_tell()
    {
        var times = Marked(MarkKind.RelativeTime);

        Assert.Equal(
            [(1, "Tomorrow"), (4, "over a month ago"), (10, "recent months"), (19, "tomorrow"), (25, "now")],
            times.Select(t => (t.Line, t.Text)));
    }

    [Fact]
    public void Its_stated_times_are_two()
    {
        var times = Marked(MarkKind.StatedTime);

        Assert.Equal([(6, "2020"), (8, "fall 2020")], times.Select(t => (t.Line, t.Text)));
    }

    [Fact]
    public void It_defines_four_acronyms()
    {
        var definitions = Marked(MarkKind.Definition);

        Assert.Equal(
            [
                (4, "Kataib Hezbollah", "KH"),
                (4, "Kaitaib Sayyid al-Shuhada", "KSS"),
                (8, "Iraqi Security Forces", "ISF"),
                (10, "Kurdish Regional Government", "KRG"),
            ],
            definitions.Select(d => (d.Line, d.Text, d.Value)));
    }

    [Fact]
    public void It_uses_seven_acronyms_that_it_does_not_spell_out()
    {
        var defined = Marked(MarkKind.Definition).Select(d => d.Value);

        var used = Marked(MarkKind.Acronym).Select(a => a.Value).Distinct().Except(defined);

        Assert.Equal(["CJTF-OIR", "IED", "MENA", "NATO", "PMF", "RUS", "US"], used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_speaks_of_its_authors_own_work_twice()
    {
        var references = Marked(MarkKind.SelfReference);

        Assert.Equal([(7, "report I wrote"), (11, "my colleague")], references.Select(r => (r.Line, r.Text)));
    }

    private sealed record Found(int Line, string Text, string Value);

    private static List<Found> Marked(MarkKind kind) =>
    [
        .. from passage in Passages
           from mark in passage.Marks
           where mark.Kind == kind
           select new Found(passage.LineStarts.Last(s => s.Offset <= mark.Start).Line, mark.In(passage.Text), mark.Value)
    ];
}
