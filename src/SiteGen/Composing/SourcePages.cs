using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The list of sources, and each source line by line with its bytes beside it.</summary>
internal static class SourcePages
{
    public static IEnumerable<Page> Of(EditionIndex edition)
    {
        var digests = edition.Digests.ToLookup(d => d.Briefing.Seed.Path, StringComparer.Ordinal);
        foreach (var page in Archive.Pages(InOrder(edition), s => s.Seed.Settings.Date?.Value ?? "", SiteMap.Sources))
        {
            yield return Index(edition, page, digests);
        }

        foreach (var source in edition.Seeds.Where(s => !s.Seed.Settings.IsDraft))
        {
            var seed = source.Seed;
            var page = SiteMap.Source(seed);
            yield return edition.Part(page, seed.File, "source", () => new SourceContent(
                seed.Path,
                seed.Settings.Language?.Value,
                SiteMap.RawSource(seed).From(page),
                seed.Bytes.Length,
                EditionData.Sha256(seed.Bytes.AsSpan()),
                seed.Encoding,
                source.Count(FateKind.Published),
                source.Count(FateKind.Omitted),
                source.Count(FateKind.Blank),
                source.Count(FateKind.FrontMatter),
                [.. digests[seed.Path].Select(d => Views.Link(d, page))],
                [.. source.Fates.Select(f => Line(seed, f, page))]));
            yield return new PlainFile(SiteMap.RawSource(seed), seed.File, seed.Bytes);
        }
    }

    // As the briefings: newest first, then what has no date in the order of the files.
    private static List<AccountedSeed> InOrder(EditionIndex edition) =>
        [.. edition.Seeds.OrderByDescending(s => s.Seed.Settings.Date?.Value ?? "", StringComparer.Ordinal)];

    private static HtmlPage Index(EditionIndex edition, ArchivePage<AccountedSeed> page, ILookup<string, BriefingDigest> digests)
    {
        SourceIndexContent Content() => new(
        [
            .. page.Values.Select(s => new SourceRow(
                new LinkView(s.Seed.Path, s.Seed.Settings.IsDraft ? null : SiteMap.Source(s.Seed).From(page.Url)),
                s.Seed.Settings.IsDraft,
                s.Seed.Lines.Length,
                s.Count(FateKind.Published),
                s.Count(FateKind.Omitted),
                [.. digests[s.Seed.Path].Select(d => Views.Link(d, page.Url))]))
        ],
            page.View);
        return page.View.Number == 0
            ? edition.Whole(page.Url, "the list of sources", "sources", Content)
            : edition.Part(page.Url, "the list of sources", "sources", Content);
    }

    private static SourceLine Line(Seed seed, LineFate fate, SiteUrl page) => new(
        seed.Lines[fate.Line - 1],
        fate,
        fate.Passage is null ? null : SiteMap.Briefing(fate.Briefing!).From(page, Views.AnchorAt(fate.Passage, fate.Line)),
        fate.Passage is null ? [] : [.. fate.Passage.Cuts.Where(c => c.Origin.FirstLine == fate.Line)]);
}
