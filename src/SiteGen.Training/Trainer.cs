using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>What was learned, in hundredths, as the library reads it.</summary>
/// <param name="Prior">What every passage begins with.</param>
/// <param name="Around">The weights of what is around a passage.</param>
/// <param name="Common">Words that are too common to say anything.</param>
/// <param name="Rows">The weights of each feature.</param>
/// <param name="Words">The words that the corpus has often, as they are written, with all that they weigh where they stand alone.</param>
internal sealed record TrainedModel(
    int[] Prior,
    int[][] Around,
    IReadOnlyList<string> Common,
    IReadOnlyList<(FeatureKind Kind, string Key, int[] Weights)> Rows,
    IReadOnlyList<(string Word, int[] Weights)> Words)
{
    /// <summary>How many words, the most frequent ones, take their vectors along; their rows come first.</summary>
    public const int WordsWithVector = 32_000;
}

/// <summary>Trains in two layers, a post's own words and what is around it, and prints what each part adds.</summary>
internal sealed class Trainer(SortedDictionary<string, List<string>> phrases, Vectors vectors)
{
    private const int Folds = 5;
    private const int SmallestWeight = 2;
    private const int SmallestMeaning = 6;
    private const double ShareOfCommon = 0.02;

    // How often a word has to stand in the corpus to be shown to people.
    private const int LeastToShow = 8;
    private const int Classes = SortingModel.ClassCount;

    // What the first layer reaches with some kinds of features alone.
    private static readonly (string Name, FeatureKind[] Kinds)[] Ablations =
    [
        ("knowledge only", [FeatureKind.Category]),
        ("words", [FeatureKind.Words]),
        ("+ signs", [FeatureKind.Words, FeatureKind.Sign]),
        ("+ affixes", [FeatureKind.Words, FeatureKind.Sign, FeatureKind.Affix]),
        ("+ knowledge", [FeatureKind.Words, FeatureKind.Sign, FeatureKind.Affix, FeatureKind.Category]),
    ];

    private readonly KnowledgeTable _knowledge = new(phrases);

    /// <summary>Prints what some kinds of features reach without the others.</summary>
    public void Ablate(IReadOnlyList<LabelledPost[]> threads, TextWriter report)
    {
        foreach (var (name, kinds) in Ablations)
        {
            var some = Examples(threads).Select(t => t.Select(p => p.Only(kinds)).ToArray()).ToList();
            Report.Figures(report, name, Unseen(some).Select(p => (p.Key, p.Value)));
        }
    }

    /// <summary>Trains on all threads; the report is a cross-validation by thread.</summary>
    public TrainedModel Train(IReadOnlyList<LabelledPost[]> threads, TextWriter report)
    {
        var posts = Examples(threads);
        var unseen = Unseen(posts);
        Report.Figures(report, "+ meaning", unseen.Select(p => (p.Key, p.Value)));
        var withContext = new List<(Example Post, double[] Sums)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var layer = new SecondLayer([.. posts.Where((_, i) => i % Folds != fold)], unseen);
            withContext.AddRange(posts.Where((_, i) => i % Folds == fold).SelectMany(t => t.Select((p, i) => (p, layer.Sums(t, i, unseen)))));
        }

        Report.Figures(report, "+ context", withContext);
        foreach (var style in threads.Select(t => t[0].Style).Distinct().Order(StringComparer.Ordinal))
        {
            Report.Figures(report, "  " + style, withContext.Where(p => p.Post.Post.Style == style));
        }

        Report.Reliability(report, withContext);
        Report.Thresholds(report, withContext);
        return Finished(posts, new FirstLayer([.. posts.SelectMany(t => t)]), new SecondLayer(posts, unseen));
    }

    private List<Example[]> Examples(IReadOnlyList<LabelledPost[]> threads) =>
        [.. threads.Select(t => t.Select(p => Example.Of(p, Keys(p.Text), vectors)).ToArray())];

    /// <summary>The sums for each post by a first layer that has not seen its thread.</summary>
    private static Dictionary<Example, double[]> Unseen(List<Example[]> posts)
    {
        var folds = new List<(Example Post, double[] Sums)>[Folds];
        Parallel.For(0, Folds, fold =>
        {
            var layer = new FirstLayer([.. posts.Where((_, i) => i % Folds != fold).SelectMany(t => t)]);
            folds[fold] = [.. posts.Where((_, i) => i % Folds == fold).SelectMany(t => t).Select(p => (p, layer.Sums(p)))];
        });
        return folds.SelectMany(f => f).ToDictionary(p => p.Post, p => p.Sums, (IEqualityComparer<Example>)ReferenceEqualityComparer.Instance);
    }

    private TrainedModel Finished(List<Example[]> posts, FirstLayer first, SecondLayer second)
    {
        int[] Row(double[] weights) =>
        [
            .. weights.Take(Classes).Select(w => Hundredths(w * second.Scale)),
            .. weights.Skip(Classes).Select(Hundredths),
        ];
        var prior = Row(first.Prior);
        for (var c = 0; c < Classes; c++)
        {
            prior[c] += Hundredths(second.Bias[c]);
        }

        var all = posts.Sum(t => t.Length);
        var common = posts.SelectMany(t => t)
            .SelectMany(p => p.Keys.Where(k => k.Kind == FeatureKind.Words && !k.Key.Contains(' ', StringComparison.Ordinal)).Distinct())
            .CountBy(k => k.Key)
            .Where(k => k.Value >= all * ShareOfCommon)
            .Select(k => k.Key)
            .Order(StringComparer.Ordinal);
        List<(FeatureKind Kind, string Key, int[] Weights)> rows =
        [
            .. vectors.Words.Select((word, i) => (FeatureKind.Meaning, Key: word, Weights: Row(Folded(first, i))))
                .Where((r, i) => i < TrainedModel.WordsWithVector || r.Weights.Any(w => Math.Abs(w) >= SmallestMeaning)),
            .. first.Rows.Select(r => (r.Kind, r.Key, Weights: Row(r.Weights)))
                .Where(r => r.Weights.Any(w => Math.Abs(w) >= SmallestWeight))
                .OrderBy(r => r.Kind).ThenBy(r => r.Key, StringComparer.Ordinal),
        ];
        return new(
            prior,
            [.. second.Around.Select(a => a.Select(Hundredths).ToArray())],
            [.. common],
            rows,
            Alone(posts, rows));
    }

    // Each word in the form that the corpus has most often, with its own weights and those of its parts, categories and meaning.
    private List<(string Word, int[] Weights)> Alone(List<Example[]> posts, List<(FeatureKind Kind, string Key, int[] Weights)> rows)
    {
        var weights = rows.ToDictionary(r => (r.Kind, r.Key), r => r.Weights);
        var scan = new TextScan();
        var forms = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var text in posts.SelectMany(t => t).Select(p => p.Post.Text))
        {
            scan.Read(text);
            for (var i = 0; i < scan.Count; i++)
            {
                var form = text.Substring(scan[i].Start, scan[i].Length);
                var counts = forms.TryGetValue(scan.Normal(i, 1).ToString(), out var known) ? known : forms[scan.Normal(i, 1).ToString()] = new(StringComparer.Ordinal);
                counts[form] = counts.GetValueOrDefault(form) + 1;
            }
        }

        return
        [
            .. forms.Where(f => f.Value.Values.Sum() >= LeastToShow && f.Key.Length > 1 && f.Key.All(char.IsLetter))
                .OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => f.Value.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key)
                .Select(form => (form, Enumerable.Range(0, SortingModel.RowLength)
                    .Select(c => Keys(form).Where(k => k.Kind != FeatureKind.Sign).Sum(k => weights.TryGetValue(k, out var row) ? row[c] : 0)).ToArray())),
        ];
    }

    // The weights of a vector's numbers are a word's own weights, once its vector is known.
    private double[] Folded(FirstLayer first, int place)
    {
        Span<double> vector = stackalloc double[Vectors.Length];
        vectors.AddTo(vector, place);
        var row = new double[SortingModel.RowLength];
        for (var i = 0; i < vector.Length; i++)
        {
            for (var c = 0; c < row.Length; c++)
            {
                row[c] += vector[i] * first.Meaning[i][c];
            }
        }

        return row;
    }

    private static int Hundredths(double weight) => (int)Math.Round(weight * 100);

    private HashSet<(FeatureKind Kind, string Key)> Keys(string text)
    {
        var scan = new TextScan();
        scan.Read(text);
        var sink = new KeySink();
        Features.Find(text, scan, _knowledge, ref sink);
        return sink.Keys;
    }

    private readonly struct KeySink() : IFeatureSink
    {
        public HashSet<(FeatureKind, string)> Keys { get; } = [];

        public void Take(FeatureKind kind, scoped ReadOnlySpan<char> key, int word) => Keys.Add((kind, key.ToString()));
    }
}
