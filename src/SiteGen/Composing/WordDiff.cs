using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Chunkers;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>Two texts, word by word.</summary>
internal static class WordDiff
{
    // What is compared takes time with its length and the differences: longer texts are shown one after the other.
    private const int LongestText = 8_000;

    private static readonly CustomFunctionChunker Words = new(Split);

    /// <summary>The words of both texts in the order of reading.</summary>
    public static ImmutableArray<WordRun> Of(string old, string now)
    {
        if (old.Length > LongestText || now.Length > LongestText)
        {
            return [new(old, true, false), new(now, false, true)];
        }

        var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: true, ignoreCase: false, Words);
        var runs = ImmutableArray.CreateBuilder<WordRun>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(diff.PiecesNew, at, block.InsertStartB - at, false, false);
            Add(diff.PiecesOld, block.DeleteStartA, block.DeleteCountA, true, false);
            Add(diff.PiecesNew, block.InsertStartB, block.InsertCountB, false, true);
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(diff.PiecesNew, at, diff.PiecesNew.Count - at, false, false);
        return runs.ToImmutable();

        void Add(IReadOnlyList<string> pieces, int start, int count, bool isOld, bool isNew)
        {
            if (count > 0)
            {
                runs.Add(new(string.Concat(pieces.Skip(start).Take(count)), isOld, isNew));
            }
        }
    }

    // A word with the white space behind it, so that the pieces make the text.
    private static string[] Split(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                words.Add(text[start..i]);
                start = i;
            }
        }

        return [.. words];
    }
}
