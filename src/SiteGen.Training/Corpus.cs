using System.Globalization;
using System.Text.RegularExpressions;

namespace SiteGen.Training;

/// <summary>A labelled post of the corpus.</summary>
/// <param name="Text">Its words.</param>
/// <param name="First">The class it belongs to first: both labellers' choice, or the third's where they differed.</param>
/// <param name="Accept">Further classes that one of the labellers chose or would accept as first.</param>
/// <param name="Also">For each section, the share of the labellers who would list the post there, other than first; 0 to 1.</param>
/// <param name="Style">The style of its thread.</param>
/// <param name="Region">The region of its thread.</param>
/// <param name="Weight">As how many posts it counts.</param>
internal sealed record LabelledPost(string Text, int First, int[] Accept, double[] Also, string Style, string Region, double Weight);

/// <summary>
/// Reads the labelled corpus: threads begin with <c>## number style=… region=… year=…</c>, and <c>weight=…</c>
/// where their posts count as more than one; a post is a label, a tab and its text. A label has a code for each labeller, parted by <c>|</c>, and <c>=</c> with a third's
/// choice where their first letters differ: <c>S+D|D~S=S</c>. A code is the letter of the class, then <c>+</c>
/// and the letters of cross-listings, then <c>~</c> and the letters of classes that are acceptable as first.
/// </summary>
internal static partial class Corpus
{
    private const string Letters = "SDERG";
    private const int Sections = 4;

    public static List<LabelledPost[]> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    private static IEnumerable<LabelledPost[]> ReadFile(string path)
    {
        var thread = new List<LabelledPost>();
        var (style, region, weight) = ("", "", 1.0);
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (thread.Count > 0)
                {
                    yield return [.. thread];
                }

                thread.Clear();
                style = Stated(line, "style") ?? "";
                region = Region().Match(line).Value;
                weight = Stated(line, "weight") is { } stated ? double.Parse(stated, CultureInfo.InvariantCulture) : 1;
            }
            else
            {
                thread.Add(Post(line, style, region, weight));
            }
        }

        yield return [.. thread];
    }

    private static string? Stated(string header, string name) =>
        Array.Find(header.Split(' '), w => w.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static LabelledPost Post(string line, string style, string region, double weight)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var equals = line[..tab].IndexOf('=', StringComparison.Ordinal);
        var codes = line[..(equals < 0 ? tab : equals)].Split('|').Select(Code).ToList();
        var first = equals < 0 ? codes[0].First : Letters.IndexOf(line[equals + 1], StringComparison.Ordinal);
        var also = Enumerable.Range(0, Sections)
            .Select(s => s == first ? 0 : codes.Average(c => c.First == s || c.Also.Contains(s) || c.Accept.Contains(s) ? 1.0 : 0.0));
        return new(
            line[(tab + 1)..],
            first,
            [.. codes.SelectMany(c => c.Accept.Append(c.First)).Distinct().Where(c => c != first)],
            [.. also],
            style,
            region,
            weight);
    }

    private static (int First, int[] Also, int[] Accept) Code(string code)
    {
        int[] After(char sign) => code.IndexOf(sign, StringComparison.Ordinal) is var at and >= 0
            ? [.. code[(at + 1)..].TakeWhile(char.IsLetter).Select(c => Letters.IndexOf(c, StringComparison.Ordinal))]
            : [];
        return (Letters.IndexOf(code[0], StringComparison.Ordinal), After('+'), After('~'));
    }

    // A region may have several words.
    [GeneratedRegex("(?<=region=).*(?= year=)")]
    private static partial Regex Region();
}
