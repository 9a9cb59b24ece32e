using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

public sealed class TimelineTests
{
    [Theory]
    [InlineData("2024-01-01", "2024-01-02")]
    [InlineData("2024-01-01", "2024-01", "2024")]
    [InlineData("2024-01-01", "2024-01-01", "2024-01-01")]
    public void There_is_no_timeline_without_three_whole_dates_that_differ(params string[] dates)
    {
        Assert.Null(Front(dates).QuerySelector(".timeline"));
    }

    [Theory]
    [InlineData("2024-01-01: 2, 2024-01-05: 1", "2024-01-01", "2024-01-05", "2024-01-01")]
    [InlineData("2023-12: 1, 2024-05: 2", "2024-05-30", "2023-12-31", "2024-05-01")]
    [InlineData("1999: 1, 2024: 2", "2024-05-30", "1999-12-31", "2024-01-01")]
    public void The_timeline_counts_by_day_by_month_or_by_year(string words, params string[] dates)
    {
        var timeline = Front(dates).QuerySelector(".timeline")!;

        Assert.Equal($"Briefings by their stated dates. In words: {words}.", timeline.GetAttribute("aria-label"));
        Assert.Equal(words.Split(", ").Length, timeline.QuerySelectorAll("rect").Length);
    }

    [Fact]
    public void Its_ends_are_the_first_and_the_last_date()
    {
        Assert.Equal(
            ["2024-01-02", "2024-03-04"],
            Front("2024-03-04", "2024-01-02", "2024-02-02").QuerySelectorAll(".timeline + .ends time").Select(t => t.TextContent));
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Front(params string[] dates) =>
        BuiltSite.From(SiteConfigs.Small, [.. dates.Select((d, i) => ($"s{i}.txt", $"---\ndate: {d}\n---\nA ship.\n"))]).Pages["index.html"];
}
