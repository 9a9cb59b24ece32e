using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The acronyms of the edition: what sources spell out, and what they do not.</summary>
internal static class GlossaryPage
{
    private const int MostPlaces = 12;

    public static HtmlPage Of(EditionIndex edition)
    {
        var page = SiteMap.Glossary;
        var acronyms = edition.Names.Acronyms.Select(a => new AcronymView(
            a.Text,
            a.Anchor,
            [.. a.Definitions.Select(d => Place(d, d.Mark!.In(d.Passage.Text), page))],
            a.Uses.Count,
            [.. a.Uses.Take(MostPlaces).Select(u => Place(u, a.Text, page))])).ToLookup(a => a.Definitions.Length > 0);
        return edition.Whole(page, "the glossary", "glossary", () => new GlossaryContent([.. acronyms[true]], [.. acronyms[false]], edition.Config.Aliases));
    }

    private static PlaceView Place(Mention mention, string text, SiteUrl page)
    {
        var briefing = mention.Digest.Briefing;
        var line = Views.LineAt(mention.Passage, mention.Mark!.Start);
        return new(text, briefing.Seed.Path, line, SiteMap.Briefing(briefing).From(page, Views.AnchorAt(mention.Passage, line)));
    }
}
