using System.Text;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace SiteGen.Browser.Tests;

public sealed class PrintTests(Chromium chromium)
{
    private const string A4 = "A4";
    private const string Letter = "Letter";

    // The first briefing is the long one; a whole site of one text is measured, not any site.
    public static TheoryData<string, string, int> Allowed => new(
        new[] { ("briefings/us-iraq-dialogue-and-russia-buildup.html", 4), ("briefings/us-iraq-dialogue-and-russia-buildup-2.html", 1), ("sources/us-iraq-dialogue-and-russia-buildup.html", 3), ("index.html", 2) }
            .SelectMany(p => new[] { A4, Letter }, (p, paper) => (PublishedSite.Own.Address(p.Item1), paper, p.Item2)));

    public static TheoryData<string, string> Papers => new(
        PublishedSite.OwnPages.SelectMany(p => new[] { A4, Letter }, (p, paper) => (p.Data, paper)));

    [Theory, MemberData(nameof(Allowed))]
    public async Task A_page_is_printed_on_few_sheets(string page, string paper, int most)
    {
        await using var tab = await chromium.Open(page);

        using var printed = await Print(tab, paper);

        Assert.InRange(printed.NumberOfPages, 1, most);
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task Nothing_is_clipped_when_printed(string page, string paper)
    {
        await using var tab = await chromium.Open(page);
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var paragraphs = await tab.Ask<string[]>("() => [...document.querySelectorAll('main p, main li, main td, main pre')].filter(e => e.checkVisibility()).map(e => e.innerText)");
        var marks = await tab.Ask<int>("() => document.querySelectorAll('.skip, .site-header nav, .breadcrumb').values().filter(e => e.checkVisibility()).toArray().length");

        using var printed = await Print(tab, paper);

        var outside = printed.GetPages().SelectMany(sheet => sheet.Letters.Where(l => !IsWithin(l, sheet)).Select(l => $"sheet {sheet.Number}: {l.Value} at {l.Location}")).ToList();
        Defects.None(outside);
        var text = Bare(string.Concat(printed.GetPages().SelectMany(sheet => sheet.Letters).Select(l => l.Value)));
        Defects.None([.. paragraphs.SelectMany(p => p.Split('\n')).SelectMany(Words).Where(w => !text.Contains(w, StringComparison.Ordinal)).Select(w => "not printed: " + w)]);
        Assert.Equal(0, marks);
    }

    private static async Task<PdfDocument> Print(Tab tab, string paper) => PdfDocument.Open(await tab.Page.PdfAsync(new() { Format = paper }));

    private static bool IsWithin(Letter letter, Page sheet)
    {
        const double Margin = 30;
        return string.IsNullOrWhiteSpace(letter.Value)
            || (letter.BoundingBox.Left >= Margin && letter.BoundingBox.Right <= sheet.Width - Margin
                && letter.BoundingBox.Bottom >= Margin && letter.BoundingBox.Top <= sheet.Height - Margin);
    }

    // A word may be broken at the end of a line, a paragraph at the end of a sheet: words are looked for, without spaces.
    private static IEnumerable<string> Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Bare).Where(w => w.Length > 0);

    private static string Bare(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit));
}
