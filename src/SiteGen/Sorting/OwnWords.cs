using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>What a passage's own words say, in hundredths.</summary>
/// <param name="First">For each class of the model: how much speaks for it as the first section.</param>
/// <param name="Also">For each section of the model: how much speaks for listing the passage there too.</param>
/// <param name="Evidence">The same as <paramref name="First"/>, word by word.</param>
/// <param name="AlsoEvidence">The same as <paramref name="Also"/>, word by word.</param>
internal sealed record OwnWords(int[] First, int[] Also, ImmutableArray<Evidence> Evidence, ImmutableArray<Evidence> AlsoEvidence);

/// <summary>Weighs the words of passages by a model. One for each thread: it keeps its workspace.</summary>
internal sealed class WordScale(SortingModel model, AliasTable aliases)
{
    /// <summary>A word's weight for a section, in hundredths, below which it is summed up with the others.</summary>
    private const int LeastToName = 25;

    private readonly TextScan _scan = new(aliases);
    private readonly List<Evidence> _first = [];
    private readonly List<Evidence> _also = [];
    private readonly int[] _seenBy = new int[model.RowCount];
    private int _text;
    private int[] _sums = [];

    /// <summary>How much more a known name is worth where names alone count.</summary>
    private const int WorthOfName = 5;

    /// <summary>What speaks for the fallback where a text in another language has no name that is known, in hundredths.</summary>
    private const int WithoutNames = 500;

    /// <summary>Weighs a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="byNames">Whether known names alone count, because its language is not the model's.</param>
    public OwnWords Weigh(string text, bool byNames)
    {
        _scan.Read(text);
        _text++;
        var length = (_scan.Count + 1) * SortingModel.RowLength;
        if (_sums.Length < length)
        {
            _sums = new int[length * 2];
        }

        var sums = _sums.AsSpan(0, length);
        sums.Clear();
        var sink = new Sink(model, _seenBy, _text, sums, byNames ? new Names(text, _scan) : default);
        Features.Find(text, _scan, model, ref sink);
        var weighed = Weighed(sums);
        if (byNames && !sums.ContainsAnyExcept(0))
        {
            weighed.First[^1] += WithoutNames;
            weighed = weighed with { Evidence = weighed.Evidence.Add(new(SortingModel.Classes[^1], EvidenceOrigin.NoKnownName, WithoutNames)) };
        }

        return weighed;
    }

    /// <summary>How many words a text has, and how many of them are common ones of the model's language.</summary>
    public (int Words, int Common) Count(string text)
    {
        _scan.Read(text);
        var common = 0;
        for (var i = 0; i < _scan.Count; i++)
        {
            common += model.IsCommon(_scan.Normal(i, 1)) ? 1 : 0;
        }

        return (_scan.Count, common);
    }

    private OwnWords Weighed(ReadOnlySpan<int> sums)
    {
        var totals = new int[SortingModel.RowLength];
        Span<int> others = stackalloc int[SortingModel.RowLength];
        others.Clear();
        _first.Clear();
        _also.Clear();
        for (var word = -1; word < _scan.Count; word++)
        {
            var row = sums.Slice((word + 1) * SortingModel.RowLength, SortingModel.RowLength);
            Evidence? named = null;
            for (var c = 0; c < SortingModel.RowLength; c++)
            {
                totals[c] += row[c];
                if (Math.Abs(row[c]) < LeastToName)
                {
                    others[c] += row[c];
                }
                else
                {
                    named = named is null ? Named(word, Section(c), row[c]) : new(Section(c), named.Term, row[c], named.Start, named.Length);
                    (c < SortingModel.ClassCount ? _first : _also).Add(named);
                }
            }
        }

        for (var c = 0; c < SortingModel.RowLength; c++)
        {
            totals[c] += model.Prior[c];
            var list = c < SortingModel.ClassCount ? _first : _also;
            list.Add(new(Section(c), EvidenceOrigin.OtherWords, others[c]));
            list.Add(new(Section(c), EvidenceOrigin.BeforeAnyWord, model.Prior[c]));
        }

        return new(totals[..SortingModel.ClassCount], totals[SortingModel.ClassCount..], [.. _first], [.. _also]);
    }

    private static string Section(int place) => SortingModel.Classes[place < SortingModel.ClassCount ? place : place - SortingModel.ClassCount];

    // A word stands for the known phrase that begins with it.
    private Evidence Named(int word, string section, int hundredths)
    {
        if (word < 0)
        {
            return new(section, "(length and signs)", hundredths);
        }

        var words = Math.Max(1, model.Longest(_scan, word).Words);
        var last = _scan[word + words - 1];
        return new(section, _scan.Normal(word, words).ToString(), hundredths, _scan[word].Start, last.Start + last.Length - _scan[word].Start);
    }

    /// <summary>The words of a text in another language that may be names: those with a capital.</summary>
    private readonly ref struct Names(ReadOnlySpan<char> text, TextScan scan)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly TextScan? _scan = scan;

        public bool AloneCount => _scan is not null;

        public bool Has(int word) => _scan is not null && word >= 0 && char.IsUpper(_text[_scan[word].Start]);
    }

    private readonly ref struct Sink(SortingModel model, int[] seenBy, int text, Span<int> sums, Names names) : IFeatureSink
    {
        private readonly Span<int> _sums = sums;
        private readonly Names _names = names;

        // A feature counts once, where it comes first.
        public void Take(FeatureKind kind, scoped ReadOnlySpan<char> key, int word)
        {
            var row = model.Find(kind, key);
            if (row < 0 || (_names.AloneCount && (kind != FeatureKind.Category || !_names.Has(word))) || seenBy[row] == text)
            {
                return;
            }

            seenBy[row] = text;
            var weights = model.Weights(row);
            var sums = _sums.Slice((word + 1) * SortingModel.RowLength, SortingModel.RowLength);
            for (var i = 0; i < weights.Length; i++)
            {
                sums[i] += weights[i] * (_names.AloneCount ? WorthOfName : 1);
            }
        }
    }
}
