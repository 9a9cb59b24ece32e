using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>What changed, in numbers.</summary>
/// <param name="Counts">How many changes of each kind there are; null if there is nothing to compare with.</param>
/// <param name="Page">The page that lists them.</param>
public sealed record ChangeSummary(ImmutableSortedDictionary<ChangeKind, int>? Counts, LinkView Page);

/// <summary>The page of what changed.</summary>
/// <param name="Groups">The changes of each briefing.</param>
/// <param name="Further">How many more there are.</param>
/// <param name="Withdrawn">The briefings that were published once and are no longer.</param>
/// <param name="FurtherWithdrawn">How many more of these there are.</param>
public sealed record ChangesContent(
    ImmutableArray<ChangeGroup> Groups, int Further, ImmutableArray<LinkView> Withdrawn, int FurtherWithdrawn) : PageContent;

/// <summary>The changes of one briefing.</summary>
public sealed record ChangeGroup(TitleView Title, string Href, ImmutableArray<ChangeView> Changes);

/// <summary>A change as a page or a feed shows it.</summary>
/// <param name="Change">The change.</param>
/// <param name="Passage">The passage as it is now, if it is still there.</param>
/// <param name="Words">The words that went, came and stayed, in the order of reading.</param>
/// <param name="From">The section that it was in first, if it is in another one now.</param>
/// <param name="To">The section that it is in first now, if it was in another one.</param>
public sealed record ChangeView(Change Change, PassageView? Passage, ImmutableArray<WordRun> Words, SectionView? From, SectionView? To)
{
    /// <summary>Whether there were words before that are not known any more.</summary>
    public bool IsOldLost => Change is { Kind: ChangeKind.Changed or ChangeKind.Withdrawn, Old: null };
}

/// <summary>Words in a row.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsOld">Whether they are gone.</param>
/// <param name="IsNew">Whether they were added.</param>
public sealed record WordRun(string Text, bool IsOld, bool IsNew);

/// <summary>The notice that stands where a briefing or a source was.</summary>
/// <param name="Title">The title of the briefing, or the file.</param>
/// <param name="IsSource">Whether it was a source.</param>
/// <param name="Changes">The page of what changed.</param>
public sealed record WithdrawnContent(string Title, bool IsSource, LinkView Changes) : PageContent;

/// <summary>A change in a feed.</summary>
/// <param name="Id">See <see cref="FeedItem"/>.</param>
/// <param name="Url">See <see cref="FeedItem"/>.</param>
/// <param name="Title">The title of the briefing.</param>
/// <param name="Change">The change.</param>
public sealed record ChangeItem(string Id, string? Url, TitleView Title, ChangeView Change) : FeedItem(Id, Url);
