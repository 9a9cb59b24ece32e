using System.Text;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace SiteGen.Browser.Tests;

public sealed class PrintTests(Chromium chromium)
{
    private const string A4 = "A4";
    private const string Letter = "Letter";

    // All text of the main part but that which is for screen readers alone.
    private const string Shown = """
        () => {
          const texts = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (e.checkVisibility() && !e.closest('.visually-hidden, svg')) texts.push(walker.currentNode.data);
          }
          return texts;
        }
        """;

    // What was measured when the pages were designed, of the first seed: a long thread, a short one, their source.
    public static TheoryData<string, string, int> Allowed => new(
        new[] { ("briefings/us-iraq-dialogue-and-russia-buildup.html", 4), ("briefings/us-iraq-dialogue-and-russia-buildup-2.html", 1), ("sources/us-iraq-dialogue-and-russia-buildup.html", 3), ("index.html", 2) }
            .SelectMany(p => new[] { A4, Letter }, (p, paper) => (PublishedSite.Own.Address(p.Item1), paper, p.Item2)));

    public static TheoryData<string, string> Papers => new(
        PublishedSite.OwnPages.Select((p, i) => (p.Data, i % 2 == 0 ? A4 : Letter)));

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
        var texts = await tab.Ask<string[]>(Shown);
        var controls = await tab.Ask<int>("() => [...document.querySelectorAll('.skip, .site-header nav, .breadcrumb')].filter(e => e.checkVisibility()).length");

        using var printed = await Print(tab, paper);

        var outside = printed.GetPages().SelectMany(sheet => sheet.Letters.Where(l => !IsWithin(l, sheet)).Select(l => $"sheet {sheet.Number}: {l.Value} at {l.Location}")).ToList();
        Defects.None(outside);
        var text = Bare(string.Concat(printed.GetPages().SelectMany(sheet => sheet.Letters).Select(l => l.Value)));
        Defects.None([.. texts.SelectMany(Words).Where(w => !text.Contains(w, StringComparison.Ordinal)).Select(w => "not printed: " + w)]);
        Assert.Equal(0, controls);
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
    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Bare).Where(w => w.Length > 0);

    private static string Bare(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit));
}
