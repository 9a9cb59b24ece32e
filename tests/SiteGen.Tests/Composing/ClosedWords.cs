using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SiteGen.Model;
using SiteGen.Sorting;
using SiteGen.Tests.Sites;

namespace SiteGen.Tests.Composing;

/// <summary>
/// All that a page may say. A text is allowed if it is, whole, a span of a seed or its sidecar, a configured
/// word or a datum of a file; or if it is made of labels, names of sections and numbers, with nothing
/// but punctuation between them. The places in a label take what is allowed, and nothing else; where an
/// element stands in one, the label's words around it are texts of their own.
/// </summary>
internal sealed partial class ClosedWords
{
    private readonly HashSet<string> _words;
    private readonly ImmutableArray<string> _spans;
    private readonly ImmutableArray<string> _labels;
    private readonly HashSet<string> _passages;
    private readonly HashSet<string> _addresses;
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    private ClosedWords(BuiltSite site)
    {
        var seeds = site.Seeds.Concat(site.Edition.Seeds.Select(s => s.Seed)).DistinctBy(s => s.Path).ToList();
        _words = [.. Configured(site.Config).Concat(seeds.SelectMany(Data)).Append(SiteBuilder.Generator).Select(Normal)];
        _spans = [.. seeds.Select(s => string.Join('\n', s.Lines)).Concat(seeds.SelectMany(Stated)).Concat(Before(site.Previous)).SelectMany(Readings).Distinct()];
        _passages = [.. site.Edition.Seeds.SelectMany(s => s.Source.Briefings).SelectMany(b => b.Passages).Select(p => Normal(TagSign().Replace(p.Text, "")))];
        _addresses = [.. site.Pages.Keys.Select(p => site.Config.BaseUrl is null ? p : site.Config.BaseUrl.AbsoluteUri + p)];
        _labels = [.. site.Templates.Labels.Labels.Where(l => l.Key != "number-group")
            .SelectMany(l => new[] { l.Value.Other, l.Value.One, l.Value.Few, l.Value.Many }).OfType<string>()
            .SelectMany(l => Place().Split(l).Append(l))
            .Concat(site.Config.Sections.Select(s => s.Title)).Append(site.Config.Author)
            .Select(Normal).Where(l => l.Length > 0).Distinct()];
    }

    /// <summary>The texts of a site's pages that are not allowed, with the pages they stand on.</summary>
    public static IEnumerable<string> Strangers(BuiltSite site)
    {
        var words = new ClosedWords(site);
        return site.Pages.SelectMany(p => Texts(p.Value).Select(Normal).Distinct().Where(t => !words.IsAllowed(t))
            .Concat(Descriptions(p.Value).Where(d => !words.IsDescription(d)))
            .Select(t => $"{p.Key}: {t}"));
    }

    /// <summary>The texts among some that are not allowed.</summary>
    public static IEnumerable<string> Strangers(BuiltSite site, IEnumerable<string> texts)
    {
        var words = new ClosedWords(site);
        return texts.Select(Normal).Distinct().Where(t => !words.IsDescription(t));
    }

    private bool IsAllowed(string text) => _known.TryGetValue(text, out var known)
        ? known
        : _known[text] = IsGlue(text) || IsLetter(text) || IsWhole(text) || Ends(text, 0).Contains(text.Length);

    // A description is a whole passage, whose markup an attribute cannot hold, or what any text may be.
    private bool IsDescription(string text) => _passages.Contains(text) || IsAllowed(text);

    // What is read: text nodes, and the attributes that are read aloud or shown.
    private static IEnumerable<string> Texts(IDocument page) =>
        page.Descendants<IText>().Select(t => t.Data)
            .Concat(page.All.SelectMany(e => e.Attributes)
                .Where(a => a.Name is "alt" or "title" or "aria-label" or "aria-description" or "placeholder")
                .Select(a => a.Value));

    private static IEnumerable<string> Descriptions(IDocument page) =>
        page.QuerySelectorAll("meta[name=description]").Select(m => Normal(m.GetAttribute("content") ?? ""));

    private static IEnumerable<string> Configured(SiteConfig config) =>
    [
        config.Title, config.Tagline, config.Description, config.Author,
        .. Sorter.Prepare(config.Sections).Sections.SelectMany(s => new[] { s.Title, s.Description }.Concat(s.Terms.Select(t => t.Text))),
        .. config.Aliases.SelectMany(a => a.Others.Prepend(a.Name)),
        "▲", "●", "■", "◆", "▼", "★", "▬", "✚", "○",
    ];

    private static IEnumerable<string> Data(Seed seed) =>
        [seed.Path, $"{seed.Id}.txt", seed.Encoding, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(seed.Bytes.AsSpan()))];

    // What the editor says stands in the sidecar, not in the seed.
    private static IEnumerable<string> Stated(Seed seed)
    {
        var settings = seed.Settings;
        return new[] { settings.Title, settings.Date, settings.Author, settings.Source }.OfType<Stated>().Select(s => s.Value)
            .Concat(settings.Tags.Select(t => t.Value))
            .Concat(settings.Passages.Select(p => p.Reason).OfType<string>())
            .Concat(settings.Links.Select(l => l.Url));
    }

    // What the edition before said may be said of it.
    private static IEnumerable<string> Before(PreviousEdition? previous) => previous is null
        ? []
        : previous.Sources.Where(s => s.Lines is not null).Select(s => string.Join('\n', s.Lines!.Value))
            .Concat(previous.Sources.Select(s => s.File))
            .Concat(previous.Briefings.Select(b => b.Title))
            .Concat(previous.Withdrawn.SelectMany(w => new[] { w.Title, w.Source }))
            .Concat((previous.Changes?.Rows ?? []).SelectMany(c => new[] { c.Title, c.Old, c.From?.Title, c.To?.Title }).OfType<string>());

    /// <summary>A source as it stands; without the signs of tags and the dots of a join; and with its markup read.</summary>
    private static IEnumerable<string> Readings(string text)
    {
        yield return Normal(text);
        yield return Normal(TagSign().Replace(text, ""));
        yield return Normal(JoiningDots().Replace(TagSign().Replace(text, ""), " "));
        yield return Normal(System.Net.WebUtility.HtmlDecode(Escape().Replace(text, "")));
    }

    // A page's own address, with the line of a passage.
    private bool IsAddress(string text) => _addresses.Contains(text) || text.Split("#l") is [var page, var line] && _addresses.Contains(page) && Number().IsMatch(line);

    private bool IsWhole(string text) => _words.Contains(text) || IsAddress(text) || Number().IsMatch(text) || _spans.Any(s => s.Contains(text, StringComparison.Ordinal));

    // A letter of the alphabet heads the names that begin with it.
    private static bool IsLetter(string text) => text.Length == 1 && char.IsAsciiLetterUpper(text[0]);

    private static bool IsGlue(string text) => text.All(c => " ,.;:()·#".Contains(c, StringComparison.Ordinal));

    /// <summary>Where labels and numbers that begin at a place can end, punctuation between them included.</summary>
    private HashSet<int> Ends(string text, int start)
    {
        var ends = new HashSet<int>();
        var open = new Stack<int>([start]);
        var seen = new HashSet<int>();
        while (open.TryPop(out var at))
        {
            var begin = at;
            while (seen.Add(begin))
            {
                ends.Add(begin);
                foreach (var end in _labels.SelectMany(l => Ends(text, begin, l)).Concat(NumberAt(text, begin)).Distinct())
                {
                    open.Push(end);
                }

                begin += begin < text.Length && IsGlue(text[begin..(begin + 1)]) ? 1 : 0;
            }
        }

        return ends;
    }

    private static IEnumerable<int> NumberAt(string text, int start) =>
        NumberThere().Match(text, start) is { Success: true } number ? [start + number.Length] : [];

    /// <summary>Where one label that begins at a place can end.</summary>
    private IEnumerable<int> Ends(string text, int start, string label)
    {
        var place = Place().Match(label);
        var words = place.Success ? label[..place.Index] : label;
        if (string.CompareOrdinal(text, start, words, 0, words.Length) != 0)
        {
            yield break;
        }

        var at = start + words.Length;
        if (!place.Success)
        {
            yield return at;
            yield break;
        }

        var rest = label[(place.Index + place.Length)..];
        var next = rest.Split('{')[0];
        for (var end = at + 1; end <= text.Length; end++)
        {
            var isEnd = rest.Length == 0 && (end == text.Length || IsGlue(text[end..(end + 1)]));
            var isNext = rest.Length > 0 && string.CompareOrdinal(text, end, next, 0, next.Length) == 0;
            if ((isEnd || isNext) && IsAllowed(text[at..end].Trim()))
            {
                foreach (var further in rest.Length == 0 ? [end] : Ends(text, end, rest))
                {
                    yield return further;
                }
            }
        }
    }

    private static string Normal(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<![\w&#'’/])#(?=[\p{L}\p{Nd}_])")]
    private static partial Regex TagSign();

    [GeneratedRegex(@"(\.{2,}|…)\s+(\.{2,}|…)?\s*")]
    private static partial Regex JoiningDots();

    [GeneratedRegex(@"\\(?=[!-/:-@\[-`{-~])|(?m:^\s*>\s?)")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})*(\.\d+)?$|^-?\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\G-?\d{1,3}(,\d{3})*(\.\d+)?")]
    private static partial Regex NumberThere();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
