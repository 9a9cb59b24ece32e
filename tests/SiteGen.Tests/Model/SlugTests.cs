using System.Text;
using CsCheck;
using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Model;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Iraq", "iraq")]
    [InlineData("US_Iraq  Talks!", "us-iraq-talks")]
    [InlineData("  --A--  ", "a")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Straße", "strasse")]
    [InlineData("Ærø Œuvre Þór Đà", "aero-oeuvre-thor-da")]
    [InlineData("ＦＵＬＬ ①", "full-1")]
    [InlineData("ﬁnance", "finance")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a::$DATA", "a-data")]
    [InlineData("a.b:c|d?e*f\"g<h>", "a-b-c-d-e-f-g-h")]
    public void A_name_becomes_letters_digits_and_hyphens(string name, string slug)
    {
        Assert.Equal(slug, Slug.From(name, "source"));
    }

    [Theory]
    [InlineData("İstanbul")]
    [InlineData("Ångström")]
    [InlineData("Việt Nam")]
    [InlineData("Україна й Київ")]
    [InlineData("한국")]
    public void All_normal_forms_of_a_name_have_one_slug(string name)
    {
        var slugs = new[] { NormalizationForm.FormC, NormalizationForm.FormD, NormalizationForm.FormKC, NormalizationForm.FormKD }
            .Select(form => Slug.From(name.Normalize(form), "t"));

        Assert.Single(slugs.Distinct());
    }

    [Theory]
    [InlineData("CON")]
    [InlineData("con")]
    [InlineData("nul")]
    [InlineData("Aux")]
    [InlineData("prn")]
    [InlineData("com1")]
    [InlineData("LPT9")]
    [InlineData("com¹")]
    [InlineData("index")]
    public void A_name_that_a_system_keeps_for_itself_gets_a_suffix(string name)
    {
        var slug = Slug.From(name, "source");

        Assert.EndsWith("-source", slug, StringComparison.Ordinal);
        Assert.True(Slug.IsValid(slug));
    }

    [Theory]
    [InlineData("Україна")]
    [InlineData("العراق")]
    [InlineData("日本")]
    [InlineData("🧵")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("!?")]
    public void A_name_of_which_nothing_is_left_is_told_by_its_hash(string name)
    {
        var slug = Slug.From(name, "t");

        Assert.Matches("^t-[0-9a-f]{8}$", slug);
    }

    [Fact]
    public void The_hash_is_the_beginning_of_the_SHA_256_of_the_folded_name()
    {
        Assert.Equal("t-e5df33a6", Slug.From("Україна", "t"));
        Assert.Equal("t-e5df33a6", Slug.From("УКРАЇНА", "t"));
    }

    [Fact]
    public void Names_that_differ_in_lost_letters_have_slugs_that_differ()
    {
        string[] slugs = [Slug.From("Kyiv Київ", "t"), Slug.From("Kyiv Киев", "t"), Slug.From("Kyiv", "t")];

        Assert.Equal(3, slugs.Distinct().Count());
    }

    [Fact]
    public void Long_names_are_cut_and_told_apart_by_their_hash()
    {
        var one = Slug.From(new string('a', 5_000), "source");
        var other = Slug.From(new string('a', 5_001), "source");

        Assert.NotEqual(one, other);
        Assert.All([one, other], s => Assert.InRange(s.Length, 1, Slug.MaxLength));
        Assert.StartsWith("aaaaaaaa", one, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_as_long_as_may_be_is_kept()
    {
        var name = new string('a', Slug.MaxLength);

        Assert.Equal(name, Slug.From(name, "source"));
    }

    [Theory]
    [InlineData("oslo", true)]
    [InlineData("oslo-2021", true)]
    [InlineData("", false)]
    [InlineData("Oslo", false)]
    [InlineData("-oslo", false)]
    [InlineData("oslo-", false)]
    [InlineData("os lo", false)]
    [InlineData("ósló", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("con", false)]
    [InlineData("index", false)]
    public void Only_a_name_of_letters_digits_and_inner_hyphens_can_stand_as_it_is(string name, bool isValid)
    {
        Assert.Equal(isValid, Slug.IsValid(name));
    }

    [Fact]
    public void Any_text_gives_a_valid_slug_that_is_its_own_slug() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["aA-_./ éЖ#0"], 0, 80]).Each(
            2_000,
            name =>
            {
                var slug = Slug.From(name, "source");

                Assert.True(Slug.IsValid(slug), slug);
                Assert.Equal(slug, Slug.From(slug, "source"));
            });
}
