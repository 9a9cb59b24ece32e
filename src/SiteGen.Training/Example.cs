using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>A post as it is learned from.</summary>
/// <param name="Post">The post.</param>
/// <param name="Keys">Its features, without the meaning of its words.</param>
/// <param name="Meaning">The sum of its words' vectors.</param>
/// <param name="Target">For each class, how far it is right as first: 1 in all.</param>
internal sealed record Example(LabelledPost Post, HashSet<(FeatureKind Kind, string Key)> Keys, double[] Meaning, double[] Target)
{
    private const double ShareOfAccepted = 0.2;

    public static Example Of(LabelledPost post, HashSet<(FeatureKind Kind, string Key)> keys, Vectors vectors)
    {
        var meaning = new double[Vectors.Length];
        foreach (var (_, word) in keys.Where(k => k.Kind == FeatureKind.Meaning))
        {
            if (vectors.Find(word) is var place and >= 0)
            {
                vectors.AddTo(meaning, place);
            }
        }

        keys.RemoveWhere(k => k.Kind == FeatureKind.Meaning);
        var target = new double[SortingModel.ClassCount];
        foreach (var accepted in post.Accept)
        {
            target[accepted] = ShareOfAccepted;
        }

        target[post.First] = 1 - (ShareOfAccepted * post.Accept.Length);
        return new(post, keys, meaning, target);
    }

    /// <summary>With some kinds of features only.</summary>
    public Example Only(ICollection<FeatureKind> kinds) => this with
    {
        Keys = [.. Keys.Where(k => kinds.Contains(k.Kind))],
        Meaning = kinds.Contains(FeatureKind.Meaning) ? Meaning : new double[Vectors.Length],
    };
}

/// <summary>The exponentials of sums, made to be 1 in all.</summary>
internal static class Softmax
{
    public static void Of(Span<double> sums)
    {
        var max = double.NegativeInfinity;
        foreach (var sum in sums)
        {
            max = Math.Max(max, sum);
        }

        var total = 0.0;
        foreach (ref var sum in sums)
        {
            sum = Math.Exp(sum - max);
            total += sum;
        }

        foreach (ref var sum in sums)
        {
            sum /= total;
        }
    }
}
