namespace SiteGen.Sorting;

/// <summary>What a feature is made of.</summary>
internal enum FeatureKind
{
    /// <summary>A word, or two words in a row.</summary>
    Words,

    /// <summary>The beginning or the end of a word, as <c>nego~</c> and <c>~tion</c>.</summary>
    Affix,

    /// <summary>A category of knowledge that a phrase of the text belongs to, as <c>security/weapons</c>.</summary>
    Category,

    /// <summary>Something about the text as a whole, as <c>link</c> or <c>short</c>.</summary>
    Sign,

    /// <summary>A word for what words like it mean: its weights come from its neighbours in meaning.</summary>
    Meaning,
}

/// <summary>Takes the features of a text as they are found; the same one may come several times.</summary>
internal interface IFeatureSink
{
    /// <summary>A feature.</summary>
    /// <param name="kind">What it is made of.</param>
    /// <param name="key">Its name.</param>
    /// <param name="word">The word that it belongs to; -1 for the text as a whole.</param>
    void Take(FeatureKind kind, scoped ReadOnlySpan<char> key, int word);
}

/// <summary>Knows phrases and the categories that they belong to.</summary>
internal interface IPhraseSource
{
    /// <summary>The categories of the longest known phrase that begins at a word, and how many words it has; 0 if there is none.</summary>
    (IReadOnlyList<string> Categories, int Words) Longest(TextScan scan, int first);
}

/// <summary>Finds the features of texts, for training and for sorting alike.</summary>
internal static class Features
{
    private const int ShortestForAffix = 5;
    private const int VeryShort = 8;
    private const int Short = 14;

    public static void Find<TSink>(scoped ReadOnlySpan<char> text, TextScan scan, IPhraseSource knowledge, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        Span<char> affix = stackalloc char[8];
        for (var i = 0; i < scan.Count; i++)
        {
            sink.Take(FeatureKind.Words, scan.Normal(i, 1), i);
            sink.Take(FeatureKind.Words, i == 0 ? scan.Normal(-1, 2) : scan.Normal(i - 1, 2), i);
            Meaning(scan.Normal(i, 1), i, ref sink);
            Affixes(text.Slice(scan[i].Start, scan[i].Length), affix, i, ref sink);
        }

        for (var i = 0; i < scan.Count; i++)
        {
            var (categories, words) = knowledge.Longest(scan, i);
            foreach (var name in categories)
            {
                sink.Take(FeatureKind.Category, name, i);
                sink.Take(FeatureKind.Category, name.AsSpan(0, name.IndexOf('/', StringComparison.Ordinal)), i);
            }

            i += Math.Max(0, words - 1);
        }

        Signs(text, scan.Count, ref sink);
    }

    // Word vectors know no capitals.
    private static void Meaning<TSink>(scoped ReadOnlySpan<char> word, int place, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        sink.Take(FeatureKind.Meaning, lower, place);
    }

    private static void Affixes<TSink>(scoped ReadOnlySpan<char> word, scoped Span<char> affix, int place, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        if (word.Length < ShortestForAffix || char.IsDigit(word[0]))
        {
            return;
        }

        for (var length = 4; length <= Math.Min(6, word.Length - 1); length++)
        {
            word[..length].ToLowerInvariant(affix);
            affix[length] = '~';
            sink.Take(FeatureKind.Affix, affix[..(length + 1)], place);
        }

        affix[0] = '~';
        word[^4..].ToLowerInvariant(affix[1..]);
        sink.Take(FeatureKind.Affix, affix[..5], place);
    }

    private static void Signs<TSink>(scoped ReadOnlySpan<char> text, int words, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        foreach (var c in "$€£¥%°&?!+")
        {
            if (text.Contains(c))
            {
                sink.Take(FeatureKind.Sign, [c], -1);
            }
        }

        Sign("emoji", text.ContainsAnyInRange('\uD800', '\uDFFF'), ref sink);
        Sign("bracketed", text.StartsWith('('), ref sink);
        Sign("link", text.Contains('…') || text.Contains("http", StringComparison.Ordinal) || text.Contains(".org/", StringComparison.Ordinal), ref sink);
        Sign("very short", words < VeryShort, ref sink);
        Sign("short", words < Short, ref sink);
    }

    private static void Sign<TSink>(string name, bool isThere, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        if (isThere)
        {
            sink.Take(FeatureKind.Sign, name, -1);
        }
    }
}
