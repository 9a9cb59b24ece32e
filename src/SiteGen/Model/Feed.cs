using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>How a feed is written.</summary>
public enum FeedFormat
{
    /// <summary>JSON Feed 1.1, which needs no dates and no addresses.</summary>
    Json,

    /// <summary>Atom, RFC 4287, which needs both.</summary>
    Atom,
}

/// <summary>A feed as a file.</summary>
/// <param name="Url">Where it will be.</param>
/// <param name="Sources">What it was made from.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Feed">What it holds.</param>
public sealed record FeedPage(SiteUrl Url, string Sources, FeedFormat Format, Feed Feed) : Page(Url, Sources);

/// <summary>What a feed holds.</summary>
/// <param name="Frame">What the site says of itself.</param>
/// <param name="Section">The section that it is about; null if it is about the whole site.</param>
/// <param name="HomeUrl">The whole address of the page that shows the same; null as long as the site's is not known.</param>
/// <param name="FeedUrl">The whole address of the feed itself; null as long as the site's is not known.</param>
/// <param name="Updated">The time of the edition; null if none is known.</param>
/// <param name="Items">Newest first.</param>
/// <param name="IsOfChanges">Whether it tells what changed, rather than what there is.</param>
public sealed record Feed(
    PageFrame Frame,
    SectionView? Section,
    string? HomeUrl,
    string? FeedUrl,
    DateTimeOffset? Updated,
    ImmutableArray<FeedItem> Items,
    bool IsOfChanges = false);

/// <summary>One item of a feed.</summary>
/// <param name="Id">Its whole address, or the one below the site's root as long as that is all that is known.</param>
/// <param name="Url">Its whole address; null as long as the site's is not known.</param>
public abstract record FeedItem(string Id, string? Url);

/// <summary>A briefing in a feed.</summary>
/// <param name="Id">See <see cref="FeedItem"/>.</param>
/// <param name="Url">See <see cref="FeedItem"/>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its bottom line without the signs of tags; empty if it has none.</param>
/// <param name="BottomLine">Its bottom line, if it has one.</param>
/// <param name="KeyPoints">Its key points.</param>
/// <param name="Author">Who wrote it, if that is stated.</param>
/// <param name="Published">The beginning of the day that is stated as its date, in UTC.</param>
/// <param name="Tags">Its topics, as first written.</param>
/// <param name="Language">Its language, if that is stated.</param>
public sealed record BriefingItem(
    string Id,
    string? Url,
    TitleView Title,
    string Summary,
    Passage? BottomLine,
    ImmutableArray<Passage> KeyPoints,
    string? Author,
    DateTimeOffset? Published,
    ImmutableArray<string> Tags,
    string? Language) : FeedItem(Id, Url);

/// <summary>A feed that a page points to.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Section">The section that it is about; null if it is about the whole site.</param>
/// <param name="Href">The link to it.</param>
/// <param name="IsOfChanges">Whether it tells what changed.</param>
public sealed record FeedLink(FeedFormat Format, SectionView? Section, string Href, bool IsOfChanges = false);
