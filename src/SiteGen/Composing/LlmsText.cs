using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary><c>llms.txt</c>: what the site is and holds, for programs that read text.</summary>
internal static class LlmsText
{
    private const int MostBriefings = 500;

    public static TextPage Of(EditionIndex edition)
    {
        var page = SiteMap.Llms;
        string Address(SiteUrl url) => edition.Full(url) ?? url.Path;
        return new(page, "the text for programs", "llms", () => edition.Frame(page), () => new LlmsContent(
            [
                .. edition.SectionIds.Select(id => new SectionRules(
                    edition.Views.Section(id, Address), edition.Config.Sections.FirstOrDefault(s => s.Id == id)?.Description ?? "", []))
            ],
            [
                .. edition.Digests.Take(MostBriefings).Select(d => new BriefingLine(
                    d.Title, Address(SiteMap.Briefing(d.Briefing)), OneLine(d.BottomLine?.Text ?? "")))
            ],
            Math.Max(0, edition.Digests.Length - MostBriefings),
            Address(SiteMap.Sources)));
    }

    // A line break would end the piece of the list.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
