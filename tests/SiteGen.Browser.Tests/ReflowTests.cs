namespace SiteGen.Browser.Tests;

public sealed class ReflowTests(Chromium chromium)
{
    // What WCAG 1.4.12 lets a reader ask for.
    private const string TextSpacing =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

    private const int UsualText = 16;

    // Boxes wider than the window, and boxes that cut their text off. What scrolls by itself (a table, captured
    // code) may be wider inside; what is meant for screen readers alone may be cut.
    private const string Losses = """
        () => {
          const width = document.documentElement.clientWidth;
          const name = e => e.tagName.toLowerCase() + [...e.classList].map(c => '.' + c).join('') + ' “' + e.textContent.trim().slice(0, 40) + '”';
          const found = [];
          if (document.scrollingElement.scrollWidth > width) found.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
          for (const e of document.body.querySelectorAll('*')) {
            const style = getComputedStyle(e);
            if (e.closest('.visually-hidden, svg') || style.display === 'none' || style.display === 'inline') continue;
            const scroller = e.closest('.wide, pre');
            const box = e.getBoundingClientRect();
            if (box.width > 0 && !(scroller && scroller !== e) && (box.right > width + 1 || box.left < -1)) found.push(`sticks out to ${Math.round(box.right)}: ${name(e)}`);
            if (/hidden|clip/.test(style.overflow) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) found.push(`is cut off: ${name(e)}`);
            if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') found.push(`may be shortened: ${name(e)}`);
          }
          return found;
        }
        """;

    [Theory, MemberData(nameof(PublishedSite.AllPages), MemberType = typeof(PublishedSite))]
    public async Task Nothing_is_lost_and_nothing_scrolls_sideways(string page)
    {
        await using var tab = await chromium.Open(page, new() { ViewportSize = Sizes.Wide(320) });
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        var found = new List<string>();

        await Look("320 px wide", 320);
        await Look("text spacing at 320 px", 320, styles: TextSpacing);
        await Look("text at 200 % and 1280 px", 1280, text: 2 * UsualText);
        await Look("text at 200 % and 360 px", 360, text: 2 * UsualText);

        Defects.None(found);

        async Task Look(string reader, int width, string styles = "", int text = UsualText)
        {
            // The size that a reader sets in the browser: the page's own sizes and widths in rem follow it.
            await session.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new { standard = text, @fixed = text } });
            await tab.Page.SetViewportSizeAsync(width, 800);
            await tab.Page.EvaluateAsync("() => { document.adoptedStyleSheets = []; }");
            await tab.AddStyles(styles);
            found.AddRange((await tab.Ask<string[]>(Losses)).Select(loss => $"{reader}: {loss}"));
        }
    }
}
