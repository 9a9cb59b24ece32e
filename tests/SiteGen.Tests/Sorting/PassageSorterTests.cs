using System.Collections.Immutable;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Sorting;

public sealed class PassageSorterTests
{
    private static readonly ImmutableArray<Section> BuiltIn = ConfigReader.BuiltInSections;

    [Theory]
    [InlineData(1, "diplomacy")]
    [InlineData(4, "security")]
    [InlineData(6, "security")]
    [InlineData(8, "security")]
    [InlineData(9, "security")]
    [InlineData(12, "security")]
    [InlineData(17, "security")]
    [InlineData(18, "economics")]
    [InlineData(19, "diplomacy")]
    [InlineData(25, "russia-ukraine")]
    [InlineData(26, "russia-ukraine")]
    public void A_passage_of_the_first_seed_is_first_in_its_section(int line, string section)
    {
        var passage = FirstSeed(line);

        Assert.Equal(section, passage.Placement!.Section);
    }

    [Theory]
    [InlineData(3, "economics")]
    [InlineData(16, "security")]
    [InlineData(16, "diplomacy")]
    [InlineData(18, "security")]
    [InlineData(25, "security")]
    [InlineData(26, "security")]
    public void A_passage_of_the_first_seed_carries_a_section(int line, string section)
    {
        var placement = FirstSeed(line).Placement!;

        Assert.Contains(section, placement.Also.Add(placement.Section));
    }

    [Fact]
    public void The_weights_of_the_evidence_give_the_decision_again()
    {
        var ids = BuiltIn.Select(s => s.Id).Append(Placement.Fallback).ToList();

        foreach (var passage in FirstSeed())
        {
            var sums = ids.Select(id => passage.Placement!.Evidence.Where(e => e.Section == id).Sum(e => e.Hundredths)).ToList();

            Assert.Equal(passage.Placement!.Section, ids[sums.IndexOf(sums.Max())]);
        }
    }

    [Theory]
    [InlineData("The paper calls for de-escalation.", "escalation", false)]
    [InlineData("The paper warns of escalation.", "escalation", true)]
    [InlineData("Send him an email.", "ai", false)]
    [InlineData("It was told to us in confidence.", "US", false)]
    [InlineData("The US and the U.S. are one.", "US", true)]
    [InlineData("They are striking again.", "strike", true)]
    [InlineData("Both armies' strikes went on.", "strike", true)]
    [InlineData("The US-led force left.", "US", true)]
    [InlineData("A missile strike on the port.", "missile strike", true)]
    [InlineData("A missile, then a strike.", "missile strike", false)]
    [InlineData("It forces the minister to go.", "=force", false)]
    [InlineData("The force is there.", "=force", true)]
    [InlineData("See example.org/energy/strike for more.", "strike", false)]
    [InlineData("#Energy’s price rose.", "energy", true)]
    public void A_term_is_a_whole_word_in_any_inflection_and_never_a_part(string text, string term, bool isFound)
    {
        var section = Own("topic", terms: [term]);

        var passage = Assert.Single(Sorted([section], text));

        Assert.Equal(isFound, passage.Placement!.Evidence.Any(e => e.Term == term.TrimStart('=') && e.Hundredths > 0));
    }

    [Fact]
    public void The_longest_term_counts_and_its_words_for_no_other()
    {
        var passage = Assert.Single(Sorted(
            [Own("security", terms: ["security"]), Own("food", terms: ["food security"])], "Food security is at stake."));

        Assert.Equal("food", passage.Placement!.Section);
        Assert.DoesNotContain(passage.Placement.Evidence, e => e.Term == "security");
    }

    [Fact]
    public void A_tie_goes_to_the_section_that_is_scarcer_in_the_briefing()
    {
        var passages = Sorted(
            [Own("war", terms: ["army"]), Own("money", terms: ["budget"])],
            "The army moves.",
            "The army stays.",
            "The army asks for a budget.");

        Assert.Equal("money", passages[2].Placement!.Section);
        Assert.Contains("war", passages[2].Placement!.Also);
    }

    [Fact]
    public void A_passage_without_words_takes_the_theme_if_it_carries_the_argument_on()
    {
        var passages = Sorted(
            [Own("war", terms: ["army"])],
            "The army moves.",
            "That is what worries the neighbours.",
            "My new book is out: example.org/shop/the-bo…");

        Assert.Equal("war", passages[1].Placement!.Section);
        Assert.Equal(DecidedBy.Context, passages[1].Placement!.DecidedBy);
        Assert.Equal(Placement.Fallback, passages[2].Placement!.Section);
        Assert.Equal(DecidedBy.Fallback, passages[2].Placement!.DecidedBy);
    }

    [Fact]
    public void Examples_serve_where_a_section_has_no_terms()
    {
        var passage = Assert.Single(Sorted(
            [Own("health", examples: ["The clinic ran out of vaccine and the nurses left the ward."]), Own("vote", terms: ["ballot"])],
            "Nurses and vaccine doses reached the clinic."));

        Assert.Equal("health", passage.Placement!.Section);
    }

    [Fact]
    public void A_section_of_its_own_stands_beside_built_in_ones()
    {
        var passages = Sorted(
            [BuiltIn[0], BuiltIn[2], Own("space", terms: ["satellite", "launch pad", "orbit"])],
            "The launch pad at Kourou is ready and the satellite will reach orbit.",
            "The central bank raised interest rates to fight inflation.",
            "Gunmen attacked an army convoy and killed four soldiers.");

        Assert.Equal(["space", "economics", "security"], passages.Select(p => p.Placement!.Section));
    }

    [Theory]
    [InlineData("Russia moved more aircraft to the Hmeimim base in Syria.", "security")]
    [InlineData("Russian wheat is sold to Egypt at a discount, and the tender closed early.", "economics")]
    [InlineData("The generals worry about great-power rivals in Europe and Asia.", "russia-ukraine", false)]
    [InlineData("Kyiv asks for more air defence as Russian missiles hit the grid.", "russia-ukraine")]
    public void Russia_elsewhere_is_not_the_war(string text, string section, bool isIt = true)
    {
        var passage = Assert.Single(Sorted(BuiltIn, text));

        Assert.Equal(isIt, passage.Placement!.Section == section);
    }

    [Fact]
    public void The_editors_decision_wins_and_says_why()
    {
        var sidecar = "passages: [{line: 1, section: economics, reason: It is about the budget.}]";

        var passage = Assert.Single(Sorted(BuiltIn, sidecar, "The army moves."));

        Assert.Equal("economics", passage.Placement!.Section);
        Assert.Equal(DecidedBy.Editor, passage.Placement.DecidedBy);
        Assert.Equal("It is about the budget.", passage.Placement.Reason);
        Assert.Equal(1, passage.Placement.Confidence);
    }

    [Fact]
    public void A_section_of_the_front_matter_holds_for_all_passages_but_those_that_the_editor_decided()
    {
        var passages = Sorted(
            BuiltIn, "section: economics\npassages: [{line: 2, section: diplomacy}]", "The army moves.", "The army stays.");

        Assert.Equal(["economics", "diplomacy"], passages.Select(p => p.Placement!.Section));
        Assert.Equal([DecidedBy.FrontMatter, DecidedBy.Editor], passages.Select(p => p.Placement!.DecidedBy));
    }

    [Fact]
    public void A_section_that_does_not_exist_is_reported_where_it_is_named()
    {
        var seed = Seed("The army moves.\n", "passages:\n  - line: 1\n    section: economy\n");

        var sorted = SiteBuilder.Sort([seed], new SiteConfig { Sections = BuiltIn });

        var diagnostic = Assert.Single(sorted.Diagnostics);
        Assert.Equal("SG0401", diagnostic.Code);
        Assert.Equal(SourceSpan.At("notes.txt.yml", 3, 14), diagnostic.Span);
        Assert.Equal("there is no section `economy`", diagnostic.Message);
    }

    [Theory]
    [InlineData("title: The war in Ukraine", "russia-ukraine")]
    [InlineData("title: The central bank's interest rates and inflation", "economics")]
    [InlineData("tags: [missiles, air defence, army]", "security")]
    public void A_stated_title_or_tag_informs_a_passage_that_says_little(string frontMatter, string section)
    {
        int For(string[] lines) => Assert.Single(Sorted(BuiltIn, lines)).Placement!.Evidence.Where(e => e.Section == section).Sum(e => e.Hundredths);

        var with = For(["---", frontMatter, "---", "They will not be the last ones, and the price is high."]);
        var without = For(["They will not be the last ones, and the price is high."]);

        Assert.True(with > without, $"{with} with, {without} without");
    }

    [Fact]
    public void Passages_of_another_seed_change_nothing()
    {
        var config = new SiteConfig { Sections = BuiltIn };
        var seed = Seed("The talks go on.\nSo far so good.\n");
        var other = Seed("Gunmen attacked a convoy.\n") with { Path = "other.txt", Id = "other" };

        var alone = SiteBuilder.Sort([seed], config).Value[0];
        var together = SiteBuilder.Sort([other, seed], config).Value[0];

        Assert.Equal(Placements(alone), Placements(together));

        static IEnumerable<(string, double)> Placements(AccountedSeed seed) =>
            seed.Source.Briefings.SelectMany(b => b.Passages).Select(p => (p.Placement!.Section, p.Placement.Confidence));
    }

    [Theory]
    [InlineData("Сьогодні вночі було чути вибухи, але в місті спокійно і люди вийшли на роботу, як завжди в понеділок.\n")]
    [InlineData("El gobierno anunció ayer que la reforma de las pensiones se aplazará hasta después de las elecciones municipales.\n")]
    [InlineData("---\nlanguage: de\n---\nThe army moves.\n")]
    public void A_text_in_another_language_is_sorted_by_names_only_and_that_is_said(string text)
    {
        var sorted = SiteBuilder.Sort([Seed(text)], new SiteConfig { Sections = BuiltIn });

        Assert.Equal("SG0402", Assert.Single(sorted.Diagnostics).Code);
        Assert.All(sorted.Value[0].Source.Briefings.SelectMany(b => b.Passages), p => Assert.Equal(Placement.Fallback, p.Placement!.Section));
    }

    [Fact]
    public void A_known_name_sorts_a_text_in_another_language()
    {
        var passage = Assert.Single(Sorted(BuiltIn, "Les habitants de Zaporizhzhia et de Kramatorsk attendent la suite des discussions, sans beaucoup y croire."));

        Assert.Equal("russia-ukraine", passage.Placement!.Section);
    }

    [Fact]
    public void Telegraphic_English_is_English()
    {
        var sorted = SiteBuilder.Sort(
            [Seed("FPV output: 20k/mo early 2024, 200k/mo by winter, unit cost 400 bucks, parts still shipped from Shenzhen\n")],
            new SiteConfig { Sections = BuiltIn });

        Assert.Empty(sorted.Diagnostics);
    }

    [Fact]
    public void A_text_without_words_is_general()
    {
        var passage = Assert.Single(Sorted(BuiltIn, "?!"));

        Assert.Equal(Placement.Fallback, passage.Placement!.Section);
    }

    private static Section Own(string id, string[]? terms = null, string[]? examples = null) => new(
        id, id, "", new("#b0460c", "#ec7b43"),
        [.. (terms ?? []).Select(t => new Term(t, 100, SourceSpan.Whole("sitegen.yml")))], [.. examples ?? []]);

    private static ImmutableArray<Passage> Sorted(ImmutableArray<Section> sections, params string[] lines)
    {
        var sidecar = lines[0].Contains("line:", StringComparison.Ordinal) ? lines[0] : null;
        var text = string.Join('\n', sidecar is null ? lines : lines[1..]) + "\n";
        var sorted = SiteBuilder.Sort([Seed(text, sidecar)], new SiteConfig { Sections = sections });
        return [.. Assert.Single(sorted.Value).Source.Briefings.SelectMany(b => b.Passages)];
    }

    private static Seed Seed(string text, string? sidecar = null) => Seeds.Read("notes.txt", text, sidecar).Value!;

    private static Passage FirstSeed(int line) => FirstSeed().Single(p => p.Origin.FirstLine <= line && line <= p.Origin.LastLine);

    private static IEnumerable<Passage> FirstSeed() => SiteBuilder
        .Sort(SeedReader.ReadFolder(Repository.PathOf("seeds"), "seeds").Value, new SiteConfig { Sections = BuiltIn })
        .Value.SelectMany(s => s.Source.Briefings).SelectMany(b => b.Passages);
}
