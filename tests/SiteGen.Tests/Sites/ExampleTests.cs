using AngleSharp.Dom;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Tests.Composing;
using Xunit;

namespace SiteGen.Tests.Sites;

/// <summary>The edition in examples/ shows what its readme says that it shows.</summary>
public sealed class ExampleTests
{
    private static readonly Lazy<BuiltSite> Built = new(() => BuiltSite.FromFolder(Repository.PathOf("examples/black-sea-desk")));

    private static BuiltSite Example => Built.Value;

    private static IEnumerable<Briefing> Briefings => Example.Edition.Seeds.SelectMany(s => s.Source.Briefings);

    private static IEnumerable<Passage> Passages => Briefings.SelectMany(b => b.Passages);

    [Fact]
    public void The_build_mentions_the_draft_and_the_two_texts_in_other_languages_and_no_more()
    {
        Assert.Equal(
            [("seeds/drafts/year-in-review.md", "SG0204"), ("seeds/notes/dunaiski-porty.md", "SG0402"), ("seeds/notes/qamh.md", "SG0402")],
            Example.Diagnostics.Distinct().Select(d => (d.Span.File, d.Code)).Order());
        Assert.All(Example.Diagnostics, d => Assert.Equal(Severity.Info, d.Severity));
    }

    [Fact]
    public void Fourteen_seeds_make_fourteen_briefings()
    {
        Assert.Equal(14, Example.Edition.Seeds.Length);
        Assert.Equal(14, Briefings.Count());
        Assert.Equal(175, Passages.Count());
        Assert.Equal(["corridor", "corridor-2"], Briefings.Where(b => b.Seed.Id == "corridor").Select(b => b.Id));
        Assert.DoesNotContain("briefings/year-in-review.html", Example.Pages.Keys);
    }

    [Fact]
    public void Each_section_has_ten_passages_and_more()
    {
        var first = Passages.CountBy(p => p.Placement!.Section).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(["ports", "energy", "law", "security", "economics"], Example.Config.Sections.Select(s => s.Id));
        Assert.All(Example.Config.Sections, s => Assert.True(first[s.Id] >= 10, s.Id));
        Assert.True(first[Placement.Fallback] <= 10, "what fits nowhere is little");
    }

    [Theory]
    [InlineData("dunaiski-porty", "uk")]
    [InlineData("qamh", "ar")]
    public void Words_in_another_language_say_so_and_run_their_own_way_and_the_labels_around_them_do_not(string briefing, string language)
    {
        var words = Page(briefing).QuerySelectorAll("h1, .words").ToList();

        Assert.All(words, w => Assert.Equal((language, "auto"), (w.GetAttribute("lang"), w.GetAttribute("dir"))));
        Assert.Null(Page(briefing).QuerySelector(".notes[lang], article[lang], .status-line[lang]"));
        Assert.Equal(("en", "ltr"), (Page(briefing).DocumentElement.GetAttribute("lang"), Page(briefing).DocumentElement.GetAttribute("dir")));
    }

    [Fact]
    public void What_the_editor_hid_is_listed_with_the_reason_and_published_nowhere()
    {
        const string Hidden = "how the surveyors work under curfew";

        var ledger = Page("corridor").QuerySelector(".ledger")!.TextContent;

        Assert.Contains(Hidden, ledger, StringComparison.Ordinal);
        Assert.Contains("hidden by the editor: the paper was withdrawn", ledger, StringComparison.Ordinal);
        Assert.DoesNotContain(Passages, p => p.Text.Contains(Hidden, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_editor_decided_is_shown_as_the_editor_s()
    {
        var decided = Passages.Where(p => p.Placement!.DecidedBy == DecidedBy.Editor).ToList();

        Assert.Equal(Example.Seeds.Sum(s => s.Settings.Passages.Count(p => p.Section is not null)), decided.Count);
        Assert.All(decided, p => Assert.NotNull(p.Placement!.Reason));
        Assert.Contains("Sorted by the editor: it is about mines", Example.Pages["sections/security.html"].Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("By Olha Prykladna (supplied by the editor)", Page("corridor").Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_address_is_followed_only_where_the_editor_completed_it()
    {
        var links = Page("corridor").QuerySelectorAll("a[href^=http]").Select(a => a.GetAttribute("href")).Distinct();

        Assert.Equal(["https://desk.example.org/lists/corridor-port-calls"], links.Where(l => l!.StartsWith("https://desk.", StringComparison.Ordinal)));
        Assert.DoesNotContain(Example.Pages.Values.SelectMany(p => p.QuerySelectorAll("a[href*='…']")), _ => true);
    }

    [Fact]
    public void Posts_are_counted_no_more_and_sentences_are_whole()
    {
        Assert.DoesNotContain(Passages, p => p.Text.StartsWith("1/9", StringComparison.Ordinal) || p.Text.Contains("...", StringComparison.Ordinal));
        Assert.Contains(Passages, p => p.Text.Contains("few had read a register so we read one", StringComparison.Ordinal) && p.Origin == new SourceSpan("seeds/threads/old-tankers.txt", 1, 2));
    }

    [Fact]
    public void Nothing_is_invented()
    {
        Assert.Empty(ClosedWords.Strangers(Example));
    }

    private static IDocument Page(string briefing) => Example.Pages[$"briefings/{briefing}.html"];
}
