using Xunit;

namespace SiteGen.Tests.Rendering;

public sealed class EscapingTests
{
    private const string Hostile = "</p><script>alert(\"1\")</script> & '{{ 1+1 }}'";
    private const string Escaped = "&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;{{ 1+1 }}&#39;";

    [Fact]
    public void Text_is_escaped_when_printed()
    {
        var html = OnePage.Html("<p>{{ site.title }}</p>", Hostile);

        Assert.Equal($"<p>{Escaped}</p>", html);
    }

    [Fact]
    public void A_value_cannot_leave_its_attribute()
    {
        var html = OnePage.Html("<p title=\"{{ site.title }}\" lang='{{ site.title }}'>", "\" onclick='x' \"");

        Assert.Equal("<p title=\"&quot; onclick=&#39;x&#39; &quot;\" lang='&quot; onclick=&#39;x&#39; &quot;'>", html);
    }

    [Fact]
    public void Text_that_was_put_together_is_escaped_too()
    {
        var html = OnePage.Html("{{ site.title + '<' }}{{ site.title | string.upcase }}{{ `<` }}{{ $'<{site.title}>' }}", "<b>");

        Assert.Equal("&lt;b&gt;&lt;&lt;B&gt;&lt;&lt;&lt;b&gt;&gt;", html);
    }

    [Fact]
    public void Numbers_and_truths_are_printed_as_they_are_and_nothing_prints_nothing()
    {
        var html = OnePage.Html("{{ 1234 }} {{ 1.5 }} {{ -2 }} {{ true }} {{ null }}|{{ canonical }}");

        Assert.Equal("1234 1.5 -2 true |", html);
    }

    [Fact]
    public void A_captured_block_is_html_and_its_values_are_escaped_once()
    {
        var html = OnePage.Html("{{ capture block }}<b>{{ site.title }}</b>{{ end }}{{ block }}{{ block }}", "a & b");

        Assert.Equal("<b>a &amp; b</b><b>a &amp; b</b>", html);
    }

    [Fact]
    public void What_is_put_together_with_a_captured_block_is_text_again()
    {
        var html = OnePage.Html("{{ capture block }}<b>{{ end }}{{ block + site.title }}", "<i>");

        Assert.Equal("&lt;b&gt;&lt;i&gt;", html);
    }

    [Fact]
    public void A_partial_is_html_and_its_values_are_escaped_once()
    {
        var html = OnePage.Html("{{ partial 'name' site.title }}", "a & b", ("partials/name", "<b>{{ name }}</b>"));

        Assert.Equal("<b>a &amp; b</b>", html);
    }

    [Fact]
    public void A_partial_in_a_partial_in_a_partial_is_escaped_once()
    {
        var html = OnePage.Html(
            "{{ partial 'outer' site.title }}",
            "a & b",
            ("partials/outer", "<i>{{ partial 'middle' outer }}</i>"),
            ("partials/middle", "<u>{{ partial 'the-inner' middle }}</u>"),
            ("partials/the-inner", "<b>{{ the_inner }}</b>"));

        Assert.Equal("<i><u><b>a &amp; b</b></u></i>", html);
    }

    [Fact]
    public void A_partial_sees_the_value_it_is_given_and_not_that_of_the_one_around_it()
    {
        var html = OnePage.Html(
            "{{ partial 'outer' 'one' }}",
            others: [("partials/outer", "{{ partial 'inner' 'two' }} {{ outer }}"), ("partials/inner", "{{ inner }}")]);

        Assert.Equal("two one", html);
    }

    [Fact]
    public void A_label_is_escaped_and_so_are_its_values()
    {
        var html = OnePage.Html("{{ label 'greeting' site.title '{0}' }}", Hostile);

        Assert.Equal($"Hello &lt;{Escaped}&gt; &amp; {{0}}", html);
    }

    [Fact]
    public void A_label_takes_html_as_it_is()
    {
        var html = OnePage.Html("{{ label 'greeting' (partial 'name' site.title) (label 'lines' 2) }}", "<i>", ("partials/name", "<b>{{ name }}</b>"));

        Assert.Equal("Hello &lt;<b>&lt;i&gt;</b>&gt; &amp; 2 lines", html);
    }

    [Fact]
    public void A_label_has_its_plural_forms_and_groups_digits()
    {
        var html = OnePage.Html("{{ label 'lines' 1 }}, {{ label 'lines' 0 }}, {{ label 'lines' 21 }}, {{ label 'lines' 1234567 }}, {{ label 'lines' 999 }}");

        Assert.Equal("1 line, 0 lines, 21 lines, 1.234.567 lines, 999 lines", html);
    }

    [Theory]
    [InlineData("{{ section_links }}")]
    [InlineData("{{ site }}")]
    [InlineData("{{ [1, 2] }}")]
    [InlineData("{{ {a: 1} }}")]
    public void A_list_or_an_object_cannot_be_printed(string template)
    {
        var problem = OnePage.Problem(template);

        Assert.Equal("SG0602", problem.Code);
        Assert.Equal("this template cannot be followed here: this is a list or an object, which cannot be printed: print its parts", problem.Message);
    }
}
