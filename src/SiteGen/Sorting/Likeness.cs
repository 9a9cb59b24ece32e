using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>
/// How much a word is like the terms of a project's own sections, so that ten terms find passages that have none
/// of them. Likeness is a soft maximum (log-sum-exp) of the cosines between word vectors, measured by how far it
/// lies from that of common words; a word speaks for the section that it is most like, by its lead over the next
/// one, and the less the commoner it is.
/// </summary>
internal sealed class Likeness
{
    /// <summary>How many standard deviations from common words say nothing yet, where many sections compete.</summary>
    private const double LeastUsual = 1;

    /// <summary>The same for a section alone, which takes a word from nobody.</summary>
    private const double MostUsual = 2;

    /// <summary>From how many sections on there is competition enough.</summary>
    private const int Many = 5;

    /// <summary>How sharp the soft maximum is.</summary>
    private const double Sharpness = 8;

    /// <summary>What a standard deviation is worth, in hundredths of a term.</summary>
    private const double WorthOfDeviation = 50;

    /// <summary>A word that is like a term counts at most as much as a term.</summary>
    private const int Most = 100;

    /// <summary>The least weight that counts, in hundredths.</summary>
    private const int Least = 10;

    /// <summary>The weight of a word of an example from which it tells something.</summary>
    private const int LeastTelling = 153;

    // The common words that likeness is measured against: every tenth of those neither too common nor rare.
    private const int FirstCommon = 500;
    private const int EndOfCommon = 20_000;
    private const int StepOfCommon = 10;

    private readonly SortingModel _model;
    private readonly Scale[] _scales;
    private readonly double _usual;

    // For each word: its section and weight, packed, plus 1; 0 while unknown. Two threads find the same.
    private readonly int[] _found;

    /// <param name="sections">The project's own sections.</param>
    /// <param name="isAmongBuiltIn">Whether there are built-in sections too, which do not compete here.</param>
    /// <param name="model">Where the vectors are.</param>
    public Likeness(IEnumerable<Section> sections, bool isAmongBuiltIn, SortingModel model)
    {
        _model = model;
        _scales = [.. sections.Where(s => s.Terms.Length + s.Examples.Length > 0).Select(s => Measured(s.Id, [.. Vectors(s)])).Where(s => s.Vectors.Length > 0)];
        var competition = isAmongBuiltIn ? 0 : Math.Clamp((_scales.Length - 1.0) / (Many - 1), 0, 1);
        _usual = MostUsual - (competition * (MostUsual - LeastUsual));
        _found = new int[_scales.Length == 0 ? 0 : model.VectorCount];
    }

    private sealed record Scale(string Section, double[][] Vectors, double Mean, double Deviation);

    /// <summary>The section that a word speaks for, and its weight in hundredths; 0 if it says nothing.</summary>
    public (string Section, int Hundredths) Of(ReadOnlySpan<char> word)
    {
        var row = _found.Length == 0 ? -1 : _model.FindVector(word);
        if (row < 0)
        {
            return ("", 0);
        }

        if (_found[row] == 0)
        {
            _found[row] = 1 + Packed(row);
        }

        var (place, hundredths) = Math.DivRem(_found[row] - 1, Most + 1);
        return (_scales[place].Section, hundredths);
    }

    private int Packed(int row)
    {
        var (best, next, place) = (0.0, 0.0, 0);
        for (var i = 0; i < _scales.Length; i++)
        {
            var scale = _scales[i];
            var far = ((Alike(row, scale.Vectors) - scale.Mean) / scale.Deviation) - _usual;
            if (far > best)
            {
                (best, next, place) = (far, best, i);
            }
            else
            {
                next = Math.Max(next, far);
            }
        }

        var hundredths = (int)Math.Min(Most, Math.Round((best - next) * WorthOfDeviation * _model.VectorWeight(row) / 255));
        return (place * (Most + 1)) + (hundredths < Least ? 0 : hundredths);
    }

    private Scale Measured(string section, double[][] vectors)
    {
        var (sum, squares, count) = (0.0, 0.0, 0);
        for (var row = FirstCommon; row < EndOfCommon && vectors.Length > 0; row += StepOfCommon)
        {
            var alike = Alike(row, vectors);
            sum += alike;
            squares += alike * alike;
            count++;
        }

        var mean = sum / Math.Max(1, count);
        return new(section, vectors, mean, Math.Sqrt(Math.Max(1e-9, (squares / Math.Max(1, count)) - (mean * mean))));
    }

    private double Alike(int row, double[][] vectors)
    {
        var word = _model.Vector(row);
        var length = 0;
        foreach (var number in word)
        {
            length += number * number;
        }

        if (length == 0)
        {
            return -Sharpness;
        }

        var sum = 0.0;
        foreach (var vector in vectors)
        {
            var cosine = 0.0;
            for (var i = 0; i < vector.Length; i++)
            {
                cosine += vector[i] * word[i];
            }

            sum += Exponential.Of(Math.Min(0, Sharpness * ((cosine / Math.Sqrt(length)) - 1)));
        }

        return Exponential.Log(sum / vectors.Length);
    }

    // Of the title, of each term, of each telling word of the examples; of unit length.
    private IEnumerable<double[]> Vectors(Section section)
    {
        var scan = new TextScan();
        foreach (var text in section.Terms.Select(t => t.Text).Prepend(section.Title))
        {
            scan.Read(text);
            if (Unit(Enumerable.Range(0, scan.Count).Select(i => _model.FindVector(scan.Normal(i, 1)))) is { } vector)
            {
                yield return vector;
            }
        }

        foreach (var example in section.Examples)
        {
            scan.Read(example);
            foreach (var row in Enumerable.Range(0, scan.Count).Select(i => _model.FindVector(scan.Normal(i, 1))).Where(r => r >= 0 && _model.VectorWeight(r) >= LeastTelling).Distinct().ToList())
            {
                if (Unit([row]) is { } vector)
                {
                    yield return vector;
                }
            }
        }
    }

    private double[]? Unit(IEnumerable<int> rows)
    {
        var sum = new double[SortingModel.VectorLength];
        foreach (var row in rows.Where(r => r >= 0))
        {
            var vector = _model.Vector(row);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += vector[i] * _model.VectorWeight(row);
            }
        }

        var length = Math.Sqrt(sum.Sum(n => n * n));
        return length == 0 ? null : [.. sum.Select(n => n / length)];
    }
}
