using System.Text;
using Microsoft.Playwright;
using SiteGen.Tests;

namespace SiteGen.Browser.Tests;

public sealed class SearchTests(Chromium chromium)
{
    [Theory]
    [InlineData("Ukraine", "Ukraine")]
    [InlineData("UKRAÏN", "Ukraine")]
    [InlineData("Ukrainr", "Ukraine")]
    [InlineData("Іраків", null)]
    [InlineData("Ірак", "Iraq")]
    public async Task A_word_is_found_whatever_its_case_accents_and_letters(string query, string? marked)
    {
        await using var tab = await Search(query);

        var marks = await tab.Page.Locator("#search mark").AllInnerTextsAsync();

        if (marked is null)
        {
            Assert.Empty(marks);
            Assert.Equal("No passage has such words.", await State(tab).InnerTextAsync());
        }
        else
        {
            Assert.Contains(marks, m => m.Contains(marked, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_script_reads_words_as_the_index_does()
    {
        var script = File.ReadAllLines(Repository.PathOf("templates/assets/js/search.js"));
        int LineOf(string start) => Array.FindIndex(script, l => l.TrimStart().StartsWith(start, StringComparison.Ordinal));
        var reading = string.Join('\n', script[LineOf("const ALONE")], string.Join('\n', script[LineOf("const fold")..(LineOf("const wordsOf") + 1)]));
        var manifest = Encoding.UTF8.GetString(PublishedSite.Own.Files["search/index.js"]);
        var cases = File.ReadAllLines(Repository.PathOf("tests/SiteGen.Tests/Composing/search-words.txt")).Select(l => l.Split(" → ")).ToList();
        await using var tab = await chromium.Open("notes/search.html");

        var read = await tab.Ask<string[]>(
            $"texts => {{ let index; const sitegenSearch = (name, data) => {{ index = data; }};\n{manifest}\n{reading}\nreturn texts.map(text => wordsOf(text).join(' ')); }}",
            cases.Select(c => c[0]).ToArray());

        Assert.NotEmpty(cases);
        Assert.Equal(cases.Select(c => c[1].Normalize(NormalizationForm.FormKD)), read);
    }

    [Fact]
    public async Task A_result_leads_to_its_passage_and_Back_returns_to_the_results()
    {
        await using var tab = await Search("buildup border");
        var results = tab.Page.Locator("#search li");
        var count = await results.CountAsync();
        var text = await results.First.Locator(".words").InnerTextAsync();

        await results.First.Locator("a").ClickAsync();
        await tab.Page.WaitForURLAsync("**/briefings/**#l*");

        Assert.Contains(text[..20], await tab.Page.Locator(":target").InnerTextAsync(), StringComparison.Ordinal);

        await tab.Page.GoBackAsync();
        await State(tab).GetByText("Passages shown").WaitForAsync();

        Assert.Equal("buildup border", await tab.Page.GetByRole(AriaRole.Searchbox).InputValueAsync());
        Assert.Equal(count, await results.CountAsync());
    }

    [Fact]
    public async Task A_link_with_a_query_shows_its_results()
    {
        await using var tab = await chromium.Open("notes/search.html#q=iraq");

        await State(tab).GetByText("Passages shown").WaitForAsync();

        Assert.NotEqual(0, await tab.Page.Locator("#search li").CountAsync());
    }

    [Fact]
    public async Task The_index_is_loaded_only_for_a_query_and_the_keyboard_does_it_all()
    {
        await using var tab = await chromium.Open("notes/search.html");
        Assert.DoesNotContain(tab.Requests, url => url.Contains("/search/", StringComparison.Ordinal) || url.Contains("minisearch", StringComparison.Ordinal));

        await tab.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Words to find in the passages" }).FocusAsync();
        await tab.Page.Keyboard.TypeAsync("iraq");
        await State(tab).GetByText("Passages shown").WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Tab");

        Assert.StartsWith("briefings/", await tab.Page.Locator(":focus").GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_texts_are_found_as_text()
    {
        await using var tab = await chromium.Open("hostile/search.html#q=script");

        await State(tab).GetByText("Passages shown").WaitForAsync();

        Assert.Equal(0, await tab.Page.Locator("#search :is(script, img, iframe)").CountAsync());
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Search_works_from_disk()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, bytes) in PublishedSite.Own.Files)
        {
            var file = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }

        await using var tab = await chromium.NewTab();
        await tab.Page.GotoAsync(new Uri(Path.Combine(folder.Path, "search.html")).AbsoluteUri);
        await tab.Page.GetByRole(AriaRole.Searchbox).FillAsync("iraq");

        await State(tab).GetByText("Passages shown").WaitForAsync();

        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task An_edition_without_sources_finds_nothing_and_says_so()
    {
        await using var tab = await chromium.Open("empty/search.html#q=iraq");

        await State(tab).GetByText("No passage has such words.").WaitForAsync();
    }

    private static ILocator State(Tab tab) => tab.Page.Locator("#search [role=status]");

    private async Task<Tab> Search(string query)
    {
        var tab = await chromium.Open("notes/search.html");
        await tab.Page.GetByRole(AriaRole.Searchbox).FillAsync(query);
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('#search [role=status]').textContent !== ''");
        return tab;
    }
}
