using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>A passage that the editor placed, or one beside it that the editor left where it surely is.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Section">Where it is first.</param>
/// <param name="Sums">What spoke for each section without the editor, in hundredths, in the order of the sections.</param>
/// <param name="IsDecided">Whether the editor placed it.</param>
internal sealed record Lesson(string Text, string Section, int[] Sums, bool IsDecided);

/// <summary>
/// What the editor's decisions teach: weights for single words, on top of what the sorter knows. They are fitted
/// by gradient descent on the decisions (multinomial logistic regression with the sorter's sums as offsets). A
/// word counts once two decisions for one section have it, and less the commoner it is; the passages that the
/// editor left where they surely are hold it back a little, so that a theme moves and the rest stays.
/// </summary>
internal sealed class Lessons
{
    private const int LeastDecisions = 2;
    private const int Rounds = 100;
    private const double Rate = 0.3;
    private const double Penalty = 0.02;

    /// <summary>The confidence from which an undecided passage is where it surely is.</summary>
    public const double Sure = 0.8;

    /// <summary>What such a passage counts, of a decision.</summary>
    private const double WorthOfUndecided = 0.1;

    /// <summary>The most that one word may weigh, in hundredths: it takes several to move a passage that is not in between anyway.</summary>
    private const int Most = 60;

    /// <summary>The least weight that counts, in hundredths.</summary>
    private const int Least = 5;

    private readonly Dictionary<string, int[]> _weights = new(StringComparer.Ordinal);
    private readonly SortingModel _model;
    private readonly ImmutableArray<string> _ids;

    private Lessons(SortingModel model, ImmutableArray<string> ids) => (_model, _ids) = (model, ids);

    /// <summary>Learns.</summary>
    /// <param name="passages">In an order that does not depend on the machine.</param>
    /// <param name="ids">The sections, the fallback last.</param>
    /// <param name="model">What tells how common a word is.</param>
    public static Lessons From(IReadOnlyList<Lesson> passages, ImmutableArray<string> ids, SortingModel model)
    {
        var lessons = new Lessons(model, ids);
        var texts = passages.Select(d => lessons.Telling(d.Text).Select(t => t.Word).Distinct(StringComparer.Ordinal).ToList()).ToList();
        var shared = passages.Zip(texts)
            .Where(d => d.First.IsDecided)
            .SelectMany(d => d.Second.Select(word => (word, d.First.Section)))
            .CountBy(w => w)
            .Where(w => w.Value >= LeastDecisions)
            .Select(w => w.Key.word)
            .ToHashSet(StringComparer.Ordinal);
        var weights = shared.ToDictionary(w => w, _ => new double[ids.Length], StringComparer.Ordinal);
        var sums = new double[ids.Length];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (passage, words) in passages.Zip(texts))
            {
                var known = words.Where(shared.Contains).Select(w => (Value: lessons.Weight(w), Row: weights[w])).ToList();
                var rate = Rate * (passage.IsDecided ? 1 : WorthOfUndecided);
                Probabilities(passage.Sums, known, sums);
                sums[ids.IndexOf(passage.Section)] -= 1;
                foreach (var (value, row) in known)
                {
                    for (var c = 0; c < row.Length; c++)
                    {
                        row[c] -= rate * ((value * sums[c]) + (Penalty * row[c]));
                    }
                }
            }
        }

        foreach (var (word, row) in weights)
        {
            var value = lessons.Weight(word);
            lessons._weights[word] = [.. row.Select(w => (int)Math.Clamp(Math.Round(100 * w * value), -Most, Most))];
        }

        return lessons;
    }

    /// <summary>What was learned that speaks for or against sections for a text.</summary>
    public IEnumerable<Evidence> Find(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Telling(text).Where(t => _weights.ContainsKey(t.Word) && seen.Add(t.Word)).ToList().SelectMany(t => _weights[t.Word].Index()
            .Where(w => Math.Abs(w.Item) >= Least)
            .Select(w => new Evidence(_ids[w.Index], $"(as the editor decided) {t.Word}", w.Item, t.Start, t.Length)));
    }

    private static void Probabilities(int[] offsets, List<(double Value, double[] Row)> words, double[] sums)
    {
        var max = double.NegativeInfinity;
        for (var c = 0; c < sums.Length; c++)
        {
            sums[c] = offsets[c] / 100.0;
            foreach (var (value, row) in words)
            {
                sums[c] += value * row[c];
            }

            max = Math.Max(max, sums[c]);
        }

        var total = 0.0;
        for (var c = 0; c < sums.Length; c++)
        {
            sums[c] = Exponential.Of(sums[c] - max);
            total += sums[c];
        }

        for (var c = 0; c < sums.Length; c++)
        {
            sums[c] /= total;
        }
    }

    // The words that are not too common to say anything, in their normal forms.
    private List<(string Word, int Start, int Length)> Telling(string text)
    {
        var scan = new TextScan();
        scan.Read(text);
        return [.. Enumerable.Range(0, scan.Count)
            .Where(i => scan[i].Length > 1 && !_model.IsCommon(scan.Normal(i, 1)))
            .Select(i => (scan.Normal(i, 1).ToString(), scan[i].Start, scan[i].Length))];
    }

    // From 0 for the commonest words to 1.
    private double Weight(string word)
    {
        var row = _model.FindVector(word);
        return row >= 0 ? _model.VectorWeight(row) / 255.0 : 1;
    }
}
