using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>
/// The weights of what the first layer finds before a post, after it and in its whole thread (stacking:
/// Wolpert, Neural Networks 5, 1992), trained on posts whose threads the first had not seen.
/// </summary>
internal sealed class SecondLayer
{
    private const int Rounds = 30;
    private const double Rate = 0.05;
    private const int Classes = SortingModel.ClassCount;

    public SecondLayer(IReadOnlyList<Example[]> threads, Dictionary<Example, double[]> own)
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
                Softmax.Of(errors);
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

    /// <summary>Before, after, whole thread; each from class to class.</summary>
    public double[][] Around { get; } = [new double[25], new double[25], new double[25]];

    /// <summary>For each class as first with what is around, then for each section as cross-listing.</summary>
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
            if (i < 0 || i >= thread.Length)
            {
                return new double[Classes];
            }

            var sums = own[thread[i]][..Classes];
            Softmax.Of(sums);
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
