using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>
/// The weights of a post's own words: multinomial logistic regression for the first section and one logistic
/// regression a section for the cross-listings, each with a quadratic penalty, fitted by L-BFGS (Liu and
/// Nocedal, Mathematical Programming 45, 1989).
/// </summary>
internal sealed class FirstLayer
{
    private const int LeastCount = 2;
    private const double Penalty = 8;
    private const double PenaltyOfMeaning = 2;
    private const int Iterations = 60;
    private const int Classes = SortingModel.ClassCount;
    private const int Length = SortingModel.RowLength;

    // A row is filled up to whole vector registers.
    private const int Stride = 12;

    private readonly Dictionary<(FeatureKind Kind, string Key), int> _places;
    private readonly double[] _weights;

    /// <summary>Fits the weights. The first row is the prior, then come those of a vector's numbers, then those of the features.</summary>
    public FirstLayer(IReadOnlyList<Example> posts)
    {
        _places = posts.SelectMany(p => p.Keys).CountBy(k => k).Where(k => k.Value >= LeastCount)
            .Select(k => k.Key).OrderBy(k => k.Kind).ThenBy(k => k.Key, StringComparer.Ordinal)
            .Index().ToDictionary(k => k.Item, k => k.Index + 1 + Vectors.Length);
        var features = posts.Select(p => p.Keys.Where(_places.ContainsKey).Select(k => _places[k]).Order().ToArray()).ToArray();
        var objective = ObjectiveFunction.Gradient(w => Loss(w.AsArray(), posts, features));
        var start = Vector<double>.Build.Dense((1 + Vectors.Length + _places.Count) * Stride);
        try
        {
            _weights = new LimitedMemoryBfgsMinimizer(gradientTolerance: 3e-4, parameterTolerance: 1e-9, functionProgressTolerance: 1e-7, memory: 8, Iterations)
                .FindMinimum(objective, start).MinimizingPoint.AsArray();
        }
        catch (MaximumIterationsException)
        {
            _weights = objective.Point.AsArray();
        }
    }

    public double[] Prior => Row(0);

    /// <summary>For each number of a vector, its weights.</summary>
    public double[][] Meaning => [.. Enumerable.Range(1, Vectors.Length).Select(Row)];

    public IEnumerable<(FeatureKind Kind, string Key, double[] Weights)> Rows => _places.Select(p => (p.Key.Kind, p.Key.Key, Row(p.Value)));

    /// <summary>For each class as first, then for each section as cross-listing.</summary>
    public double[] Sums(Example post)
    {
        Span<double> sums = stackalloc double[Stride];
        Sums(sums, _weights, post.Meaning, [.. post.Keys.Where(_places.ContainsKey).Select(k => _places[k])]);
        return sums[..Length].ToArray();
    }

    private double[] Row(int place) => _weights.AsSpan(place * Stride, Length).ToArray();

    private static (double Loss, Vector<double> Gradient) Loss(double[] weights, IReadOnlyList<Example> posts, int[][] features)
    {
        var gradient = new double[weights.Length];
        var loss = 0.0;
        Span<double> sums = stackalloc double[Stride];
        for (var i = 0; i < posts.Count; i++)
        {
            var post = posts[i];
            Sums(sums, weights, post.Meaning, features[i]);
            loss += Errors(sums, post) * post.Post.Weight;
            Add(sums, sums, post.Post.Weight - 1);
            Add(gradient.AsSpan(0, Stride), sums, 1);
            for (var k = 0; k < Vectors.Length; k++)
            {
                Add(gradient.AsSpan((k + 1) * Stride, Stride), sums, post.Meaning[k]);
            }

            foreach (var place in features[i])
            {
                Add(gradient.AsSpan(place * Stride, Stride), sums, 1);
            }
        }

        for (var w = Stride; w < weights.Length; w++)
        {
            var penalty = w < (1 + Vectors.Length) * Stride ? PenaltyOfMeaning : Penalty;
            loss += penalty * weights[w] * weights[w] / 2;
            gradient[w] += penalty * weights[w];
        }

        return (loss, Vector<double>.Build.Dense(gradient));
    }

    // Turns sums into probabilities less what they should be; what that costs.
    private static double Errors(Span<double> sums, Example post)
    {
        var loss = 0.0;
        Softmax.Of(sums[..Classes]);
        for (var c = 0; c < Classes; c++)
        {
            loss -= post.Target[c] * Math.Log(Math.Max(double.Epsilon, sums[c]));
            sums[c] -= post.Target[c];
        }

        for (var s = 0; s < Length - Classes; s++)
        {
            ref var sum = ref sums[Classes + s];
            var target = post.Post.First == s ? 1 : post.Post.Also[s];
            loss += Math.Log(1 + Math.Exp(-Math.Abs(sum))) + Math.Max(sum, 0) - (target * sum);
            sum = (1 / (1 + Math.Exp(-sum))) - target;
        }

        return loss;
    }

    private static void Sums(Span<double> sums, double[] weights, double[] meaning, int[] features)
    {
        weights.AsSpan(0, Stride).CopyTo(sums);
        for (var i = 0; i < Vectors.Length; i++)
        {
            Add(sums, weights.AsSpan((i + 1) * Stride, Stride), meaning[i]);
        }

        foreach (var place in features)
        {
            Add(sums, weights.AsSpan(place * Stride, Stride), 1);
        }
    }

    private static void Add(Span<double> sums, ReadOnlySpan<double> row, double times)
    {
        ref var to = ref MemoryMarshal.GetReference(sums);
        ref var from = ref MemoryMarshal.GetReference(row);
        for (nuint c = 0; c < Stride; c += 4)
        {
            (Vector256.LoadUnsafe(ref to, c) + (Vector256.LoadUnsafe(ref from, c) * times)).StoreUnsafe(ref to, c);
        }
    }
}
