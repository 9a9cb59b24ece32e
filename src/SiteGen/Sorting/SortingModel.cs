using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace SiteGen.Sorting;

/// <summary>
/// What SiteGen knows about its own sections: weights that were learned from a labelled corpus
/// (multinomial logistic regression for the first section, one logistic regression a section for the
/// cross-listings), and the lists of phrases behind the categories. Read as it lies in the library, without
/// parsing: a hash table of 64-bit keys (FNV-1a) over rows of weights.
/// </summary>
internal sealed class SortingModel : IPhraseSource
{
    /// <summary>The sections that it knows, in the order of all its weights; the last one is the fallback.</summary>
    public static readonly ImmutableArray<string> Classes = ["security", "diplomacy", "economics", "russia-ukraine", Model.Placement.Fallback];

    /// <summary>A row of weights: for each class as the first section, then for each section as a cross-listing.</summary>
    public const int RowLength = 9;

    /// <summary>The number of classes.</summary>
    public const int ClassCount = 5;

    /// <summary>The numbers of a vector.</summary>
    public const int VectorLength = 64;

    private static readonly Lazy<SortingModel> BuiltIn = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("english.model")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SortingModel(bytes);
    });

    private readonly byte[] _bytes;
    private readonly ModelLayout _layout;
    private readonly string[][] _categories;

    public SortingModel(byte[] bytes)
    {
        _bytes = bytes;
        _layout = ModelLayout.Read(bytes);
        var texts = Encoding.UTF8.GetString(bytes.AsSpan(_layout.Texts)).Split('\n');
        _categories = [.. texts[..^ClassCount].Select(line => line.Split('\t', StringSplitOptions.RemoveEmptyEntries))];
        Strongest = [.. texts[^ClassCount..].Select(line => line.Split('\t', StringSplitOptions.RemoveEmptyEntries).Select(Weighted).ToImmutableArray())];
        Around = [.. Enumerable.Range(0, 3).Select(k => Shorts(_layout.Around).Slice(k * ClassCount * ClassCount, ClassCount * ClassCount).ToArray())];
    }

    /// <summary>The model that is built into the library.</summary>
    public static SortingModel Default => BuiltIn.Value;

    /// <summary>How many features have weights.</summary>
    public int RowCount => Shorts(_layout.Rows).Length / RowLength;

    /// <summary>The weights that every passage begins with.</summary>
    public ReadOnlySpan<short> Prior => Shorts(_layout.Prior);

    /// <summary>Weights of the probabilities around a passage: before, after, whole briefing; each from class to class.</summary>
    public short[][] Around { get; }

    /// <summary>For each class, the words that weigh most, for people to read.</summary>
    public ImmutableArray<ImmutableArray<(string Words, int Hundredths)>> Strongest { get; }

    /// <summary>The row of a feature; -1 if it has no weights.</summary>
    public int Find(FeatureKind kind, ReadOnlySpan<char> key) => Look(Hash(Seed(kind), key));

    /// <summary>How many of the first rows, which are <see cref="FeatureKind.Meaning"/>'s, have a vector of their own.</summary>
    public int VectorCount => _bytes.AsSpan(_layout.Vectors).Length / (1 + VectorLength);

    /// <summary>The row of a word that has a vector; -1 if it has none. Vectors know no capitals.</summary>
    public int FindVector(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        var row = Find(FeatureKind.Meaning, lower);
        return row < VectorCount ? row : -1;
    }

    /// <summary>How much a word says, from 0 for the commonest to 255.</summary>
    public byte VectorWeight(int row) => _bytes.AsSpan(_layout.Vectors)[row];

    /// <summary>What a word means: words that are used alike point the same way.</summary>
    public ReadOnlySpan<sbyte> Vector(int row) =>
        MemoryMarshal.Cast<byte, sbyte>(_bytes.AsSpan(_layout.Vectors)[VectorCount..]).Slice(row * VectorLength, VectorLength);

    /// <summary>The weights of a row, in hundredths.</summary>
    public ReadOnlySpan<short> Weights(int row) => Shorts(_layout.Rows).Slice(row * RowLength, RowLength);

    /// <summary>Whether a word, in its normal form, is too common to say anything.</summary>
    public bool IsCommon(ReadOnlySpan<char> word) => Look(Hash(CommonSeed, word)) >= 0;

    /// <inheritdoc/>
    public (IReadOnlyList<string> Categories, int Words) Longest(TextScan scan, int first)
    {
        var (categories, longest) = ((IReadOnlyList<string>)[], 0);
        var hash = PhraseSeed;
        for (var words = 1; first + words <= scan.Count; words++)
        {
            hash = Hash(words == 1 ? hash : Hash(hash, " "), scan.Normal(first + words - 1, 1));
            var found = Look(hash);
            if (found < 0)
            {
                break;
            }

            if (_categories[found].Length > 0)
            {
                (categories, longest) = (_categories[found], words);
            }
        }

        return (categories, longest);
    }

    internal const ulong PhraseSeed = 0x9E3779B97F4A7C15;
    internal const ulong CommonSeed = 0xC2B2AE3D27D4EB4F;

    // The seeds differ in their high bits, which a character does not touch: else `able` as one kind would be `cble` as another.
    internal static ulong Seed(FeatureKind kind) => 0xCBF29CE484222325 + ((ulong)kind << 32);

    /// <summary>FNV-1a over UTF-16 units; never 0, which marks an empty place.</summary>
    internal static ulong Hash(ulong seed, ReadOnlySpan<char> key)
    {
        var hash = seed;
        foreach (var c in key)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        return hash | 1;
    }

    private int Look(ulong hash)
    {
        var hashes = MemoryMarshal.Cast<byte, ulong>(_bytes.AsSpan(_layout.Hashes));
        var places = MemoryMarshal.Cast<byte, int>(_bytes.AsSpan(_layout.Places));
        var mask = hashes.Length - 1;
        for (var at = ModelLayout.Slot(hash, mask); hashes[at] != 0; at = (at + 1) & mask)
        {
            if (hashes[at] == hash)
            {
                return places[at];
            }
        }

        return -1;
    }

    private ReadOnlySpan<short> Shorts(Range range) => MemoryMarshal.Cast<byte, short>(_bytes.AsSpan(range));

    private static (string, int) Weighted(string text)
    {
        var equals = text.LastIndexOf('=');
        return (text[..equals], int.Parse(text[(equals + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>
/// Where the parts of a model lie: a header of seven lengths in bytes, then the hashes, their places, the rows,
/// the prior, the weights around, the texts and the vectors (all words' weights, then all their numbers), each
/// beginning at a multiple of eight.
/// </summary>
internal sealed record ModelLayout(Range Hashes, Range Places, Range Rows, Range Prior, Range Around, Range Texts, Range Vectors)
{
    private const int PartCount = 7;
    private const int Header = 32;

    public static ModelLayout Read(ReadOnlySpan<byte> bytes)
    {
        var parts = new Range[PartCount];
        var start = Header;
        for (var i = 0; i < PartCount; i++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
            parts[i] = start..(start + length);
            start += (length + 7) & ~7;
        }

        return new(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
    }

    public static byte[] Write(params ReadOnlySpan<byte[]> parts)
    {
        var bytes = new byte[Header + parts.ToArray().Sum(p => (p.Length + 7) & ~7)];
        var start = Header;
        for (var i = 0; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * 4), parts[i].Length);
            parts[i].CopyTo(bytes, start);
            start += (parts[i].Length + 7) & ~7;
        }

        return bytes;
    }

    /// <summary>Where looking for a hash begins. The high bits are the well-mixed ones of FNV.</summary>
    public static int Slot(ulong hash, int mask) => (int)(hash >> 32) & mask;
}
