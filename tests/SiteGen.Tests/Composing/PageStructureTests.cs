using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

/// <summary>What holds for every page of every site.</summary>
public sealed class PageStructureTests
{
    public static TheoryData<string> Sites => [.. BuiltSite.Names];

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_has_one_heading_of_the_first_level_in_its_one_main(string site)
    {
        AssertPages(site, page =>
        {
            Assert.NotEmpty(Assert.Single(page.QuerySelectorAll("h1")).TextContent.Trim());
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.Single(page.QuerySelectorAll("main h1"));
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_has_a_header_with_navigation_and_a_footer(string site)
    {
        AssertPages(site, page =>
        {
            Assert.Single(page.QuerySelectorAll("body > header"));
            Assert.Single(page.QuerySelectorAll("body > footer"));
            Assert.Single(page.QuerySelectorAll("body > header nav"));
            Assert.All(page.QuerySelectorAll("nav"), nav => Assert.NotEmpty(nav.GetAttribute("aria-label") ?? ""));
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_names_all_sections_the_sources_and_the_method_in_its_navigation(string site)
    {
        var built = BuiltSite.Named(site);

        AssertPages(site, page =>
        {
            var names = page.QuerySelectorAll("body > header nav li").Select(li => li.TextContent.Trim()).ToList();
            Assert.Equal(built.Config.Sections.Length, built.Config.Sections.Count(s => names.Exists(n => n.EndsWith(s.Title, StringComparison.Ordinal))));
            Assert.Equal(["Topics", "People", "Glossary", "Sources", "What changed", "Search", "About and method"], names[^7..]);
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void The_skip_link_comes_first_and_leads_to_the_main_text(string site)
    {
        AssertPages(site, page =>
        {
            var first = Assert.IsType<IHtmlAnchorElement>(page.QuerySelector("a[href], button, input, [tabindex]"), exactMatch: false);
            Assert.Equal(page.Body!.FirstElementChild, first);
            Assert.Equal("#" + page.QuerySelector("main")!.Id, first.GetAttribute("href"));
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_below_the_front_page_has_a_breadcrumb_that_ends_with_itself(string site)
    {
        AssertPages(site, (path, page) =>
        {
            var steps = page.QuerySelectorAll(".breadcrumb li").ToList();
            if (path is "index.html" or "404.html")
            {
                Assert.Empty(steps);
                return;
            }

            Assert.NotNull(steps[0].QuerySelector("a[href]"));
            Assert.Equal("page", steps[^1].GetAttribute("aria-current"));
            Assert.StartsWith(steps[^1].TextContent, page.Title + " ", StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_says_its_language_its_encoding_and_its_own_title(string site)
    {
        var built = BuiltSite.Named(site);

        AssertPages(site, page =>
        {
            Assert.Equal(built.Config.Language, page.DocumentElement.GetAttribute("lang"));
            Assert.Equal("utf-8", page.Head!.FirstElementChild!.GetAttribute("charset"));
            Assert.NotEmpty(page.Title!);
        });
        Assert.Distinct(built.Pages.Where(p => !IsBriefing(p.Key)).Select(p => p.Value.Title));
    }

    [Theory, MemberData(nameof(Sites))]
    public void No_id_stands_twice_on_a_page(string site)
    {
        AssertPages(site, page => Assert.Distinct(page.QuerySelectorAll("[id]").Select(e => e.Id)));
    }

    [Theory, MemberData(nameof(Sites))]
    public void Headings_never_skip_a_level(string site)
    {
        AssertPages(site, page =>
        {
            var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
            Assert.Equal(1, levels[0]);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 1, pair.First + 1));
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_has_the_content_security_policy_to_the_letter(string site)
    {
        AssertPages(site, (path, page) => Assert.Equal(
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
                + (path == Search ? "; script-src 'self'; connect-src 'self'" : ""),
            Assert.Single(page.QuerySelectorAll("meta[http-equiv]")).GetAttribute("content")));
    }

    [Theory, MemberData(nameof(Sites))]
    public void No_page_but_search_has_a_script_and_none_has_style_of_its_own_frames_or_forms(string site)
    {
        AssertPages(site, (path, page) =>
        {
            Assert.Equal(path == Search ? ["assets/js/search.js"] : [], page.QuerySelectorAll("script").Select(s => s.GetAttribute("src")));
            Assert.All(page.QuerySelectorAll("script"), s => Assert.Empty(s.TextContent));
            Assert.Empty(page.QuerySelectorAll("style, iframe, frame, object, embed, form, input, button, base, template, noscript, audio, video, img"));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a =>
                a.Name == "style" || a.Name == "srcdoc" || a.Name.StartsWith("on", StringComparison.Ordinal));
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void A_page_loads_its_style_sheet_and_its_icon_from_the_site_and_nothing_else(string site)
    {
        AssertPages(site, page =>
        {
            Assert.Equal(["alternate", "canonical", "icon", "stylesheet"], page.QuerySelectorAll("link[rel]").Select(l => l.GetAttribute("rel")).Append("canonical").Order(StringComparer.Ordinal).Distinct());
            Assert.All(page.QuerySelectorAll("link:not([rel=canonical])"), l => Assert.DoesNotContain(":", l.GetAttribute("href")!, StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("[src]:not(script), [srcset], [data], [poster], [background], [ping], [action], [formaction]"));
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public void The_style_sheet_asks_for_nothing_and_says_nothing(string site)
    {
        var css = Encoding.UTF8.GetString(BuiltSite.Named(site).Files["assets/css/site.css"]);

        Assert.DoesNotContain("url(", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("[^-]content:[^;}]*[\\p{L}\\p{Nd}]", css);
        Assert.DoesNotMatch("quotes:(?!auto)[^;}]*[\\p{L}\\p{Nd}]", css);
    }

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_and_data_file_is_sound_utf_8_without_controls(string site)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var (path, bytes) in BuiltSite.Named(site).Files.Where(f => Path.GetExtension(f.Key) is not (".txt" or ".png")))
        {
            var text = strict.GetString(bytes);

            Assert.DoesNotContain(text, c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\uFFFE' or '\uFFFF');
            if (path.EndsWith(".json", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(text);
                Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
            }
        }
    }

    [Theory, MemberData(nameof(Sites))]
    public void A_browser_finds_no_mistake_in_any_page(string site)
    {
        var files = BuiltSite.Named(site).Files;
        var strict = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });

        AssertPages(site, (path, _) => strict.ParseDocument(Encoding.UTF8.GetString(files[path])));
    }

    [Theory, MemberData(nameof(Sites))]
    public void Names_of_files_work_on_every_system(string site)
    {
        var paths = BuiltSite.Named(site).Files.Keys;

        Assert.All(paths, path => Assert.Matches("^([a-z0-9-]+/)*([a-z0-9-]+\\.[a-z]+|\\.nojekyll)$", path));
        Assert.Distinct(paths.Select(p => p.ToUpperInvariant()));
    }

    // The one page with a script.
    private const string Search = "search.html";

    private static bool IsBriefing(string path) => path.StartsWith("briefings/", StringComparison.Ordinal);

    private static void AssertPages(string site, Action<IHtmlDocument> check) => AssertPages(site, (_, page) => check(page));

    private static void AssertPages(string site, Action<string, IHtmlDocument> check)
    {
        var pages = BuiltSite.Named(site).Pages;
        Assert.Contains("index.html", pages.Keys);
        Assert.All(pages, page => check(page.Key, page.Value));
    }
}
