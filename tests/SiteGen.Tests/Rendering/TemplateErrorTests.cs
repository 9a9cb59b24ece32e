using SiteGen.Diagnostics;
using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Rendering;

public sealed class TemplateErrorTests
{
    [Theory]
    [InlineData("<p>\n  {{ nonsense }}</p>", 2, 6)]
    [InlineData("<p>\n{{ site.nonsense }}</p>", 2, 9)]
    [InlineData("<p>\n{{ site.title.nonsense }}</p>", 2, 15)]
    [InlineData("<p>\n\n{{ label 'nonsense' }}</p>", 3, 4)]
    [InlineData("<p>{{ partial 'nonsense' }}</p>", 1, 7)]
    [InlineData("<p>{{ if nonsense }}{{ end }}</p>", 1, 10)]
    [InlineData("<p>{{ for x in nonsense }}{{ end }}</p>", 1, 16)]
    [InlineData("<p>{{ nonsense.nonsense }}</p>", 1, 7)]
    public void An_unknown_name_is_an_error_at_its_place(string template, int line, int column)
    {
        var problem = OnePage.Problem(template);

        Assert.Equal("SG0602", problem.Code);
        Assert.Equal(SourceSpan.At("templates/pages/not-found.sbn-html", line, column), problem.Span);
        Assert.Contains("nonsense", problem.Message, StringComparison.Ordinal);
        Assert.Equal("docs/templates.md lists every name that a page knows", problem.Hint);
    }

    [Fact]
    public void An_error_in_a_partial_is_shown_in_the_partial()
    {
        var problem = OnePage.Problem(
            "<p>{{ partial 'outer' 1 }}</p>",
            ("partials/outer", "<b>\n{{ partial 'inner' 1 }}</b>"),
            ("partials/inner", "<i>\n\n  {{ nonsense }}</i>"));

        Assert.Equal(SourceSpan.At("templates/partials/inner.sbn-html", 3, 6), problem.Span);
    }

    [Fact]
    public void An_error_in_the_layout_is_shown_in_the_layout()
    {
        var problem = OnePage.Problem("<p>", ("layouts/base", "<html>\n{{ nonsense }}"));

        Assert.Equal(SourceSpan.At("templates/layouts/base.sbn-html", 2, 4), problem.Span);
    }

    [Fact]
    public void A_name_of_one_page_is_not_known_on_another()
    {
        var problem = OnePage.Problem("{{ briefing.title }}");

        Assert.Contains("briefing", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>\n{{ if true }}</p>\n", 2, 14)]
    [InlineData("<p>{{ (1 }}</p>", 1, 10)]
    [InlineData("<p>\n\n{{ end }}</p>", 3, 6)]
    public void A_template_that_is_not_valid_is_an_error_at_its_place(string template, int line, int column)
    {
        var rendered = OnePage.Render(template);

        Assert.Null(rendered.Value);
        Assert.All(rendered.Diagnostics, d => Assert.Equal("SG0601", d.Code));
        Assert.Contains(SourceSpan.At("templates/pages/not-found.sbn-html", line, column), rendered.Diagnostics.Select(d => d.Span));
    }

    [Fact]
    public void A_broken_partial_is_reported_where_it_is_broken_and_where_it_is_used()
    {
        var rendered = OnePage.Render("{{ partial 'broken' }}", "Title", ("partials/broken", "\n{{ if }}"));

        Assert.Null(rendered.Value);
        Assert.Equal(
            ["templates/partials/broken.sbn-html SG0601", "templates/pages/not-found.sbn-html SG0602"],
            rendered.Diagnostics.Select(d => $"{d.Span.File} {d.Code}").Distinct());
    }

    [Fact]
    public void A_template_that_is_not_there_is_an_error()
    {
        var rendered = OnePage.Render(new NotFoundContent(), "not-found", "Title");

        Assert.Null(rendered.Value);
        Assert.Equal("SG0604", Assert.Single(rendered.Diagnostics).Code);
    }

    [Theory]
    [InlineData("{{ partial }}")]
    [InlineData("{{ label }}")]
    [InlineData("{{ partial 'a' 1 2 }}")]
    [InlineData("{{ label 'greeting' 'one' }}")]
    public void A_function_with_too_few_or_too_many_values_is_an_error(string template)
    {
        var problem = OnePage.Problem(template, ("partials/a", "a"));

        Assert.Equal("SG0602", problem.Code);
    }

    [Theory]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ timespan.zero }}")]
    [InlineData("{{ include 'partials/a' }}")]
    [InlineData("{{ include_join ['partials/a'] ',' }}")]
    [InlineData("{{ math.random 1 9 }}")]
    [InlineData("{{ math.uuid }}")]
    [InlineData("{{ object.eval '1+1' }}")]
    [InlineData("{{ object.eval_template '{{ 1 }}' }}")]
    [InlineData("{{ html.strip 'a' }}")]
    [InlineData("{{ regex.match 'a' 'a' }}")]
    public void A_template_has_no_clock_no_chance_no_files_and_no_code_from_text(string template)
    {
        var problem = OnePage.Problem(template, ("partials/a", "a"));

        Assert.Equal("SG0602", problem.Code);
    }
}
