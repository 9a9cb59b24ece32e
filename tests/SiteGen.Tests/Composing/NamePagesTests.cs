using AngleSharp.Dom;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

public sealed class NamePagesTests
{
    private static readonly BuiltSite FirstSeed = BuiltSite.Named(BuiltSite.Own);

    [Fact]
    public void A_topic_keeps_tagged_passages_and_mere_mentions_apart()
    {
        var topic = FirstSeed.Pages["topics/us.html"];

        Assert.Equal(["Tagged", "Mentioned without the tag", "Appears with"], topic.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Equal(["Line 4", "Line 7", "Line 12"], Lines(topic, "mentioned"));
        Assert.Contains("Line 8", Lines(topic, "tagged"));
    }

    [Fact]
    public void A_name_in_small_letters_is_no_mention_of_one_in_capitals()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "The #US acts.\nIt helps us, and the USA, and the US.\nTell us.\n"));

        Assert.Equal(["Line 2"], Lines(built.Pages["topics/us.html"], "mentioned"));
    }

    [Fact]
    public void The_part_of_a_tag_behind_its_hyphen_is_a_mention()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "The #Syria-Iraq border.\n#Iraq speaks.\n"));

        Assert.Equal(["Line 1"], Lines(built.Pages["topics/iraq.html"], "mentioned"));
        Assert.Equal(["Line 1"], Lines(built.Pages["topics/syria.html"], "tagged"));
    }

    [Fact]
    public void Topics_that_stand_in_one_passage_appear_together_most_often_first()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "#one #two.\n#one #three.\n#one #two #two.\n"));

        Assert.Equal(["two 2 passages", "three 1 passage"], built.Pages["topics/one.html"].QuerySelectorAll(".ranked li").Select(l => l.TextContent));
    }

    [Fact]
    public void One_topic_in_several_spellings_is_one_page_that_shows_them()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "#Iraq.\n#IRAQ.\n"));

        Assert.Equal(2, Lines(built.Pages["topics/iraq.html"], "tagged").Count());
        Assert.Equal("Also written: IRAQ", built.Pages["topics/iraq.html"].QuerySelector("h1 + .notes")!.TextContent);
    }

    [Fact]
    public void Names_that_the_editor_calls_one_are_one_topic_and_are_shown()
    {
        var config = SiteConfigs.From("aliases: {Kyiv: [Kiev, Київ, the Ukrainian capital]}");
        var built = BuiltSite.From(config, ("a.txt", "#Kiev is calm.\nКиїв чекає.\nIn the Ukrainian capital all wait.\n#Kyiv.\n"));

        var topic = built.Pages["topics/kyiv.html"];

        Assert.Equal(["topics/index.html", "topics/kyiv.html"], built.Pages.Keys.Where(p => p.StartsWith("topics/", StringComparison.Ordinal)));
        Assert.Equal(["Line 1", "Line 4"], Lines(topic, "tagged"));
        Assert.Equal(["Line 2", "Line 3"], Lines(topic, "mentioned"));
        Assert.Contains("Other names, supplied by the editor: Kiev, Київ, the Ukrainian capital", topic.QuerySelectorAll(".notes").Select(n => n.TextContent));
        Assert.Equal("KyivKiev, Київ, the Ukrainian capital", built.Pages["glossary.html"].QuerySelector("#aliases + dl > div")!.TextContent);
    }

    [Fact]
    public void A_topic_that_only_front_matter_names_lists_its_briefings()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.md", "---\ntitle: Notes\ntags: [Harbour dues]\n---\nText of the day.\n"));

        var topic = built.Pages["topics/harbour-dues.html"];

        Assert.Equal("Notes", topic.QuerySelector("#stated + ul a")!.TextContent);
        Assert.Equal("../topics/harbour-dues.html", built.Pages["briefings/a.html"].QuerySelector("#topics + ul a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("Київ", "topics/t-e574b843.html")]
    [InlineData("Con", "topics/con-t.html")]
    [InlineData("Café", "topics/cafe.html")]
    public void A_topic_has_an_address_that_works_everywhere(string tag, string address)
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", $"#{tag} today.\n"));

        Assert.Contains(address, built.Pages.Keys);
    }

    [Fact]
    public void Topics_with_one_slug_have_pages_of_their_own()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", "#Café.\n#Cafe.\n"));

        Assert.Equal(["Line 2"], Lines(built.Pages["topics/cafe.html"], "tagged"));
        Assert.Equal(3, built.Pages.Keys.Count(p => p.StartsWith("topics/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_handle_has_a_page_with_every_passage_and_no_claim_about_its_holder()
    {
        var person = FirstSeed.Pages["people/tcwittes.html"];

        Assert.Equal("@tcwittes", person.QuerySelector("h1")!.TextContent);
        Assert.Equal("This site does not say who holds this handle.", person.QuerySelector(".description")!.TextContent);
        Assert.Equal(["Line 14"], Lines(person, "tagged"));
        Assert.Equal(
            ["@jeff_hawn", "@NewlinesInst", "@RanjAlaaldin", "@RashaAlAqeedi", "@tcwittes"],
            FirstSeed.Pages["people/index.html"].QuerySelectorAll(".names-list a").Select(a => a.TextContent));
    }

    [Fact]
    public void A_tag_links_where_it_comes_first_in_a_briefing()
    {
        var links = FirstSeed.Pages["briefings/us-iraq-dialogue-and-russia-buildup.html"].QuerySelectorAll(".full-text a.tag").ToList();

        Assert.Equal(links.Count, links.Select(l => l.TextContent).Distinct().Count());
        Assert.Equal("#US", links[0].TextContent);
        Assert.Equal("../topics/us.html", links[0].GetAttribute("href"));
    }

    [Fact]
    public void A_tag_within_a_link_is_no_link_of_its_own()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.md", "See [the #port there](https://example.org/).\n"));

        Assert.Empty(built.Pages["briefings/a.html"].QuerySelectorAll("a a, a.tag"));
    }

    [Fact]
    public void The_glossary_tells_what_sources_spell_out_from_what_they_do_not()
    {
        var glossary = FirstSeed.Pages["glossary.html"];

        Assert.Equal(["ISF", "KH", "KRG", "KSS"], glossary.QuerySelectorAll("#defined + dl dt").Select(d => d.TextContent));
        Assert.Equal(["CJTF-OIR", "IED", "MENA", "NATO", "PMF", "RUS", "US"], glossary.QuerySelectorAll("#undefined + dl dt").Select(d => d.TextContent));
        Assert.Equal("Kaitaib Sayyid al-Shuhada", glossary.QuerySelector("#kss q")!.TextContent);
        Assert.EndsWith("buildup.html#l4", glossary.QuerySelector("#kss a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(IParentNode page, string heading) =>
        page.QuerySelectorAll($"section[aria-labelledby={heading}] .excerpt .notes > a:first-child").Select(a => a.TextContent);
}
