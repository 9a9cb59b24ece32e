namespace SiteGen.Sorting;

/// <summary>
/// Probabilities from sums of weights. Only the basic operations of IEEE 754 are used, which give the same
/// bits everywhere; the platforms' own exp does not.
/// </summary>
internal static class Exponential
{
    private const double Ln2 = 0.69314718055994530942;

    /// <summary>e to the power of x, for x of 0 and less; to about 12 digits.</summary>
    public static double Of(double x)
    {
        if (x < -60)
        {
            return 0;
        }

        // e^x = 2^-n · e^r, with r in (-ln 2, 0]; Taylor's series for e^r.
        var halvings = (int)(-x / Ln2);
        var r = x + (halvings * Ln2);
        var sum = 1.0;
        var term = 1.0;
        for (var i = 1; i <= 16; i++)
        {
            term *= r / i;
            sum += term;
        }

        for (; halvings > 0; halvings--)
        {
            sum /= 2;
        }

        return sum;
    }

    /// <summary>The natural logarithm of x, for x from 0 (not 0 itself) to 1; to about 12 digits.</summary>
    public static double Log(double x)
    {
        var y = Math.ILogB(x) * Ln2;
        for (var i = 0; i < 6; i++)
        {
            // Newton's method for e^y = x.
            y = Math.Min(0, y + (x / Of(Math.Min(0, y))) - 1);
        }

        return y;
    }

    /// <summary>The probability of each class (softmax), from sums in hundredths.</summary>
    public static void Probabilities(ReadOnlySpan<int> hundredths, Span<double> probabilities)
    {
        var max = int.MinValue;
        foreach (var h in hundredths)
        {
            max = Math.Max(max, h);
        }

        var total = 0.0;
        for (var i = 0; i < hundredths.Length; i++)
        {
            probabilities[i] = Of((hundredths[i] - max) / 100.0);
            total += probabilities[i];
        }

        for (var i = 0; i < hundredths.Length; i++)
        {
            probabilities[i] /= total;
        }
    }
}
