using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>What was learned, in hundredths, as the library reads it.</summary>
internal sealed record TrainedModel(
    int[] Prior, int[][] Around, IReadOnlyList<string> Common, IReadOnlyList<(FeatureKind Kind, string Key, int[] Weights)> Rows);

/// <summary>
/// Trains in two layers. The first weighs a post's own words: multinomial logistic regression, fitted by
/// AdaGrad (Duchi, Hazan and Singer, JMLR 12, 2011) with a quadratic penalty; for cross-listings one logistic
/// regression a section. The second weighs what the first finds around a post (stacking: Wolpert, Neural
/// Networks 5, 1992), trained on posts whose threads the first had not seen.
/// </summary>
internal sealed class Trainer(SortedDictionary<string, List<string>> phrases)
{
    private const int Folds = 5;
    private const int Epochs = 20;
    private const int LeastCount = 2;
    private const double Rate = 0.15;
    private const double Penalty = 0.15;
    private const double ShareOfAccepted = 0.2;
    private const int SmallestWeight = 2;
    private const double ShareOfCommon = 0.02;
    private const int Classes = SortingModel.ClassCount;
    private const int Sections = 4;

    private readonly KnowledgeTable _knowledge = new(phrases);

    public TrainedModel Train(List<LabelledPost[]> threads, TextWriter report)
    {
        var posts = threads.Select(t => t.Select(p => new Example(p, Keys(p.Text), Target(p))).ToArray()).ToList();
        foreach (var (name, kinds) in Ablations)
        {
            var some = posts.Select(t => t.Select(p => p with { Keys = [.. p.Keys.Where(k => kinds.Contains(k.Kind))] }).ToArray()).ToList();
            Report(report, name, Unseen(some).Select(p => (p.Key, p.Value)));
        }

        var unseen = Unseen(posts);
        Report(report, "own words", posts.SelectMany(t => t).Select(p => (p, unseen[p])));
        var withContext = new List<(Example, double[])>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var layer = new SecondLayer([.. posts.Where((_, i) => i % Folds != fold)], unseen);
            withContext.AddRange(posts.Where((_, i) => i % Folds == fold).SelectMany(t => t.Select((p, i) => (p, layer.Sums(t, i, unseen)))));
        }

        Report(report, "with context", withContext);
        foreach (var style in threads.Select(t => t[0].Style).Distinct().Order(StringComparer.Ordinal))
        {
            Report(report, "  " + style, withContext.Where(p => p.Item1.Post.Style == style));
        }

        Reliability(report, withContext);
        return Finished(posts, new FirstLayer([.. posts.SelectMany(t => t)]), new SecondLayer(posts, unseen));
    }

    // What the first layer reaches with some kinds of features alone.
    private static readonly (string Name, FeatureKind[] Kinds)[] Ablations =
    [
        ("words", [FeatureKind.Words]),
        ("+ signs", [FeatureKind.Words, FeatureKind.Sign]),
        ("+ affixes", [FeatureKind.Words, FeatureKind.Sign, FeatureKind.Affix]),
        ("knowledge only", [FeatureKind.Category]),
    ];

    /// <summary>The sums for each post by a first layer that has not seen its thread.</summary>
    private static Dictionary<Example, double[]> Unseen(List<Example[]> posts)
    {
        var unseen = new Dictionary<Example, double[]>(ReferenceEqualityComparer.Instance as IEqualityComparer<Example>);
        for (var fold = 0; fold < Folds; fold++)
        {
            var layer = new FirstLayer([.. posts.Where((_, i) => i % Folds != fold).SelectMany(t => t)]);
            foreach (var post in posts.Where((_, i) => i % Folds == fold).SelectMany(t => t))
            {
                unseen[post] = layer.Sums(post.Keys);
            }
        }

        return unseen;
    }

    private static TrainedModel Finished(List<Example[]> posts, FirstLayer first, SecondLayer second)
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
        return new(
            prior,
            [.. second.Around.Select(a => a.Select(Hundredths).ToArray())],
            [.. common],
            [
                .. first.Rows.Select(r => (r.Key.Kind, r.Key.Key, Weights: Row(r.Value)))
                    .Where(r => r.Weights.Any(w => Math.Abs(w) >= SmallestWeight))
                    .OrderBy(r => r.Kind).ThenBy(r => r.Key, StringComparer.Ordinal)
            ]);
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

    private static double[] Target(LabelledPost post)
    {
        var target = new double[Classes];
        var accepted = post.Accept.Where(a => a != post.First).Distinct().ToArray();
        foreach (var a in accepted)
        {
            target[a] = ShareOfAccepted;
        }

        target[post.First] = 1 - (ShareOfAccepted * accepted.Length);
        return target;
    }

    private sealed record Example(LabelledPost Post, HashSet<(FeatureKind Kind, string Key)> Keys, double[] Target);

    private static void Probabilities(double[] sums)
    {
        var max = sums.Take(Classes).Max();
        for (var c = 0; c < Classes; c++)
        {
            sums[c] = Math.Exp(sums[c] - max);
        }

        var total = sums.Take(Classes).Sum();
        for (var c = 0; c < Classes; c++)
        {
            sums[c] /= total;
        }
    }

    /// <summary>Weights of a post's own features.</summary>
    private sealed class FirstLayer
    {
        public FirstLayer(List<Example> posts)
        {
            var rows = posts.SelectMany(p => p.Keys).CountBy(k => k).Where(k => k.Value >= LeastCount)
                .Select(k => k.Key).OrderBy(k => k.Kind).ThenBy(k => k.Key, StringComparer.Ordinal)
                .ToDictionary(k => k, _ => new Weights());
            var features = posts.Select(p => p.Keys.Where(rows.ContainsKey).OrderBy(k => k.Kind).ThenBy(k => k.Key, StringComparer.Ordinal).Select(k => rows[k]).ToArray()).ToArray();
            var prior = new Weights();
            var order = Enumerable.Range(0, posts.Count).ToArray();
            var chance = new Random(1);
            for (var epoch = 0; epoch < Epochs; epoch++)
            {
                chance.Shuffle(order);
                foreach (var i in order)
                {
                    Step(posts[i], features[i], prior);
                }
            }

            Prior = prior.Values;
            Rows = rows.ToDictionary(r => r.Key, r => r.Value.Values);
        }

        public double[] Prior { get; }

        public Dictionary<(FeatureKind Kind, string Key), double[]> Rows { get; }

        public double[] Sums(IEnumerable<(FeatureKind, string)> keys)
        {
            var sums = (double[])Prior.Clone();
            foreach (var key in keys)
            {
                if (Rows.TryGetValue(key, out var row))
                {
                    Add(sums, row);
                }
            }

            return sums;
        }

        private static void Step(Example post, Weights[] features, Weights prior)
        {
            var sums = (double[])prior.Values.Clone();
            foreach (var feature in features)
            {
                Add(sums, feature.Values);
            }

            Probabilities(sums);
            for (var c = 0; c < sums.Length; c++)
            {
                var section = c - Classes;
                var error = c < Classes
                    ? sums[c] - post.Target[c]
                    : (1 / (1 + Math.Exp(-sums[c]))) - (post.Post.First == section || post.Post.Also.Contains(section) ? 1 : 0);
                prior.Step(c, error, 0);
                foreach (var feature in features)
                {
                    feature.Step(c, error, Penalty);
                }
            }
        }

        private static void Add(double[] sums, double[] row)
        {
            for (var c = 0; c < sums.Length; c++)
            {
                sums[c] += row[c];
            }
        }
    }

    private sealed class Weights
    {
        private readonly double[] _squares = new double[SortingModel.RowLength];

        public double[] Values { get; } = new double[SortingModel.RowLength];

        public void Step(int c, double error, double penalty)
        {
            var gradient = error + (penalty * Values[c]);
            _squares[c] += gradient * gradient;
            Values[c] -= Rate * gradient / (1e-3 + Math.Sqrt(_squares[c]));
        }
    }

    /// <summary>Weights of what the first layer finds before, after and in the whole thread.</summary>
    private sealed class SecondLayer
    {
        private const int Rounds = 30;
        private const double Rate = 0.05;

        public SecondLayer(List<Example[]> threads, Dictionary<Example, double[]> own)
        {
            var places = threads.SelectMany(t => t.Select((p, i) => (Thread: t, Place: i, Own: own[p], Around: Surroundings(t, i, own)))).ToArray();
            var squares = Around.Select(a => new double[a.Length]).Append(new double[Classes]).ToArray();
            var scaleSquares = 0.0;
            var chance = new Random(2);
            for (var round = 0; round < Rounds; round++)
            {
                chance.Shuffle(places);
                foreach (var (thread, place, sums, around) in places)
                {
                    var errors = Sums(sums, around);
                    Probabilities(errors);
                    var scaleGradient = 0.0;
                    for (var c = 0; c < Classes; c++)
                    {
                        errors[c] -= thread[place].Target[c];
                        scaleGradient += errors[c] * sums[c];
                        Bias[c] -= Moved(errors[c], ref squares[3][c]);
                        for (var k = 0; k < 3; k++)
                        {
                            for (var from = 0; from < Classes; from++)
                            {
                                Around[k][(from * Classes) + c] -= Moved(errors[c] * around[k][from], ref squares[k][(from * Classes) + c]);
                            }
                        }
                    }

                    Scale -= Moved(scaleGradient, ref scaleSquares);
                }
            }
        }

        public double Scale { get; private set; } = 1;

        public double[] Bias { get; } = new double[Classes];

        public double[][] Around { get; } = [new double[25], new double[25], new double[25]];

        public double[] Sums(Example[] thread, int place, Dictionary<Example, double[]> own) =>
            [.. Sums(own[thread[place]], Surroundings(thread, place, own)), .. own[thread[place]].Skip(Classes)];

        private double[] Sums(double[] own, double[][] around)
        {
            var sums = new double[Classes];
            for (var c = 0; c < Classes; c++)
            {
                sums[c] = Bias[c] + (Scale * own[c]);
                for (var k = 0; k < 3; k++)
                {
                    for (var from = 0; from < Classes; from++)
                    {
                        sums[c] += Around[k][(from * Classes) + c] * around[k][from];
                    }
                }
            }

            return sums;
        }

        private static double Moved(double gradient, ref double squares)
        {
            squares += gradient * gradient;
            return Rate * gradient / (1e-3 + Math.Sqrt(squares));
        }

        private static double[][] Surroundings(Example[] thread, int place, Dictionary<Example, double[]> own)
        {
            double[] At(int i)
            {
                var sums = i < 0 || i >= thread.Length ? null : own[thread[i]].Take(Classes).ToArray();
                if (sums is null)
                {
                    return new double[Classes];
                }

                Probabilities(sums);
                return sums;
            }

            var whole = new double[Classes];
            for (var i = 0; i < thread.Length; i++)
            {
                if (i != place)
                {
                    var probabilities = At(i);
                    for (var c = 0; c < Classes; c++)
                    {
                        whole[c] += probabilities[c] / (thread.Length - 1);
                    }
                }
            }

            return [At(place - 1), At(place + 1), whole];
        }
    }

    private static void Report(TextWriter report, string name, IEnumerable<(Example Post, double[] Sums)> decided)
    {
        var (all, right, accepted) = (0, 0, 0);
        var found = new int[Classes];
        var wrong = new int[Classes];
        var missed = new int[Classes];
        var (alsoFound, alsoWrong, alsoMissed) = (0, 0, 0);
        foreach (var (example, sums) in decided)
        {
            var post = example.Post;
            var first = Array.IndexOf(sums, sums.Take(Classes).Max(), 0, Classes);
            all++;
            right += first == post.First ? 1 : 0;
            accepted += first == post.First || post.Accept.Contains(first) ? 1 : 0;
            if (first == post.First)
            {
                found[first]++;
            }
            else
            {
                wrong[first]++;
                missed[post.First]++;
            }

            var also = CrossListing.Of(first, [.. sums.Skip(Classes).Select(Hundredths)]);
            foreach (var section in Enumerable.Range(0, Sections).Where(s => s != first))
            {
                alsoFound += also.Contains(section) && post.Also.Contains(section) ? 1 : 0;
                alsoWrong += also.Contains(section) && !post.Also.Contains(section) ? 1 : 0;
                alsoMissed += !also.Contains(section) && post.Also.Contains(section) ? 1 : 0;
            }
        }

        static double F1(int found, int wrong, int missed) => 2.0 * found / Math.Max(1, (2 * found) + wrong + missed);
        var each = Enumerable.Range(0, Classes).Select(c => F1(found[c], wrong[c], missed[c])).ToArray();
        report.WriteLine(
            $"{name,-14} n {all,5}  accuracy {1.0 * right / all:0.000}  accepted {1.0 * accepted / all:0.000}  macro-F1 {each.Average():0.000}  cross-listing F1 {F1(alsoFound, alsoWrong, alsoMissed):0.000}  ["
            + string.Join(" ", SortingModel.Classes.Zip(each, (c, f) => $"{c} {f:0.00}")) + "]");
    }

    private static void Reliability(TextWriter report, IEnumerable<(Example Post, double[] Sums)> decided)
    {
        report.WriteLine("confidence     share  right");
        var bins = decided.Select(d =>
        {
            var sums = d.Sums.Take(Classes).ToArray();
            Probabilities(sums);
            return (Confidence: sums.Max(), Right: Array.IndexOf(sums, sums.Max()) == d.Post.Post.First);
        }).GroupBy(d => Math.Min(9, (int)(d.Confidence * 10))).OrderBy(g => g.Key).ToList();
        foreach (var bin in bins)
        {
            report.WriteLine($"  {bin.Key / 10.0:0.0}-{(bin.Key + 1) / 10.0:0.0}      {1.0 * bin.Count() / bins.Sum(b => b.Count()):0.000}  {1.0 * bin.Count(d => d.Right) / bin.Count():0.000}");
        }
    }
}
