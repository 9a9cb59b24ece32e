using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NJsonSchema;
using SiteGen.Model;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

/// <summary>What a site says to programs, feeds aside.</summary>
public sealed partial class MachineFileTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly SiteConfig Known = SiteConfigs.Small with { Title = "Harbour notes", BaseUrl = new("https://example.org/notes/") };

    public static TheoryData<string> Sites => [.. BuiltSite.Names];

    [Theory, MemberData(nameof(Sites))]
    public async Task Every_edition_is_as_its_schema_says(string site)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.PathOf("docs/schemas/edition.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(BuiltSite.Named(site).Files["edition.json"])));
    }

    [Theory]
    [InlineData("\"generator\"", "\"generators\"")]
    [InlineData("\"words\": ", "\"words\": -")]
    [InlineData("briefings/notes.html", "https://example.org/")]
    public async Task The_schema_finds_what_is_wrong(string there, string wrong)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.PathOf("docs/schemas/edition.schema.json"), TestContext.Current.CancellationToken);
        var edition = Encoding.UTF8.GetString(BuiltSite.From(SiteConfigs.Small, ("notes.txt", "A ship came in.")).Files["edition.json"]);
        Assert.Contains(there, edition, StringComparison.Ordinal);

        Assert.NotEmpty(schema.Validate(edition.Replace(there, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_sitemap_lists_every_page_but_the_one_for_wrong_addresses()
    {
        var built = BuiltSite.From(Known, ("a.txt", "---\ndate: 2021-04-06\n---\nA ship came in."), ("b.txt", "---\ndate: 2021-04\n---\nThe price fell."));

        var urls = XDocument.Parse(Encoding.UTF8.GetString(built.Files["sitemap.xml"])).Root!;

        Assert.Equal(Map + "urlset", urls.Name);
        Assert.Equal(
            built.Pages.Keys.Where(p => p != "404.html").Select(p => "https://example.org/notes/" + p),
            urls.Elements(Map + "url").Select(u => u.Element(Map + "loc")!.Value));
        Assert.All(urls.Elements(), url => Assert.Subset(new HashSet<XName> { Map + "loc", Map + "lastmod" }, url.Elements().Select(e => e.Name).ToHashSet()));
        var dated = Assert.Single(urls.Elements(), u => u.Element(Map + "lastmod") is not null);
        Assert.Equal(("https://example.org/notes/briefings/a.html", "2021-04-06"), (dated.Element(Map + "loc")!.Value, dated.Element(Map + "lastmod")!.Value));
    }

    [Fact]
    public void Without_a_known_address_there_is_no_sitemap()
    {
        Assert.DoesNotContain(BuiltSite.From(SiteConfigs.Small, ("a.txt", "A ship came in.")).Files.Keys, p => p.EndsWith(".xml", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Sites))]
    public void The_text_for_programs_says_nothing_but_words_of_its_sources_and_labels(string site)
    {
        var built = BuiltSite.Named(site);
        var caution = built.Templates.Labels.Labels["machine-caution"].Other;
        var lines = Parts().Replace(Llms(built).Replace(" " + caution, "\n" + caution, StringComparison.Ordinal), "\n").Split('\n')
            .Select(l => Escaped().Replace(l, "$1"));

        Assert.Empty(ClosedWords.Strangers(built, lines));
    }

    [Fact]
    public void The_text_for_programs_names_sections_and_briefings_with_their_addresses()
    {
        var built = BuiltSite.From(
            Known with { Description = "What the quay says." },
            ("notes.txt", "---\ntitle: A [ship](javascript:x) *now*\n---\nIn sum, the #ship came in <late> and the whole harbour had to wait for it."));

        Assert.Equal("""
            # Harbour notes

            > What the quay says. Commentary sorted by rule; not fact-checked. Every passage is quoted from a source: cite the file and the line. A date is given only where the source states one.

            ## Sections

            - [Harbour](https://example.org/notes/sections/harbour.html): Ships and quays. (1 passage)
            - [Market](https://example.org/notes/sections/market.html): Stalls and prices. (0 passages)

            ## Briefings

            - [A \[ship\](javascript:x) \*now\*](https://example.org/notes/briefings/notes.html): In sum, the \#ship came in \<late\> and the whole harbour had to wait for it.

            ## Sources

            - [Sources](https://example.org/notes/sources/index.html): Each file as it was received, line by line, and what became of every line.

            """, Llms(built));
    }

    [Fact]
    public void Of_many_briefings_the_text_for_programs_names_the_newest_and_says_how_many_more_there_are()
    {
        var built = BuiltSite.From(SiteConfigs.Small, [.. Enumerable.Range(0, 502).Select(i => ($"n{i:000}.txt", "A ship came in."))]);

        Assert.Contains("(briefings/n499.html)\n- [2 more briefings](sources/index.html)\n", Llms(built), StringComparison.Ordinal);
        Assert.DoesNotContain("n500", Llms(built), StringComparison.Ordinal);
    }

    private static string Llms(BuiltSite site) => Encoding.UTF8.GetString(site.Files["llms.txt"]);

    // What stands around words: headings, bullets, links and brackets around counts.
    [GeneratedRegex(@"(?m)^(#+ |> ?|- \[)|\]\([^)\n]*\)(: )?| \((?=\d+ passages?\)$)|(?<=passages?)\)$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
