using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>
/// The terms of all sections, compiled for one pass over a text: a tree of words in which the longest
/// term that begins at a word wins, and its words count for no other.
/// </summary>
public sealed class Lexicon
{
    private readonly Node _root = new();

    private Lexicon(ImmutableArray<Section> sections)
    {
        Sections = sections;
        foreach (var section in sections)
        {
            foreach (var term in section.Terms)
            {
                Add(section.Id, term);
            }
        }
    }

    /// <summary>Compiles the terms of a site's sections.</summary>
    public static Lexicon Compile(ImmutableArray<Section> sections) => new(sections);

    internal ImmutableArray<Section> Sections { get; }

    /// <summary>All terms found in a text, in the order of their places; each of them once for each section.</summary>
    internal IEnumerable<Evidence> Find(string text)
    {
        var tokens = Tokenizer.Tokens(text);
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var (node, length) = Longest(tokens, i);
            foreach (var entry in node?.Entries ?? [])
            {
                if (seen.Add((entry.Section, entry.Term)))
                {
                    var end = tokens[i + length - 1].Start + tokens[i + length - 1].Length;
                    yield return new(entry.Section, entry.Term, entry.Hundredths, tokens[i].Start, end - tokens[i].Start);
                }
            }

            i += Math.Max(0, length - 1);
        }
    }

    private sealed record Entry(string Section, string Term, int Hundredths);

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<Entry> Entries { get; } = [];
    }

    private void Add(string section, Term term)
    {
        var exact = term.Text.StartsWith('=');
        var text = exact ? term.Text[1..] : term.Text;
        var node = _root;
        foreach (var token in Tokenizer.Tokens(text))
        {
            var key = exact ? FormKey(token.Word) : IsAcronym(token.Word) ? token.Word : StemKey(token.Word);
            node = node.Next.TryGetValue(key, out var next) ? next : node.Next[key] = new();
        }

        if (node != _root)
        {
            node.Entries.Add(new(section, text, term.Hundredths));
        }
    }

    private (Node? Node, int Length) Longest(List<Token> tokens, int start)
    {
        (Node? Node, int Length) best = (null, 0);
        var node = _root;
        for (var i = start; i < tokens.Count; i++)
        {
            var word = tokens[i].Word;
            if (!(IsAcronym(word) && node.Next.TryGetValue(word, out var next))
                && !node.Next.TryGetValue(FormKey(word), out next)
                && !node.Next.TryGetValue(StemKey(word), out next))
            {
                break;
            }

            node = next;
            if (node.Entries.Count > 0)
            {
                best = (node, i - start + 1);
            }
        }

        return best;
    }

    // Acronyms are keyed as they stand, so that US is not us; stems have no capitals and forms a mark.
    private static bool IsAcronym(string word) => word.Length > 1 && char.IsUpper(word[0]) && word.All(c => char.IsUpper(c) || char.IsDigit(c));

    private static string FormKey(string word) => "=" + word.ToLowerInvariant();

    private static string StemKey(string word) => Stemmer.Stem(word.ToLowerInvariant());
}
