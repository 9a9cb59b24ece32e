using SiteGen.Accounting;
using SiteGen.Cleaning;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Splitting;
using Xunit;

namespace SiteGen.Tests.Accounting;

public sealed class LedgerTests
{
    private static Seed Oslo { get; } = Seeds.From("oslo.txt", "---", "title: Oslo", "---", "One.", "", "Two...", "...and more.", "***", "Three.");

    [Fact]
    public void Every_line_has_one_fate()
    {
        var accounted = Seeds.Account(Oslo);

        Assert.Equal(
            [
                (1, FateKind.FrontMatter), (2, FateKind.FrontMatter), (3, FateKind.FrontMatter),
                (4, FateKind.Published), (5, FateKind.Blank), (6, FateKind.Published), (7, FateKind.Published),
                (8, FateKind.Omitted), (9, FateKind.Published),
            ],
            accounted.Fates.Select(f => (f.Line, f.Kind)));
    }

    [Fact]
    public void A_published_line_knows_its_briefing_and_its_passage()
    {
        var accounted = Seeds.Account(Oslo);

        var fate = accounted.Fates[6];
        Assert.Equal("oslo", fate.Briefing!.Id);
        Assert.Equal(Oslo.Span(6, 7), fate.Passage!.Origin);
    }

    [Fact]
    public void A_line_that_the_splitting_loses_stops_the_build()
    {
        var split = Seeds.Split(Oslo).Value;
        var briefing = split.Briefings[0];
        var lossy = split with { Briefings = split.Briefings.Replace(briefing, briefing with { Passages = briefing.Passages.RemoveAt(0) }) };

        var lost = Assert.Throws<LedgerException>(() => Ledger.Account(lossy));

        Assert.Equal(("oslo.txt", 4), (lost.File, lost.Line));
        Assert.Equal("oslo.txt(4): the line is not accounted for: it has no fate: it is neither published nor listed as left out", lost.Message);
    }

    [Fact]
    public void A_post_that_the_cleaning_loses_stops_the_build()
    {
        var clean = SeedCleaner.Clean(Oslo).Value;
        var run = clean.Runs[0];
        var lossy = clean with { Runs = clean.Runs.Replace(run, run with { Posts = run.Posts.RemoveAt(1) }) };

        var lost = Assert.Throws<LedgerException>(() => Ledger.Account(BriefingSplitter.Split(lossy).Value));

        Assert.Equal(("oslo.txt", 6), (lost.File, lost.Line));
    }

    [Fact]
    public void An_omission_that_is_not_listed_stops_the_build()
    {
        var split = Seeds.Split(Oslo).Value;

        var lost = Assert.Throws<LedgerException>(() => Ledger.Account(split with { Omissions = [] }));

        Assert.Equal(8, lost.Line);
    }

    [Fact]
    public void A_line_that_is_published_twice_stops_the_build()
    {
        var split = Seeds.Split(Oslo).Value;
        var briefing = split.Briefings[0];
        var doubling = split with { Briefings = split.Briefings.Replace(briefing, briefing with { Passages = briefing.Passages.Add(briefing.Passages[1]) }) };

        var doubled = Assert.Throws<LedgerException>(() => Ledger.Account(doubling));

        Assert.Equal(6, doubled.Line);
        Assert.Equal("oslo.txt(6): the line is not accounted for: it has two fates (Published and Published)", doubled.Message);
    }

    [Fact]
    public void A_line_that_is_published_and_left_out_stops_the_build()
    {
        var split = Seeds.Split(Oslo).Value;
        var doubling = split with { Omissions = split.Omissions.Add(new(Oslo.Span(9, 9), "Three.", OmissionReason.Markup)) };

        var doubled = Assert.Throws<LedgerException>(() => Ledger.Account(doubling));

        Assert.Equal(9, doubled.Line);
    }

    [Fact]
    public void A_passage_within_the_front_matter_stops_the_build()
    {
        var split = Seeds.Split(Oslo).Value;
        var wrong = split with { Omissions = split.Omissions.Add(new(Oslo.Span(2, 2), "title: Oslo", OmissionReason.Markup)) };

        var doubled = Assert.Throws<LedgerException>(() => Ledger.Account(wrong));

        Assert.Equal(2, doubled.Line);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_line_that_the_seed_does_not_have_stops_the_build(int line)
    {
        var split = Seeds.Split(Oslo).Value;
        var wrong = split with { Omissions = split.Omissions.Add(new(SourceSpan.At("oslo.txt", line), "?", OmissionReason.Markup)) };

        var unknown = Assert.Throws<LedgerException>(() => Ledger.Account(wrong));

        Assert.Equal(line, unknown.Line);
    }
}
