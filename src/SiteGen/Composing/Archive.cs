using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>A page of a list.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Values">What is on it, in the order of the edition.</param>
/// <param name="View">Where it stands.</param>
internal sealed record ArchivePage<T>(SiteUrl Url, ImmutableArray<T> Values, ArchiveView View);

/// <summary>
/// A list in pages of fifty, numbered from the oldest, so that a page never changes once it is full; the
/// main page has the fifty to ninety-nine newest. What has no date counts as older than what has one,
/// and as received in the order of the files.
/// </summary>
internal static class Archive
{
    public const int PageSize = 50;

    /// <summary>The pages of a list, the main page first.</summary>
    /// <param name="values">The list in the order of the edition: newest first, then what has no date.</param>
    /// <param name="dateOf">The date of a value; empty if it has none.</param>
    /// <param name="main">The address of the main page.</param>
    public static IEnumerable<ArchivePage<T>> Pages<T>(IReadOnlyList<T> values, Func<T, string> dateOf, SiteUrl main)
    {
        var full = Math.Max(0, (values.Count / PageSize) - 1);
        if (full == 0)
        {
            yield return new(main, [.. values], new(0, null, null, 0));
            yield break;
        }

        // As they came: stable sorts keep the order of the files among equals.
        var received = values.OrderBy(dateOf, StringComparer.Ordinal).ToList();
        for (var number = 0; number <= full; number++)
        {
            var page = number == 0 ? received[(full * PageSize)..] : received[((number - 1) * PageSize)..(number * PageSize)];
            var url = number == 0 ? main : SiteMap.ArchivePage(main, number);
            var older = number == 0 ? full : number - 1;
            yield return new(
                url,
                [.. page.OrderByDescending(dateOf, StringComparer.Ordinal)],
                new(number, number == 0 ? null : main.From(url), older == 0 ? null : SiteMap.ArchivePage(main, older).From(url), older));
        }
    }
}
