using System.Collections.Immutable;
using System.Globalization;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>
/// The feeds of the site and of each section. Atom needs whole addresses and a time for every item, so it is
/// there only if both are known.
/// </summary>
internal static class Feeds
{
    private const int MostItems = 50;

    public static IEnumerable<Page> Of(EditionIndex edition) => edition.SectionIds.Prepend(null).SelectMany(section =>
        Formats(edition).Select(format => Of(edition, section, format)));

    /// <summary>The formats in which this edition can have feeds.</summary>
    public static ImmutableArray<FeedFormat> Formats(EditionIndex edition) =>
        edition is { Config.BaseUrl: not null, Time: not null } ? [FeedFormat.Json, FeedFormat.Atom] : [FeedFormat.Json];

    /// <summary>The beginning of a stated day, in UTC. A month or a year is none: the day would be a guess.</summary>
    public static DateTimeOffset? Day(string? date) =>
        DateTimeOffset.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private static FeedPage Of(EditionIndex edition, string? section, FeedFormat format)
    {
        var page = SiteMap.Feed(section, format);
        var home = section is null ? SiteMap.Home : SiteMap.Section(section);
        var digests = edition.Digests.Where(d => section is null || EditionIndex.Of(d, p => p.Section == section || p.Also.Contains(section)).Any());
        return new(page, section is null ? "the feed" : $"the feed of {section}", format, new(
            edition.Frame(page),
            section is null ? null : edition.Views.Section(section, page),
            edition.Full(home),
            edition.Full(page),
            edition.Time,
            [.. digests.Take(MostItems).Select(d => Item(d, edition))]));
    }

    private static BriefingItem Item(BriefingDigest digest, EditionIndex edition)
    {
        var briefing = digest.Briefing;
        var settings = briefing.Seed.Settings;
        var address = SiteMap.Briefing(briefing);
        return new(
            edition.Full(address) ?? address.Path,
            edition.Full(address),
            digest.Title,
            digest.BottomLine is { } line ? BriefingDigest.WithoutTagSigns(line, 0, line.Text.Length) : "",
            digest.BottomLine,
            digest.KeyPoints,
            settings.Author?.Value,
            Day(settings.Date?.Value),
            [
                .. briefing.Passages.SelectMany(p => p.Marks).Where(m => m.Kind == MarkKind.Tag).Select(m => m.Value)
                    .Concat(settings.Tags.Select(t => t.Value))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
            ],
            settings.Language?.Value);
    }
}
