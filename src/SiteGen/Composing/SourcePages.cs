using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The list of sources, and each source line by line with its bytes beside it.</summary>
internal static class SourcePages
{
    public static IEnumerable<Page> Of(EditionIndex edition)
    {
        var digests = edition.Digests.ToLookup(d => d.Briefing.Seed.Path, StringComparer.Ordinal);
        yield return Index(edition, digests);
        foreach (var source in edition.Seeds.Where(s => !s.Seed.Settings.IsDraft))
        {
            var seed = source.Seed;
            var page = SiteMap.Source(seed);
            yield return edition.Html(page, seed.File, "source", new SourceContent(
                seed.Path,
                SiteMap.RawSource(seed).From(page),
                seed.Bytes.Length,
                EditionData.Sha256(seed.Bytes.AsSpan()),
                seed.Encoding,
                source.Count(FateKind.Published),
                source.Count(FateKind.Omitted),
                source.Count(FateKind.Blank),
                source.Count(FateKind.FrontMatter),
                [.. digests[seed.Path].Select(d => edition.Views.Card(d, page))],
                [.. source.Fates.Select(f => Line(seed, f, page))]));
            yield return new PlainFile(SiteMap.RawSource(seed), seed.File, seed.Bytes);
        }
    }

    private static HtmlPage Index(EditionIndex edition, ILookup<string, BriefingDigest> digests)
    {
        var page = SiteMap.Sources;
        return edition.Html(page, "the list of sources", "sources", new SourceIndexContent(
        [
            .. edition.Seeds.Select(s => new SourceRow(
                new LinkView(s.Seed.Path, s.Seed.Settings.IsDraft ? null : SiteMap.Source(s.Seed).From(page)),
                s.Seed.Settings.IsDraft,
                s.Seed.Lines.Length,
                s.Count(FateKind.Published),
                s.Count(FateKind.Omitted),
                [.. digests[s.Seed.Path].Select(d => edition.Views.Card(d, page))]))
        ]));
    }

    private static SourceLine Line(Seed seed, LineFate fate, SiteUrl page) => new(
        seed.Lines[fate.Line - 1],
        fate,
        fate.Passage is null ? null : SiteMap.Briefing(fate.Briefing!).From(page, Views.AnchorAt(fate.Passage, fate.Line)),
        fate.Passage is null ? [] : [.. fate.Passage.Cuts.Where(c => c.Origin.FirstLine == fate.Line)]);
}
