namespace SiteGen.Training;

/// <summary>A labelled post of the corpus.</summary>
/// <param name="Text">Its words.</param>
/// <param name="First">The class it belongs to first.</param>
/// <param name="Also">Sections in which it deserves to be listed too.</param>
/// <param name="Accept">Classes that a careful editor would also accept as first.</param>
/// <param name="Style">The style of its thread.</param>
internal sealed record LabelledPost(string Text, int First, int[] Also, int[] Accept, string Style);

/// <summary>
/// Reads the labelled corpus: threads begin with <c>## number style=… region=… year=…</c>; a post is a code, a
/// tab and its text. The code is the letter of its class, then <c>+</c> and the letters of cross-listings,
/// then <c>~</c> and the letters of further classes that an editor would accept.
/// </summary>
internal static class Corpus
{
    private const string Letters = "SDERG";

    public static List<LabelledPost[]> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    private static IEnumerable<LabelledPost[]> ReadFile(string path)
    {
        var thread = new List<LabelledPost>();
        var style = "";
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (thread.Count > 0)
                {
                    yield return [.. thread];
                }

                thread.Clear();
                style = line.Split(' ').First(w => w.StartsWith("style=", StringComparison.Ordinal))["style=".Length..];
            }
            else
            {
                thread.Add(Post(line, style));
            }
        }

        yield return [.. thread];
    }

    private static LabelledPost Post(string line, string style)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var code = line[..tab];
        int[] After(char sign) => code.IndexOf(sign, StringComparison.Ordinal) is var at and >= 0
            ? [.. code[(at + 1)..].TakeWhile(char.IsLetter).Select(c => Letters.IndexOf(c, StringComparison.Ordinal))]
            : [];
        return new(line[(tab + 1)..], Letters.IndexOf(code[0], StringComparison.Ordinal), After('+'), After('~'), style);
    }
}
