using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>Weighs the words of passages by the terms and examples that a project gives its own sections.</summary>
internal sealed class TermScale
{
    /// <summary>The weight of a word of an example, in hundredths.</summary>
    private const int WordOfExample = 40;

    private readonly PhraseTable<List<Entry>> _terms = new();
    private readonly Likeness _likeness;

    public TermScale(IReadOnlyCollection<Section> sections, bool isAmongBuiltIn, SortingModel model)
    {
        _likeness = new(sections, isAmongBuiltIn, model);
        foreach (var section in sections)
        {
            foreach (var term in section.Terms)
            {
                var isExact = term.Text.StartsWith('=');
                var text = isExact ? term.Text[1..] : term.Text;
                Add(new(section.Id, text, term.Hundredths, isExact));
            }

            foreach (var word in section.Examples.SelectMany(e => Telling(e, model)).Distinct(StringComparer.Ordinal))
            {
                Add(new(section.Id, word, WordOfExample, IsExact: false));
            }
        }
    }

    private sealed record Entry(string Section, string Term, int Hundredths, bool IsExact);

    /// <summary>All terms found in a text and the words that are like them, in the order of their places; each once for each section.</summary>
    public ImmutableArray<Evidence> Find(string text, TextScan scan)
    {
        scan.Read(text);
        var found = ImmutableArray.CreateBuilder<Evidence>();
        var seen = new HashSet<Entry>(ReferenceEqualityComparer.Instance);
        var alike = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < scan.Count; i++)
        {
            var (entries, words) = _terms.Longest(scan, i);
            if (entries is null)
            {
                var (section, hundredths) = _likeness.Of(scan.Normal(i, 1));
                if (hundredths > 0 && alike.Add(scan.Normal(i, 1).ToString()))
                {
                    found.Add(new(section, text.Substring(scan[i].Start, scan[i].Length), hundredths, scan[i].Start, scan[i].Length));
                }

                continue;
            }

            var (start, last) = (scan[i].Start, scan[i + words - 1]);
            var length = last.Start + last.Length - start;
            foreach (var entry in entries)
            {
                var fits = !entry.IsExact || text.AsSpan(start, length).Equals(entry.Term, StringComparison.OrdinalIgnoreCase);
                if (fits && seen.Add(entry))
                {
                    found.Add(new(entry.Section, entry.Term, entry.Hundredths, start, length));
                }
            }

            i += words - 1;
        }

        return found.ToImmutable();
    }

    private void Add(Entry entry) => _terms.GetOrAdd(entry.Term, () => [])?.Add(entry);

    private static IEnumerable<string> Telling(string example, SortingModel model)
    {
        var scan = new TextScan();
        scan.Read(example);
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan[i].Length > 3 && !model.IsCommon(scan.Normal(i, 1)))
            {
                yield return example.Substring(scan[i].Start, scan[i].Length);
            }
        }
    }
}
