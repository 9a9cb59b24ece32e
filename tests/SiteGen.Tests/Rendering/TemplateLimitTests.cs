using Xunit;

namespace SiteGen.Tests.Rendering;

public sealed class TemplateLimitTests
{
    [Fact]
    public void A_page_of_more_than_a_mebibyte_is_not_cut_off()
    {
        var html = OnePage.Html("{{ for i in 1..300000 }}12345678{{ end }}<p>the end</p>");

        Assert.Equal((300_000 * 8) + "<p>the end</p>".Length, html.Length);
        Assert.EndsWith("<p>the end</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_more_than_a_mebibyte_is_not_cut_off()
    {
        var html = OnePage.Html("{{ site.title }}{{ site.title + '!' }}", new string('x', 2_000_000));

        Assert.Equal(4_000_001, html.Length);
    }

    [Fact]
    public void A_captured_block_and_a_partial_of_more_than_a_mebibyte_are_not_cut_off()
    {
        var html = OnePage.Html(
            "{{ capture block }}{{ site.title }}{{ end }}{{ block }}{{ partial 'all' site.title }}",
            new string('x', 2_000_000),
            ("partials/all", "{{ all }}"));

        Assert.Equal(4_000_000, html.Length);
    }

    [Fact]
    public void A_loop_over_five_thousand_parts_works()
    {
        var html = OnePage.Html("{{ for i in 1..5000 }}{{ i }} {{ end }}");

        Assert.EndsWith(" 4999 5000 ", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ while true }}{{ end }}")]
    [InlineData("{{ for i in 1..2000000000 }}{{ end }}")]
    [InlineData("{{ for i in 1..1000000 }}{{ for j in 1..1000000 }}{{ end }}{{ end }}")]
    [InlineData("{{ while true }}{{ partial 'loop' }}{{ end }}")]
    public void An_endless_loop_ends_as_an_error(string template)
    {
        var problem = OnePage.Problem(template, ("partials/loop", "{{ for i in 1..10 }}{{ end }}"));

        Assert.Equal("SG0602", problem.Code);
    }

    [Theory]
    [InlineData("{{ partial 'self' 1 }}")]
    [InlineData("{{ func f; f; end; f }}")]
    public void A_template_that_calls_itself_for_ever_ends_as_an_error(string template)
    {
        var problem = OnePage.Problem(template, ("partials/self", "{{ partial 'self' 1 }}"));

        Assert.Equal("SG0602", problem.Code);
    }
}
