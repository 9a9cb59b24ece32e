using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>The lists of phrases in <c>Knowledge/</c>: a file a category, a phrase a line, <c>#</c> for comments.</summary>
internal static class KnowledgeLists
{
    private const string PhrasesFile = "phrases.txt";

    /// <summary>Each phrase as written, with its categories: <c>security/weapons</c>, or <c>phrase/economics</c> from the list of phrases that mislead.</summary>
    public static SortedDictionary<string, List<string>> Read(string folder)
    {
        var phrases = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var isMisleading = Path.GetFileName(file) == PhrasesFile;
            var category = $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileNameWithoutExtension(file)}";
            foreach (var line in File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
            {
                var fields = line.Split('\t');
                var name = isMisleading ? "phrase/" + fields[1].Trim() : category;
                var phrase = fields[0].Trim();
                if (!phrases.TryGetValue(phrase, out var categories))
                {
                    phrases[phrase] = categories = [];
                }

                if (!categories.Contains(name))
                {
                    categories.Add(name);
                }
            }
        }

        return phrases;
    }
}

/// <summary>The phrases of the lists, as the features are found with while training.</summary>
internal sealed class KnowledgeTable : IPhraseSource
{
    private readonly PhraseTable<List<string>> _phrases = new();

    public KnowledgeTable(SortedDictionary<string, List<string>> phrases)
    {
        foreach (var (phrase, categories) in phrases)
        {
            _phrases.GetOrAdd(phrase, () => [])?.AddRange(categories);
        }
    }

    /// <inheritdoc/>
    public (IReadOnlyList<string> Categories, int Words) Longest(TextScan scan, int first)
    {
        var (categories, words) = _phrases.Longest(scan, first);
        return (categories ?? [], words);
    }
}
