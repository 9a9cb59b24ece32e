namespace SiteGen.Sorting;

/// <summary>Phrases with something said of each; of those that begin at a word, the longest counts.</summary>
internal sealed class PhraseTable<T>
    where T : class
{
    private readonly Dictionary<string, T?> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T?>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public PhraseTable() => _lookup = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is said of a phrase; made when it is not there. Null if there is no word in it.</summary>
    public T? GetOrAdd(string phrase, Func<T> make)
    {
        var scan = new TextScan();
        scan.Read(phrase);
        if (scan.Count == 0)
        {
            return null;
        }

        // Its beginnings are entered too, so that looking stops where no phrase goes on.
        for (var words = 1; words < scan.Count; words++)
        {
            _phrases.TryAdd(scan.Normal(0, words).ToString(), null);
        }

        var key = scan.Normal(0, scan.Count).ToString();
        return _phrases.GetValueOrDefault(key) ?? (_phrases[key] = make());
    }

    /// <summary>The longest phrase that begins at a word, and how many words it has.</summary>
    public (T? Value, int Words) Longest(TextScan scan, int first)
    {
        (T? Value, int Words) longest = (null, 0);
        for (var words = 1; first + words <= scan.Count && _lookup.TryGetValue(scan.Normal(first, words), out var value); words++)
        {
            longest = value is null ? longest : (value, words);
        }

        return longest;
    }
}
