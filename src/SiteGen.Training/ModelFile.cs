using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>Writes what was learned: for the library, as it reads it, and for people, as a table.</summary>
internal static class ModelFile
{
    private const int WordsToShow = 200;
    private const int LeastToShow = 6;

    private static readonly string[] Places = ["before", "after", "briefing"];

    /// <summary>The model as the library reads it.</summary>
    /// <exception cref="InvalidOperationException">Two keys have one hash: change a seed.</exception>
    public static byte[] Compile(TrainedModel model, SortedDictionary<string, List<string>> phrases, Vectors vectors)
    {
        var entries = new SortedDictionary<ulong, int>();
        void Enter(ulong hash, int place)
        {
            if (!entries.TryAdd(hash, place))
            {
                throw new InvalidOperationException("two keys have one hash");
            }
        }

        foreach (var (row, (kind, key, _)) in model.Rows.Index())
        {
            Enter(SortingModel.Hash(SortingModel.Seed(kind), key), row);
        }

        foreach (var word in model.Common)
        {
            Enter(SortingModel.Hash(SortingModel.CommonSeed, word), 0);
        }

        var sets = Phrases(phrases, entries);
        var size = 1;
        while (size * 3 < entries.Count * 4)
        {
            size *= 2;
        }

        var hashes = new ulong[size];
        var places = new int[size];
        foreach (var (hash, place) in entries)
        {
            var at = ModelLayout.Slot(hash, size - 1);
            while (hashes[at] != 0)
            {
                at = (at + 1) & (size - 1);
            }

            (hashes[at], places[at]) = (hash, place);
        }

        var texts = sets.Concat(Enumerable.Range(0, SortingModel.ClassCount).Select(c => string.Join('\t', Strongest(model, c))));
        return ModelLayout.Write(
            Bytes<ulong>(hashes),
            Bytes<int>(places),
            Bytes<short>([.. model.Rows.SelectMany(r => r.Weights).Select(w => checked((short)w))]),
            Bytes<short>([.. model.Prior.Select(w => checked((short)w))]),
            Bytes<short>([.. model.Around.SelectMany(a => a).Select(w => checked((short)w))]),
            Encoding.UTF8.GetBytes(string.Join('\n', texts)),
            vectors.Bytes(TrainedModel.WordsWithVector));
    }

    /// <summary>The weights as a table, for reading and for comparing.</summary>
    public static string Text(TrainedModel model)
    {
        var text = new StringBuilder();
        text.Append("# Written by src/SiteGen.Training from Corpus/ and the lists beside this file; english.model holds the same.\n");
        text.Append("# rows of which no weight reaches 6 are left out. kind, key, weights in hundredths: ").AppendJoin(", ", SortingModel.Classes)
            .Append("; then as cross-listing: ").AppendJoin(", ", SortingModel.Classes.Take(4)).Append('\n');
        Row(text, "prior", "", model.Prior);
        foreach (var (name, weights) in Places.Zip(model.Around))
        {
            for (var from = 0; from < SortingModel.ClassCount; from++)
            {
                Row(text, name, SortingModel.Classes[from], weights.AsSpan(from * SortingModel.ClassCount, SortingModel.ClassCount).ToArray());
            }
        }

        foreach (var (kind, key, weights) in model.Rows.Where(r => r.Weights.Any(w => Math.Abs(w) >= LeastToShow)))
        {
            Row(text, kind.ToString().ToLowerInvariant(), key, weights);
        }

        return text.ToString();
    }

    // Each phrase and each of its beginnings leads to a set of categories; the empty set comes first.
    private static List<string> Phrases(SortedDictionary<string, List<string>> phrases, SortedDictionary<ulong, int> entries)
    {
        var sets = new List<string> { "" };
        var found = new SortedDictionary<ulong, SortedSet<string>>();
        var scan = new TextScan();
        foreach (var (phrase, categories) in phrases)
        {
            scan.Read(phrase);
            var hash = SortingModel.PhraseSeed;
            for (var word = 0; word < scan.Count; word++)
            {
                hash = SortingModel.Hash(word == 0 ? hash : SortingModel.Hash(hash, " "), scan.Normal(word, 1));
                var set = found.TryGetValue(hash, out var known) ? known : found[hash] = new(StringComparer.Ordinal);
                set.UnionWith(word == scan.Count - 1 ? categories : []);
            }
        }

        foreach (var (hash, set) in found)
        {
            var names = string.Join('\t', set);
            if (!sets.Contains(names))
            {
                sets.Add(names);
            }

            entries.Add(hash, sets.IndexOf(names));
        }

        return sets;
    }

    private static IEnumerable<string> Strongest(TrainedModel model, int place) => model.Words
        .Where(w => w.Weights[place] > 0)
        .OrderByDescending(w => w.Weights[place])
        .ThenBy(w => w.Word, StringComparer.Ordinal)
        .Take(WordsToShow)
        .Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Word}={w.Weights[place]}"));

    private static byte[] Bytes<T>(T[] values)
        where T : struct => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static void Row(StringBuilder text, string kind, string key, int[] weights) => text
        .Append(kind).Append('\t').Append(key).Append('\t')
        .AppendJoin('\t', weights.Select(w => w.ToString(CultureInfo.InvariantCulture))).Append('\n');
}
