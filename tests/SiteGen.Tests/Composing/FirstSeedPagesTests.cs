using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

/// <summary>What the pages of the first seed must show, fact by fact.</summary>
public sealed class FirstSeedPagesTests
{
    private const string Id = "us-iraq-dialogue-and-russia-buildup";
    private const string TitleA = "“[…] American and Iraqi delegations will sit down for Strategic Dialogue talks”";
    private const string TitleB = "“What elements are driving the timing of this buildup along the border with Ukraine?”";

    private static readonly BuiltSite Site = BuiltSite.Named(BuiltSite.Own);
    private static readonly string[] Lines = [.. Site.Seeds.Single(s => s.Id == Id).Lines];

    private static IHtmlDocument A => Site.Pages[$"briefings/{Id}.html"];

    private static IHtmlDocument B => Site.Pages[$"briefings/{Id}-2.html"];

    private static IHtmlDocument Source => Site.Pages[$"sources/{Id}.html"];

    [Fact]
    public void Two_threads_are_two_briefings_with_quoted_titles()
    {
        Assert.Equal(TitleA, A.QuerySelector("h1")!.TextContent);
        Assert.Equal(TitleB, B.QuerySelector("h1")!.TextContent);
        Assert.All(new[] { A, B }, page => Assert.Contains("Untitled source; words quoted from it", Texts(page, "article > header p")));
        Assert.Equal($"{TitleA} – {Site.Config.Title}", A.Title);
    }

    [Fact]
    public void Their_status_says_what_is_known_and_what_is_not()
    {
        Assert.Equal(
        [
            "Author not named in the source; The source says “report I wrote”; The source says “my colleague”",
            "Undated", "End marked in the source", "608 words, 3 min", "Lines 1–21",
        ],
        Texts(A, ".status-line li"));
        Assert.Equal(
        [
            "Author not named in the source", "Undated", "Fragment: 2 posts, no end mark in the source", "88 words, under 1 min", "Lines 25–26",
        ],
        Texts(B, ".status-line li"));
    }

    [Fact]
    public void No_page_gives_a_date_or_an_author()
    {
        foreach (var page in Site.Pages.Values)
        {
            Assert.Empty(page.QuerySelectorAll("time, [itemprop=author], [itemprop^=date], [rel=author], [rel=me], meta[name=author], meta[property^='article:']"));
            Assert.DoesNotContain("datePublished", page.Source.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("In the order received", Assert.Single(Texts(Site.Pages["index.html"], ".briefings > .notes")));
    }

    [Fact]
    public void The_bottom_line_is_a_whole_passage_with_its_line()
    {
        Assert.Equal([(Lines[12], "Line 13", "#l13")], Excerpts(A, ".bottom-line"));
        Assert.Equal([(Lines[25], "Line 26", "#l26")], Excerpts(B, ".bottom-line"));
    }

    [Fact]
    public void Key_points_are_whole_passages_in_source_order_and_a_short_thread_has_none()
    {
        int[] lines = [3, 6, 8, 12, 17];

        Assert.Equal(
            lines.Select(line => (Lines[line - 1], $"Line {line}", $"#l{line}")),
            Excerpts(A, ".key-points .excerpt"));
        Assert.Empty(B.QuerySelectorAll(".key-points"));
    }

    [Fact]
    public void Twenty_passages_and_two_say_what_the_source_says_word_for_word()
    {
        string[] joined =
        [
            .. Lines[..19],
            Lines[19].TrimEnd('.') + " ⌣joined " + Lines[20].TrimStart('.'),
            .. Lines[24..],
        ];

        var shown = Texts(A, ".full-text .words").Concat(Texts(B, ".full-text .words"));

        Assert.Equal(joined, shown.Select(text => text.Replace(" (link cut off in source)", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_sentence_over_two_posts_is_one_passage_with_both_anchors_and_a_mark()
    {
        var passage = A.GetElementById("l20")!;

        Assert.Same(passage, A.GetElementById("l21")!.Closest("p"));
        Assert.Equal("true", passage.QuerySelector(".join [aria-hidden]")!.GetAttribute("aria-hidden"));
        Assert.Equal("joined", passage.QuerySelector(".join .visually-hidden")!.TextContent);
        Assert.Equal("Source, lines 20–21", passage.ParentElement!.QuerySelector(".notes a")!.TextContent);
    }

    [Fact]
    public void The_sign_of_a_tag_stays_in_the_text_and_is_not_read_aloud()
    {
        var tags = A.QuerySelectorAll(".full-text .tag").Concat(B.QuerySelectorAll(".full-text .tag")).ToList();

        Assert.Equal(40, tags.Count);
        Assert.Equal(12, tags.Select(t => t.TextContent).Distinct().Count());
        Assert.All(tags, tag => Assert.Equal("true", tag.FirstElementChild!.GetAttribute("aria-hidden")));
        Assert.Equal("#", Assert.Single(tags.Select(t => t.FirstElementChild!.TextContent).Distinct()));
    }

    [Fact]
    public void Titles_cards_and_descriptions_leave_the_sign_out()
    {
        var cards = Site.Pages["index.html"].QuerySelectorAll(".card").Select(c => c.TextContent);
        var descriptions = new[] { A, B }.Select(p => p.QuerySelector("meta[name=description]")!.GetAttribute("content")!);

        Assert.All(cards.Concat(descriptions).Append(B.Title!), text => Assert.DoesNotContain('#', text));
        Assert.Equal(Lines[12].Replace("#", "", StringComparison.Ordinal), descriptions.First());
    }

    [Fact]
    public void The_two_most_used_tags_stand_above_the_title()
    {
        Assert.Equal(["US", "Iraq"], Texts(A, ".top-tags bdi"));
        Assert.Equal(["Russia", "Ukraine"], Texts(B, ".top-tags bdi"));
    }

    [Fact]
    public void Cut_links_are_text_that_says_so()
    {
        string[] cut = ["newlinesinstitute.org/iraq/in-the-wa…", "newlinesinstitute.org/iraq/rhetoric-…", "brookings.edu/research/what-…", "brookings.edu/blog/order-fro…"];

        Assert.Equal(cut, Texts(A, ".full-text .cut-link"));
        Assert.All(A.QuerySelectorAll(".full-text .cut-link"), link => Assert.Equal("(link cut off in source)", link.NextElementSibling!.TextContent));
        Assert.Equal(cut.Zip([7, 11, 14, 18], (link, line) => $"{link} (link cut off in source), Line {line}"), Texts(A, "[aria-labelledby=links] li"));
        Assert.Equal(["The source gives no links."], Texts(B, "[aria-labelledby=links] p"));
        Assert.Empty(Site.Pages.Values.SelectMany(p => p.QuerySelectorAll("a.outside")));
    }

    [Fact]
    public void Time_words_are_marked_and_listed_as_they_stand()
    {
        Assert.Equal(["Tomorrow", "over a month ago", "recent months", "tomorrow"], Texts(A, ".full-text .time-word"));
        Assert.Equal(["Relative; cannot be resolved", "As stated"], Texts(A, "[aria-labelledby=times] h3"));
        Assert.Equal(
            ["Tomorrow, Line 1", "over a month ago, Line 4", "recent months, Line 10", "tomorrow, Line 19", "2020, Line 6", "fall 2020, Line 8"],
            Texts(A, "[aria-labelledby=times] li"));
        Assert.Equal(["now, Line 25"], Texts(B, "[aria-labelledby=times] li"));
    }

    [Fact]
    public void Handles_are_listed_as_written_and_nobody_is_claimed_to_hold_them()
    {
        Assert.Equal(
            ["@NewlinesInst, Line 7", "@RashaAlAqeedi, Line 11", "@tcwittes, Line 14", "@RanjAlaaldin, Line 18"],
            Texts(A, "[aria-labelledby=people] li"));
        Assert.Equal(["@jeff_hawn, Line 26"], Texts(B, "[aria-labelledby=people] li"));
        Assert.Contains("This site does not say who holds a handle.", Texts(A, "[aria-labelledby=people] p"));
    }

    [Fact]
    public void Acronyms_are_spelled_out_only_where_the_source_does()
    {
        string[] unexplained = ["PMF", "CJTF-OIR", "IED", "NATO", "MENA", "RUS", "US"];

        var acronyms = Texts(A, "[aria-labelledby=acronyms] li").Concat(Texts(B, "[aria-labelledby=acronyms] li")).ToList();

        Assert.Contains("KH stands for “Kataib Hezbollah”, Line 4", acronyms);
        Assert.Contains("KSS stands for “Kaitaib Sayyid al-Shuhada”, Line 4", acronyms);
        Assert.Contains("ISF stands for “Iraqi Security Forces”, Line 8", acronyms);
        Assert.Contains("KRG stands for “Kurdish Regional Government”, Line 10", acronyms);
        Assert.All(unexplained, name => Assert.Contains(acronyms, a => a.StartsWith(name + " not spelled out here", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_ledger_lists_all_that_is_not_shown_with_the_reason()
    {
        Assert.Equal(
        [
            "Line 20: ... (dots that join two posts)",
            "Line 21: .... (dots that join two posts)",
            "Line 22: • • • (thread separator)",
            "Line 23: Missing some Tweet in this thread? You can try to (unroller notice)",
            "Line 24: force a refresh (unroller notice)",
        ],
        Texts(A, ".ledger li"));
        Assert.Equal("The source file has 23 lines published here or in its other briefings. Left out, with the reason:", Texts(A, ".ledger p").First());
    }

    [Fact]
    public void The_source_page_shows_the_file_and_the_fate_of_each_line()
    {
        var fates = Texts(Source, ".source-lines .fate").ToList();

        Assert.Equal(Lines, Source.QuerySelectorAll(".source-lines .captured").Select(l => l.TextContent));
        Assert.Equal(Enumerable.Range(1, 26).Select(n => $"l{n}"), Source.QuerySelectorAll(".source-lines li").Select(l => l.Id));
        Assert.Equal(
            ["4,685 bytes, 26 lines", "UTF-8", "de6554d3c750aff6f82d2e5c1c1385a1ef632385b523c7a4a8e148fbcd739987", "23 published, 3 left out"],
            Texts(Source, ".facts dd").Take(4));
        Assert.Equal(
            ["Published; not shown: ... (dots that join two posts)", "Published; not shown: .... (dots that join two posts)",
             "Left out: thread separator", "Left out: unroller notice", "Left out: unroller notice"],
            fates[19..24]);
        Assert.All(fates[..19].Concat(fates[24..]), fate => Assert.Equal("Published", fate));
    }

    [Fact]
    public void The_file_lies_beside_its_page_byte_for_byte()
    {
        Assert.Equal(File.ReadAllBytes(Repository.PathOf($"seeds/{Id}.txt")), Site.Files[$"sources/{Id}.txt"]);
    }

    [Fact]
    public void The_front_page_leads_with_the_first_thread_and_shows_each_section()
    {
        var home = Site.Pages["index.html"];

        Assert.Equal(TitleA, Texts(home, ".lead .card h3").Single());
        Assert.Equal([TitleA, TitleB], Texts(home, ".card h3"));
        Assert.Equal(["▲ Security", "● Diplomacy", "■ Economics", "◆ Russia–Ukraine"], Texts(home, ".digest h3"));
        Assert.All(home.QuerySelectorAll(".digest > section"), section => Assert.InRange(section.QuerySelectorAll(".excerpt").Length, 0, 3));
        Assert.Equal("This edition: 1 source, 2 briefings, 22 passages", Texts(home, "main > .edition").Single());
        Assert.Equal("End of this edition", Texts(home, "main > .end").Single());
    }

    [Fact]
    public void Every_footer_says_that_facts_are_not_checked_and_counts_the_lines_where_the_page_is_about_all_of_them()
    {
        string[] whole = ["index.html", "about.html", "glossary.html", "search.html", "sources/index.html", "topics/index.html", "people/index.html"];

        Assert.All(Site.Pages, page => Assert.Equal(
        [
            whole.Contains(page.Key) ? "This edition: 1 source, 2 briefings, 22 passages. 26 lines: 23 published, 3 left out." : "This edition",
            "Commentary sorted by rule; not fact-checked. Made with SiteGen 0.1.0.",
        ],
        Texts(page.Value, "footer.site-footer p:not(.feeds, .address)")));
    }

    [Fact]
    public void The_strip_has_a_cell_for_each_passage_and_says_in_words_how_many_there_are()
    {
        Assert.Equal(20, A.QuerySelectorAll(".thread-strip rect").Length);
        Assert.Equal(2, B.QuerySelectorAll(".thread-strip rect").Length);
        Assert.EndsWith("In words: Russia–Ukraine: 2.", B.QuerySelector(".thread-strip")!.GetAttribute("aria-label")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_stay_light()
    {
        Assert.InRange(Site.Files["assets/css/site.css"].Length, 1, 16 * 1024);
        Assert.InRange(Site.Files[$"briefings/{Id}.html"].Length, 1, 60 * 1024);
        Assert.InRange(Site.Files["index.html"].Length, 1, 40 * 1024);
    }

    private static IEnumerable<string> Texts(IParentNode page, string selector) =>
        page.QuerySelectorAll(selector).Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<(string Words, string Line, string Href)> Excerpts(IParentNode page, string selector) =>
        page.QuerySelectorAll(selector).Select(e =>
            (e.QuerySelector(".words")!.TextContent, e.QuerySelector(".notes a")!.TextContent, e.QuerySelector(".notes a")!.GetAttribute("href")!));
}
