using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

/// <summary>The index of the search page. The browser's tests hold what the page's script does with it.</summary>
public sealed class SearchIndexTests
{
    private const string Hostile = "</script><script>alert(1)</script> <!-- \u2028\u2029 \"'\\ ]]> &amp; sitegenSearch(\"index\", 0); \u0007 ship";

    /// <summary>Texts with the words they are read as; the script of the page is held to the same lines.</summary>
    public static TheoryData<string, string> Words
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var line in File.ReadAllLines(Repository.PathOf("tests/SiteGen.Tests/Composing/search-words.txt")))
            {
                var parts = line.Split(" → ");
                data.Add(parts[0], parts[1]);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Words))]
    public void Words_are_read_without_case_accents_and_script(string text, string words)
    {
        var index = Index(("a.md", "---\ntitle: a\n---\n" + text.Replace("#", "\\#", StringComparison.Ordinal)));

        Assert.Equal(
            words.Normalize(NormalizationForm.FormKD).Split(' ').Append("a").Distinct().Order(StringComparer.Ordinal),
            index.Places.Keys);
    }

    [Fact]
    public void A_word_leads_to_each_stretch_that_has_it_and_tells_how_often()
    {
        var seeds = Enumerable.Range(1, 60).Select(i => ($"s{i}.txt", string.Concat(Enumerable.Repeat("A ship. ", i % 7)) + "A quay.")).ToArray();

        var index = Index(seeds);

        var stretches = index.Texts.SelectMany(t => t).ToList();
        var expected = stretches.Index()
            .Select(s => (s.Index, Count: s.Item[3].GetRawText().Split("ship").Length - 1))
            .Where(s => s.Count > 0)
            .Select(s => (s.Index, Math.Min(s.Count, 4)));
        Assert.Equal(60, stretches.Count);
        Assert.Equal(expected, index.Places["ship"]);
        Assert.Equal(60, index.Places["quay"].Count);
    }

    [Fact]
    public void No_text_can_end_the_script_that_carries_it()
    {
        var built = BuiltSite.From(SiteConfigs.Small, ("a.txt", Hostile + "\n"));

        Assert.All(Parts(built), part =>
        {
            var text = Encoding.UTF8.GetString(part.Value);
            Assert.DoesNotContain(text, c => c is '<' or '>' or '&' or '\'' or '\u2028' or '\u2029' || (char.IsControl(c) && c != '\n'));
            Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
            Assert.StartsWith($"sitegenSearch(\"{part.Key["search/".Length..^".js".Length]}\", ", text, StringComparison.Ordinal);
        });
        Assert.Contains("<script>alert(1)</script>", new SearchParts(built).Texts[0][0][3][0][2].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_passage_comes_with_its_place_its_section_and_its_words()
    {
        var index = Index(("a.md", "---\ntitle: The day\n---\nA *ship* came in.\n\n## Later\n\nNothing of note.\n"));

        var stretch = Assert.Single(Assert.Single(index.Texts));
        Assert.Equal(
            """["briefings/a.html","The day",0,[["","","The day"],["#l4","harbour","A ship came in."],["#l6","","Later"],["#l8","general","Nothing of note."]]]""",
            stretch.GetRawText());
    }

    [Fact]
    public void A_long_briefing_is_found_by_its_stretches()
    {
        var index = Index(("a.txt", string.Concat(Enumerable.Range(0, 400).Select(i => $"The ship number {i} came in and went away again.\n"))));

        var passages = index.Texts.SelectMany(t => t).Select(s => s[3].GetArrayLength()).ToList();
        Assert.InRange(passages.Count, 3, 10);
        Assert.Equal(400, passages.Sum());
        Assert.Equal(passages.Count, index.Places["ship"].Count);
        Assert.Single(index.Places["399"]);
    }

    [Fact]
    public void A_new_briefing_changes_one_part_of_the_texts()
    {
        var seeds = Enumerable.Range(1, 300).Select(i => ($"s{i}.txt", string.Concat(Enumerable.Repeat($"The ship number {i} came in and went away again.\n", 12)))).ToArray();

        var before = Texts(BuiltSite.From(SiteConfigs.Small, seeds));
        var after = Texts(BuiltSite.From(SiteConfigs.Small, [.. seeds, ("k.txt", "A new ship.")]));

        Assert.InRange(before.Count, 4, 20);
        Assert.Equal(before.Keys, after.Keys);
        Assert.Single(before.Keys, name => !before[name].AsSpan().SequenceEqual(after[name]));
    }

    [Fact]
    public void Parts_stay_small_however_many_words_there_are()
    {
        var chance = new Random(1);
        var seeds = Enumerable.Range(1, 200).Select(i => (
            $"s{i}.txt", string.Join(' ', Enumerable.Range(0, 300).Select(_ => "word" + chance.Next(50_000).ToString(CultureInfo.InvariantCulture))))).ToArray();

        var built = BuiltSite.From(SiteConfigs.Small, seeds);

        Assert.InRange(Parts(built).Keys.Count(k => k.Contains("words-", StringComparison.Ordinal)), 5, 40);
        Assert.All(Parts(built).Where(p => p.Key.Contains("words-", StringComparison.Ordinal)), p => Assert.InRange(p.Value.Length, 1, 40_000));
        Assert.InRange(Parts(built).Where(p => p.Key.Contains("texts-", StringComparison.Ordinal)).Average(p => p.Value.Length), 8_000, 40_000);
    }

    [Fact]
    public void An_edition_without_sources_has_an_index_all_the_same()
    {
        var built = BuiltSite.From(SiteConfigs.Small);

        Assert.Equal(["search/index.js", "search/words-0.js"], Parts(built).Keys);
    }

    [Fact]
    public void The_library_is_the_published_one_and_the_script_is_light()
    {
        using var origin = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("templates/assets/js/minisearch.json")));
        var library = File.ReadAllBytes(Repository.PathOf("templates/assets/js/minisearch.js"));

        Assert.Equal(origin.RootElement.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(library)));
        Assert.Equal(library, BuiltSite.From(SiteConfigs.Small).Files["assets/js/minisearch.js"]);
        Assert.InRange(new FileInfo(Repository.PathOf("templates/assets/js/search.js")).Length, 1, 8 * 1024);
    }

    private static ImmutableSortedDictionary<string, byte[]> Parts(BuiltSite built) =>
        built.Files.Where(f => f.Key.StartsWith("search/", StringComparison.Ordinal)).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, byte[]> Texts(BuiltSite built) =>
        Parts(built).Where(f => f.Key.StartsWith("search/texts-", StringComparison.Ordinal)).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static SearchParts Index(params (string Path, string Text)[] seeds) => new(BuiltSite.From(SiteConfigs.Small, seeds));

    /// <summary>An index, put together from its parts.</summary>
    private sealed class SearchParts
    {
        public SearchParts(BuiltSite built)
        {
            JsonElement Read(string name) => JsonDocument.Parse(
                Encoding.UTF8.GetString(built.Files[$"search/{name}.js"])[$"sitegenSearch(\"{name}\", ".Length..^");\n".Length]).RootElement;

            var manifest = Read("index");
            Texts = [.. manifest.GetProperty("texts").EnumerateArray().Index().Where(t => t.Item.GetInt32() > 0).Select(t => Read($"texts-{t.Index}").EnumerateArray().ToArray())];
            var words = manifest.GetProperty("words").EnumerateArray()
                .SelectMany((first, i) =>
                {
                    var listed = Read($"words-{i}").GetString()!.Split(' ');
                    Assert.Equal(first.GetString(), listed[0]);
                    return listed.Chunk(2);
                })
                .ToList();
            Assert.Equal(words.Select(w => w[0]).Order(StringComparer.Ordinal), words.Select(w => w[0]));
            Places = words.ToImmutableSortedDictionary(w => w[0], w => Decode(w[1]), StringComparer.Ordinal);
            Assert.Equal(manifest.GetProperty("stretches").GetInt32(), Texts.Sum(t => t.Length));
        }

        public ImmutableArray<JsonElement[]> Texts { get; }

        public ImmutableSortedDictionary<string, List<(int Stretch, int Times)>> Places { get; }

        private static List<(int Stretch, int Times)> Decode(string code)
        {
            var found = new List<(int, int)>();
            var (stretch, number) = (-1, 0);
            foreach (var digit in code)
            {
                number = (number * 26) + char.ToLowerInvariant(digit) - 'a';
                if (char.IsAsciiLetterUpper(digit))
                {
                    stretch += number / 4;
                    found.Add((stretch, (number % 4) + 1));
                    number = 0;
                }
            }

            return found;
        }
    }
}
