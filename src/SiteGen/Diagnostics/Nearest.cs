namespace SiteGen.Diagnostics;

/// <summary>Guesses what a person meant to write, for hints.</summary>
public static class Nearest
{
    /// <summary>The known word that is least different; null if none is near.</summary>
    public static string? To(string written, IEnumerable<string> known) => known
        .Select(word => (Word: word, Distance: EditDistance(written, word)))
        .Where(pair => pair.Distance <= Math.Max(1, pair.Word.Length / 3))
        .OrderBy(pair => pair.Distance)
        .ThenBy(pair => pair.Word, StringComparer.Ordinal)
        .Select(pair => pair.Word)
        .FirstOrDefault();

    // Letters put in, left out, changed, or swapped with their neighbour; three rows at a time.
    private static int EditDistance(string a, string b)
    {
        bool Same(int i, int j) => char.ToLowerInvariant(a[i]) == char.ToLowerInvariant(b[j]);

        int[] before = [];
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (Same(i - 1, j - 1) ? 0 : 1));
                if (i > 1 && j > 1 && Same(i - 1, j - 2) && Same(i - 2, j - 1))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above) = (above, row);
        }

        return above[^1];
    }
}
