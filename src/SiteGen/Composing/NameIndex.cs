using System.Collections.Immutable;
using System.Globalization;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>Where a name stands.</summary>
internal readonly record struct Mention(BriefingDigest Digest, Passage Passage, TextMark? Mark);

/// <summary>A topic or a handle of the edition.</summary>
/// <param name="text">As written first.</param>
internal sealed class IndexedName(string text)
{
    public string Text { get; } = text;

    /// <summary>The name of its page, without folder and extension.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The ways in which sources write it, the first one first.</summary>
    public List<string> Spellings { get; } = [text];

    /// <summary>The other names that the editor gives it.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The passages with its tag or handle, each once.</summary>
    public List<Mention> Tagged { get; } = [];

    /// <summary>The passages that name it without, each once.</summary>
    public List<Mention> Mentioned { get; } = [];

    /// <summary>The briefings whose front matter names it.</summary>
    public List<BriefingDigest> Stated { get; } = [];

    /// <summary>How many passages name it together with another topic, by that topic.</summary>
    public Dictionary<IndexedName, int> Together { get; } = new(ReferenceEqualityComparer.Instance as IEqualityComparer<IndexedName>);
}

/// <summary>An acronym of the edition.</summary>
internal sealed class IndexedAcronym(string text)
{
    public string Text { get; } = text;

    public string Anchor { get; set; } = "";

    /// <summary>The words that define it, as sources spell it out, each once.</summary>
    public List<Mention> Definitions { get; } = [];

    /// <summary>The passages that use it, each once.</summary>
    public List<Mention> Uses { get; } = [];
}

/// <summary>The names of the edition: its topics, its handles and its acronyms, with all their places.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, IndexedName> _topics = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IndexedName> _handles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IndexedAcronym> _acronyms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AliasedName> _aliases = new(StringComparer.OrdinalIgnoreCase);

    // By the first word of a spelling: what may stand in a text without a tag. Capitals count, so that us is not US.
    private readonly Dictionary<string, List<(string Spelling, IndexedName Topic)>> _spellings = new(StringComparer.Ordinal);

    private NameIndex(ImmutableArray<AliasedName> aliases)
    {
        foreach (var (alias, spelling) in aliases.SelectMany(a => a.Others.Prepend(a.Name).Select(s => (a, s))))
        {
            _aliases[spelling] = alias;
        }
    }

    public ImmutableArray<IndexedName> Topics { get; private set; }

    public ImmutableArray<IndexedName> Handles { get; private set; }

    public ImmutableArray<IndexedAcronym> Acronyms { get; private set; }

    /// <summary>Finds the names of briefings.</summary>
    public static NameIndex Of(IReadOnlyCollection<BriefingDigest> digests, ImmutableArray<AliasedName> aliases)
    {
        var index = new NameIndex(aliases);
        foreach (var digest in digests)
        {
            foreach (var tag in digest.Briefing.Seed.Settings.Tags.DistinctBy(t => t.Value, StringComparer.OrdinalIgnoreCase))
            {
                index.Topic(tag.Value).Stated.Add(digest);
            }

            foreach (var passage in digest.Briefing.Passages)
            {
                index.AddMarked(digest, passage);
            }
        }

        index.KnowSpellings();
        foreach (var digest in digests)
        {
            foreach (var passage in digest.Briefing.Passages.Where(p => p.Kind != PassageKind.Code))
            {
                index.AddMentioned(digest, passage);
            }
        }

        index.Finish();
        return index;
    }

    public IndexedName TopicOf(string tag) => _topics[Canonical(tag)];

    public IndexedName HandleOf(string handle) => _handles[handle];

    public IndexedAcronym AcronymOf(string acronym) => _acronyms[acronym];

    private string Canonical(string tag) => _aliases.TryGetValue(tag, out var alias) ? alias.Name : tag;

    private IndexedName Topic(string tag) => Named(_topics, Canonical(tag), tag, _aliases.GetValueOrDefault(tag)?.Others ?? []);

    private static IndexedName Named(Dictionary<string, IndexedName> names, string key, string spelling, ImmutableArray<string> aliases)
    {
        if (!names.TryGetValue(key, out var name))
        {
            names.Add(key, name = new(key == spelling || !aliases.IsEmpty ? key : spelling) { Aliases = aliases });
        }

        if (!name.Spellings.Contains(spelling, StringComparer.Ordinal))
        {
            name.Spellings.Add(spelling);
        }

        return name;
    }

    private void AddMarked(BriefingDigest digest, Passage passage)
    {
        var together = new List<IndexedName>();
        foreach (var mark in passage.Marks)
        {
            var mention = new Mention(digest, passage, mark);
            switch (mark.Kind)
            {
                case MarkKind.Tag:
                    var topic = Topic(mark.Value);
                    AddOnce(topic.Tagged, mention);
                    together.Add(topic);
                    break;
                case MarkKind.Handle:
                    AddOnce(Named(_handles, mark.Value, mark.Value, []).Tagged, mention);
                    break;
                case MarkKind.Acronym:
                    AddOnce(Acronym(mark.Value).Uses, mention);
                    break;
                case MarkKind.Definition when !Acronym(mark.Value).Definitions.Exists(d => d.Mark!.In(d.Passage.Text) == mark.In(passage.Text)):
                    Acronym(mark.Value).Definitions.Add(mention);
                    break;
            }
        }

        var distinct = together.Distinct().ToList();
        foreach (var one in distinct)
        {
            foreach (var other in distinct.Where(o => o != one))
            {
                one.Together[other] = one.Together.GetValueOrDefault(other) + 1;
            }
        }
    }

    private IndexedAcronym Acronym(string text)
    {
        if (!_acronyms.TryGetValue(text, out var acronym))
        {
            _acronyms.Add(text, acronym = new(text));
        }

        return acronym;
    }

    private static void AddOnce(List<Mention> mentions, Mention mention)
    {
        if (mentions.Count == 0 || mentions[^1].Passage != mention.Passage)
        {
            mentions.Add(mention);
        }
    }

    private void KnowSpellings()
    {
        foreach (var topic in _topics.Values)
        {
            foreach (var spelling in topic.Spellings.Concat(topic.Aliases).Append(topic.Text).Distinct(StringComparer.Ordinal))
            {
                var first = Words(spelling).Select(w => spelling[w]).FirstOrDefault();
                if (first is { Length: > 1 })
                {
                    if (!_spellings.TryGetValue(first, out var known))
                    {
                        _spellings.Add(first, known = []);
                    }

                    known.Add((spelling, topic));
                }
            }
        }
    }

    private void AddMentioned(BriefingDigest digest, Passage passage)
    {
        var spellings = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = passage.Text;
        foreach (var word in Words(text))
        {
            if (!spellings.TryGetValue(text.AsSpan(word), out var known))
            {
                continue;
            }

            var start = word.Start.Value;
            foreach (var (spelling, topic) in known)
            {
                if (text.AsSpan(start).StartsWith(spelling, StringComparison.Ordinal)
                    && (start + spelling.Length == text.Length || !IsOfWord(text[start + spelling.Length]))
                    && !passage.Marks.Any(m => m.Start <= start && m.End > start && m.Kind is MarkKind.Tag or MarkKind.Handle or MarkKind.Link or MarkKind.CutLink or MarkKind.PlainLink)
                    && !HasTag(passage, topic))
                {
                    AddOnce(topic.Mentioned, new(digest, passage, null));
                }
            }
        }
    }

    private bool HasTag(Passage passage, IndexedName topic) =>
        passage.Marks.Any(m => m.Kind == MarkKind.Tag && TopicOf(m.Value) == topic);

    private static IEnumerable<Range> Words(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsOfWord(text[i]))
            {
                var start = i;
                while (i < text.Length && IsOfWord(text[i]))
                {
                    i++;
                }

                yield return start..i;
            }
        }
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_'
        || (c > '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private void Finish()
    {
        Topics = InOrder(_topics.Values, "t");
        Handles = InOrder(_handles.Values, "p");
        Acronyms = [.. _acronyms.Values.OrderBy(a => a.Text, StringComparer.Ordinal)];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var acronym in Acronyms)
        {
            acronym.Anchor = Unique(acronym.Text, "a", taken);
        }
    }

    // The name that is its own slug has the first claim to it; the order does not depend on where a name occurs.
    private static ImmutableArray<IndexedName> InOrder(IEnumerable<IndexedName> names, string prefix)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names.OrderBy(n => !n.Text.Equals(Slug.From(n.Text, prefix), StringComparison.OrdinalIgnoreCase)).ThenBy(n => n.Text.ToLowerInvariant(), StringComparer.Ordinal))
        {
            name.Slug = Unique(name.Text, prefix, taken);
        }

        return [.. names.OrderBy(n => n.Text.ToLowerInvariant(), StringComparer.Ordinal)];
    }

    private static string Unique(string text, string prefix, HashSet<string> taken)
    {
        var slug = Slug.From(text, prefix);
        return taken.Add(slug) ? slug : Slug.Hashed(text, prefix) is var hashed && taken.Add(hashed) ? hashed : throw new InvalidOperationException($"two names have the slug {hashed}");
    }
}
