using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;
using SiteGen.Sorting;
using Xunit;

namespace SiteGen.Tests.Sorting;

public sealed class AliasTests
{
    private static readonly Section Rivers = new("rivers", "Rivers", "", new("#000000", "#ffffff"), [new("Danube", 100, SourceSpan.Whole("test"))], []);

    [Theory]
    [InlineData("Дунай широкий.", "Дунай")]
    [InlineData("Ships on the Donau wait.", "Donau")]
    [InlineData("On the old blue river, ships wait.", "old blue river")]
    public void Another_name_of_a_term_speaks_for_its_section(string text, string words)
    {
        var placement = Placed(text, new AliasedName("Danube", ["Donau", "Дунай", "old blue river"]));

        Assert.Equal("rivers", placement.Section);
        var evidence = Assert.Single(placement.Evidence, e => e.Term == "Danube");
        Assert.Equal(words, text.Substring(evidence.Start, evidence.Length));
    }

    [Fact]
    public void Without_the_alias_it_does_not()
    {
        Assert.Equal(Placement.Fallback, Placed("Ships on the Donau wait.").Section);
    }

    [Fact]
    public void Words_around_an_alias_keep_their_places()
    {
        var plain = Placed("The Danube and the harbour and the Danube again.");
        var other = Placed("The old blue river and the harbour and the Danube again.", new AliasedName("Danube", ["old blue river"]));

        Assert.Equal(plain.Section, other.Section);
        Assert.Equal((4, 14), other.Evidence.Where(e => e.Start >= 0).Select(e => (e.Start, e.Length)).First());
    }

    [Fact]
    public void A_name_in_another_script_counts_as_what_is_known_by_names()
    {
        const string text = "Київ чекає.";
        var seed = Seeds.From("a.txt", "---", "language: uk", "---", text);

        string Section(params AliasedName[] aliases)
        {
            using var sorter = Sorter.Prepare(ConfigReader.BuiltInSections, [.. aliases]);
            return PassageSorter.Sort(Seeds.Split(seed).Value, sorter).Value.Briefings[0].Passages[0].Placement!.Section;
        }

        Assert.Equal(Placement.Fallback, Section());
        Assert.Equal("russia-ukraine", Section(new AliasedName("Kyiv", ["Kiev", "Київ"])));
    }

    private static Placement Placed(string text, params AliasedName[] aliases)
    {
        using var sorter = Sorter.Prepare([Rivers], [.. aliases]);
        return PassageSorter.Sort(Seeds.Split(Seeds.From("a.txt", text)).Value, sorter).Value.Briefings[0].Passages[0].Placement!;
    }
}
