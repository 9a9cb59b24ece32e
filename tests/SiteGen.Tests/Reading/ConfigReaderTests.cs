using System.Text;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Reading;

public sealed class ConfigReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("site:\nsections:\nsort:\noutput:\n")]
    public void A_configuration_that_says_nothing_means_all_defaults(string text)
    {
        var read = Read(text);

        Assert.Empty(read.Diagnostics);
        var config = read.Value;
        Assert.Equal(("Briefings", "", "", "en", ""), (config.Title, config.Tagline, config.Description, config.Language, config.Author));
        Assert.Null(config.BaseUrl);
        Assert.False(config.WritesBriefingJson);
        Assert.Equal(["security", "diplomacy", "economics", "russia-ukraine"], config.Sections.Select(s => s.Id));
    }

    [Fact]
    public void Every_key_of_the_site_is_read()
    {
        var read = Read("""
            site:
              title: Desk Notes
              tagline: Sorted and sourced
              description: Notes of a desk.
              language: en-GB
              author: The Desk
              baseUrl: https://example.org/desk
            output: [html, json]
            """);

        Assert.Empty(read.Diagnostics);
        var config = read.Value;
        Assert.Equal(
            ("Desk Notes", "Sorted and sourced", "Notes of a desk.", "en-GB", "The Desk"),
            (config.Title, config.Tagline, config.Description, config.Language, config.Author));
        Assert.Equal(new Uri("https://example.org/desk/"), config.BaseUrl);
        Assert.True(config.WritesBriefingJson);
    }

    [Fact]
    public void Names_that_are_written_in_several_ways_are_read()
    {
        var read = Read("""
            aliases:
              Kyiv: [Kiev, Київ]
              Odesa: Odessa
            """);

        Assert.Empty(read.Diagnostics);
        Assert.Equal(["Kyiv = Kiev, Київ", "Odesa = Odessa"], read.Value.Aliases.Select(a => $"{a.Name} = {string.Join(", ", a.Others)}"));
    }

    [Fact]
    public void A_spelling_of_two_names_is_an_error()
    {
        var read = Read("""
            aliases:
              Kyiv: [Kiev]
              Kiev: [Київ, kyiv]
            """);

        Assert.Equal(
            [(3, "the value of `aliases` cannot be used: `Kiev` is written for `Kyiv` already"), (3, "the value of `aliases` cannot be used: `kyiv` is written for `Kyiv` already")],
            read.Diagnostics.Select(d => (d.Span.FirstLine, d.Message)));
    }

    [Fact]
    public void Every_key_of_a_section_is_read()
    {
        var read = Read("""
            sections:
              - id: energy
                title: Energy
                description: Oil, gas and power.
                color: ["#b0460c", "#ec7b43"]
                terms: [oil, gas pipeline^1.5, email^-2, OPEC, 24/7^.25]
                examples: [The pipeline reopened.]
            """);

        Assert.Empty(read.Diagnostics);
        var section = Assert.Single(read.Value.Sections);
        Assert.Equal(("energy", "Energy", "Oil, gas and power."), (section.Id, section.Title, section.Description));
        Assert.Equal(new SectionColor("#b0460c", "#ec7b43"), section.Color);
        Assert.Equal(
            [("oil", 100), ("gas pipeline", 150), ("email", -200), ("OPEC", 100), ("24/7", 25)],
            section.Terms.Select(t => (t.Text, t.Hundredths)));
        Assert.Equal(SourceSpan.At("sitegen.yml", 6, 18), section.Terms[1].Origin);
        Assert.Equal(["The pipeline reopened."], section.Examples);
    }

    [Fact]
    public void A_section_that_is_known_may_be_named_by_its_id_and_changed_key_by_key()
    {
        var known = ConfigReader.BuiltInSections.Single(s => s.Id == "economics");

        var read = Read("sections:\n  - id: economics\n    title: Trade\n  - {id: energy, terms: [oil]}\n");

        Assert.Empty(read.Diagnostics);
        Assert.Equal(known with { Title = "Trade" }, read.Value.Sections[0]);
        Assert.Equal("energy", read.Value.Sections[1].Title);
    }

    [Fact]
    public void One_colour_is_enough_and_sections_without_one_get_colours_that_differ()
    {
        var sections = Read("""
            sections:
              - {id: a, terms: [x], color: "#204060"}
              - {id: b, terms: [x]}
              - {id: c, terms: [x]}
            """).Value.Sections;

        Assert.Equal(new SectionColor("#204060", "#8f9faf"), sections[0].Color);
        Assert.NotEqual(sections[1].Color, sections[2].Color);
    }

    [Theory]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("https://example.org/a/b/", "https://example.org/a/b/")]
    [InlineData("http://localhost:4000/", "http://localhost:4000/")]
    public void A_base_address_is_that_of_a_folder(string given, string address)
    {
        Assert.Equal(new Uri(address), Read($"site:\n  baseUrl: {given}\n").Value.BaseUrl);
    }

    [Theory]
    [InlineData("example.org")]
    [InlineData("/a/")]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///srv/site/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://example.org/?a=b")]
    [InlineData("https://example.org/#a")]
    [InlineData("https://user:word@example.org/")]
    [InlineData("https://")]
    public void Any_other_base_address_is_an_error(string given)
    {
        var read = Read($"site:\n  baseUrl: \"{given}\"\n");

        Assert.Equal(
            $"sitegen.yml(2,12): error SG0105: the value of `baseUrl` cannot be used: `{given}` is no web address of a folder\n"
            + "    hint: write https://name.github.io/project/\n",
            CaseDump.Of(read.Diagnostics));
    }

    [Fact]
    public void An_unknown_key_is_an_error_that_names_the_nearest()
    {
        AssertReported(
            """
            sites:
              title: x
            site:
              titel: x
              base-url: https://example.org/
              colour: red
            sections:
              - {id: a, termes: [x], terms: [y]}
            sort:
              speed: 3
            """,
            """
            sitegen.yml(1,1): error SG0104: there is no key `sites` here
                hint: did you mean `site`?
            sitegen.yml(4,3): error SG0104: there is no key `titel` here
                hint: did you mean `title`?
            sitegen.yml(5,3): error SG0104: there is no key `base-url` here
                hint: did you mean `baseUrl`?
            sitegen.yml(6,3): error SG0104: there is no key `colour` here
                hint: the keys are `title`, `tagline`, `description`, `language`, `author`, `baseUrl`
            sitegen.yml(8,13): error SG0104: there is no key `termes` here
                hint: did you mean `terms`?
            sitegen.yml(10,3): error SG0104: there is no key `speed` here
                hint: the keys are `learn`

            """);
    }

    [Fact]
    public void Values_of_the_wrong_kind_are_errors()
    {
        AssertReported(
            """
            site: [a]
            sections: {id: a}
            output: {html: true}
            """,
            """
            sitegen.yml(1,7): error SG0105: the value of `site` cannot be used: it is not a map
                hint: write `key: value` lines below it, indented
            sitegen.yml(2,11): error SG0105: the value of `sections` cannot be used: it is not a list
                hint: begin each line below it with `- `
            sitegen.yml(3,9): error SG0105: the value of `output` cannot be used: it is a map
                hint: write a list: [one, two]

            """);
    }

    [Fact]
    public void Values_that_mean_nothing_are_errors()
    {
        AssertReported(
            """
            site:
              language: English please
            sections:
              - just a word
              - {id: a, terms: [x^, ^2, x^eleven, x^11, x^0, x^0.001, y^1], color: red}
              - {id: b, terms: [x], color: ["#102030", "#102030", "#102030"]}
              - {id: c, terms: [[x]]}
            output: [html, pdf]
            """,
            """
            sitegen.yml(2,13): error SG0105: the value of `language` cannot be used: `English please` is no language tag
                hint: write `en`, `uk` or `ar-IQ`
            sitegen.yml(4,5): error SG0105: the value of `sections` cannot be used: this is not a map
                hint: write `- key: value`
            sitegen.yml(5,21): error SG0105: the value of `terms` cannot be used: `x^` does not end in a weight from -10 to 10, other than 0
                hint: write `missile strike^1.5`
            sitegen.yml(5,25): error SG0105: the value of `terms` cannot be used: `^2` does not end in a weight from -10 to 10, other than 0
                hint: write `missile strike^1.5`
            sitegen.yml(5,29): error SG0105: the value of `terms` cannot be used: `x^eleven` does not end in a weight from -10 to 10, other than 0
                hint: write `missile strike^1.5`
            sitegen.yml(5,39): error SG0105: the value of `terms` cannot be used: `x^11` does not end in a weight from -10 to 10, other than 0
                hint: write `missile strike^1.5`
            sitegen.yml(5,45): error SG0105: the value of `terms` cannot be used: `x^0` does not end in a weight from -10 to 10, other than 0
                hint: write `missile strike^1.5`
            sitegen.yml(5,50): error SG0105: the value of `terms` cannot be used: `x^0.001` does not end in a weight from -10 to 10, other than 0
                hint: write `missile strike^1.5`
            sitegen.yml(5,72): error SG0105: the value of `color` cannot be used: `red` is not one colour, or two
                hint: write "#b0460c", or ["#b0460c", "#ec7b43"] for light and dark
            sitegen.yml(6,55): error SG0105: the value of `color` cannot be used: `#102030` is not one colour, or two
                hint: write "#b0460c", or ["#b0460c", "#ec7b43"] for light and dark
            sitegen.yml(7,10): warning SG0116: the section `c` has no terms and no examples, so nothing will be sorted into it
                hint: add ten words that speak for it under `terms:`
            sitegen.yml(7,21): error SG0105: the value of `terms` cannot be used: it is not a single value
                hint: write one value
            sitegen.yml(8,16): error SG0105: the value of `output` cannot be used: `pdf` is neither html nor json
                hint: write [html] or [html, json]

            """);
    }

    [Fact]
    public void Sections_need_an_id_that_can_be_an_address_and_is_theirs_alone()
    {
        AssertReported(
            """
            sections:
              - {title: No id, terms: [x]}
              - {id: Not An Id, terms: [x]}
              - {id: general, terms: [x]}
              - {id: con, terms: [x]}
              - {id: a, terms: [x]}
              - {id: a, terms: [y]}
            """,
            """
            sitegen.yml(2,5): error SG0105: the value of `id` cannot be used: a section needs one
                hint: write a short name, as `id: energy`
            sitegen.yml(3,10): error SG0105: the value of `id` cannot be used: `Not An Id` is not made of a-z, 0-9 and hyphens, or is a reserved name
                hint: write a short name, as `id: energy`
            sitegen.yml(4,10): error SG0105: the value of `id` cannot be used: `general` is the section of what fits nowhere
                hint: write a short name, as `id: energy`
            sitegen.yml(5,10): error SG0105: the value of `id` cannot be used: `con` is not made of a-z, 0-9 and hyphens, or is a reserved name
                hint: write a short name, as `id: energy`
            sitegen.yml(7,5): error SG0115: a second section has the id `a`
                hint: give it another id

            """);
    }

    [Fact]
    public void Empty_terms_say_nothing()
    {
        var section = Assert.Single(Read("sections:\n  - {id: a, terms: [\"\", ~, \"  \", x]}\n").Value.Sections);

        Assert.Equal(["x"], section.Terms.Select(t => t.Text));
    }

    [Fact]
    public void A_section_may_have_examples_alone()
    {
        var read = Read("sections:\n  - {id: a, examples: [The talks resume.]}\n");

        Assert.Empty(read.Diagnostics);
    }

    [Fact]
    public void A_configuration_that_is_not_YAML_is_an_error_at_its_place()
    {
        AssertReported(
            "site:\n  title: [x\n",
            "sitegen.yml(3,1): error SG0103: this is not valid YAML: While parsing a flow sequence, did not find expected ',' or ']'\n"
            + "    hint: write `key: value` lines; put a value with a colon or a leading # or @ in quotes\n");
    }

    [Fact]
    public void A_configuration_that_does_not_exist_is_an_error()
    {
        using var folder = new TemporaryFolder();

        var read = ConfigReader.ReadFile(folder.PathOf("sitegen.yml"), "sitegen.yml");

        Assert.Equal(
            "sitegen.yml: error SG0119: there is no such file, so this is no SiteGen project\n"
            + "    hint: name the project's folder, or make an empty sitegen.yml in it\n",
            CaseDump.Of(read.Diagnostics));
    }

    [Fact]
    public void A_configuration_is_read_from_disk_in_any_encoding_with_a_byte_order_mark()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("sitegen.yml"), "site:\r\n  title: Łódź\r\n", Encoding.Unicode);

        var read = ConfigReader.ReadFile(folder.PathOf("sitegen.yml"), "sitegen.yml");

        Assert.Empty(read.Diagnostics);
        Assert.Equal("Łódź", read.Value.Title);
    }

    [Fact]
    public void The_configuration_of_this_repository_is_read_without_a_word()
    {
        var read = ConfigReader.ReadFile(Repository.PathOf("sitegen.yml"), "sitegen.yml");

        Assert.Empty(read.Diagnostics);
    }

    private static Outcome<SiteConfig> Read(string text) => ConfigReader.Read(Encoding.UTF8.GetBytes(text), "sitegen.yml");

    private static void AssertReported(string text, string diagnostics) =>
        Assert.Equal(diagnostics, CaseDump.Of(Read(text).Diagnostics), ignoreLineEndingDifferences: true);
}
