using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>
/// What the search page's script loads, in parts, so that a search moves little however large the edition is:
/// a manifest, the words with the stretches they occur in, and the stretches themselves. Each part is a script
/// of one call that hands over data, since pages opened from disk can load nothing else.
/// </summary>
internal static class SearchIndex
{
    private const int LongestStretch = 6_000;
    private const int TextsInPart = 24_000;
    private const int WordsInPart = 32_000;
    private const int MostTimes = 4;
    private const int Digits = 26;

    // Escapes `<`, quotes and U+2028 and U+2029, so that no text can end the script or its string.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The files of the index.</summary>
    /// <param name="edition">What is published.</param>
    /// <param name="synonyms">Groups of names for one thing; a search for one of them finds them all.</param>
    public static IEnumerable<PlainFile> Of(EditionIndex edition, ImmutableArray<ImmutableArray<string>> synonyms)
    {
        var parts = Parts(edition);
        var stretches = parts.SelectMany(p => p).ToImmutableArray();
        var shelves = Shelves(Vocabulary(stretches));
        yield return File("index", json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("letters");
            foreach (var (letter, latin) in SearchWords.Letters)
            {
                json.WriteString(letter.ToString(), latin);
            }

            json.WriteEndObject();
            json.WriteStartArray("sections");
            foreach (var section in edition.SectionIds.Select(id => edition.Views.Section(id, SiteMap.Search)))
            {
                Write(json, section.Id, section.Title, section.Mark);
            }

            json.WriteEndArray();
            json.WriteNumber("stretches", stretches.Length);
            json.WriteStartArray("texts");
            foreach (var part in parts)
            {
                json.WriteNumberValue(part.Length);
            }

            json.WriteEndArray();
            json.WritePropertyName("words");
            Write(json, [.. shelves.Select(s => s[0].Word)]);
            Synonyms(json, synonyms);
            json.WriteEndObject();
        });
        foreach (var (number, shelf) in shelves.Index())
        {
            yield return File(FormattableString.Invariant($"words-{number}"), json => json.WriteStringValue(string.Join(' ', shelf.Select(w => w.Word + " " + w.Places))));
        }

        foreach (var (number, part) in parts.Index().Where(p => !p.Item.IsEmpty))
        {
            yield return File(FormattableString.Invariant($"texts-{number}"), json => WriteTexts(json, part));
        }
    }

    /// <summary>A run of passages of one briefing: what a word is found in, so that a book is not read whole for one passage.</summary>
    private sealed record Stretch(BriefingDigest Digest, bool IsFirst, ImmutableArray<Passage> Passages)
    {
        public string Key { get; } = FormattableString.Invariant($"{Digest.Briefing.Id} {(IsFirst ? 0 : Passages[0].Origin.FirstLine)}");

        /// <summary>The title, where the source states it and no passage is it.</summary>
        public string? StatedTitle { get; } =
            IsFirst && !Digest.Title.IsQuoted && Digest.Briefing.Passages.All(p => p.Kind != PassageKind.Title) ? Digest.Title.Text : null;
    }

    private sealed record Counts(Dictionary<string, int> ByWord);

    private static void Synonyms(Utf8JsonWriter json, ImmutableArray<ImmutableArray<string>> groups)
    {
        json.WriteStartArray("synonyms");
        foreach (var group in groups)
        {
            json.WriteStartArray();
            foreach (var name in group.Select(SearchWords.Of).Where(name => !name.IsEmpty))
            {
                Write(json, [.. name]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>
    /// The stretches, in the parts that are loaded together. Which part a stretch is in hangs on its briefing's id
    /// alone, so a new briefing changes one part; their number doubles as the edition grows.
    /// </summary>
    private static ImmutableArray<ImmutableArray<Stretch>> Parts(EditionIndex edition)
    {
        var stretches = edition.Digests.SelectMany(Stretches).OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var characters = stretches.Sum(s => s.Passages.Sum(p => (long)p.Text.Length));
        var parts = 1;
        while (characters / parts > TextsInPart)
        {
            parts *= 2;
        }

        var byPart = stretches.ToLookup(s => BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(s.Key))) % parts);
        return [.. Enumerable.Range(0, parts).Select(part => byPart[part].ToImmutableArray())];
    }

    private static IEnumerable<Stretch> Stretches(BriefingDigest digest)
    {
        var passages = digest.Briefing.Passages;
        for (int first = 0, next; first < passages.Length; first = next)
        {
            var length = passages[first].Text.Length;
            for (next = first + 1; next < passages.Length && length + passages[next].Text.Length <= LongestStretch; next++)
            {
                length += passages[next].Text.Length;
            }

            yield return new(digest, first == 0, passages[first..next]);
        }
    }

    /// <summary>Each word with the stretches that have it: for each, the step from the one before, and how often.</summary>
    private static List<(string Word, string Places)> Vocabulary(ImmutableArray<Stretch> stretches)
    {
        var counts = stretches.InParallel(s => Outcome.Of<Counts?>(new(Count(s)))).Value;
        var places = new Dictionary<string, (StringBuilder Code, int Last)>(StringComparer.Ordinal);
        foreach (var (number, inStretch) in counts.Index())
        {
            foreach (var (word, times) in inStretch.ByWord)
            {
                var (code, last) = places.TryGetValue(word, out var known) ? known : (new StringBuilder(4), -1);
                Append(code, ((number - last) * MostTimes) + Math.Min(times, MostTimes) - 1);
                places[word] = (code, number);
            }
        }

        return [.. places.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => (w.Key, w.Value.Code.ToString()))];
    }

    private static Dictionary<string, int> Count(Stretch stretch)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in stretch.Passages.Select(p => p.Text).Append(stretch.StatedTitle ?? ""))
        {
            var folded = SearchWords.Fold(text);
            foreach (var range in SearchWords.In(folded))
            {
                var word = folded.AsSpan()[range];
                bySpan[word] = bySpan.TryGetValue(word, out var times) ? times + 1 : 1;
            }
        }

        return counts;
    }

    // A number in digits of base 26, the last one in upper case.
    private static void Append(StringBuilder code, int number)
    {
        var at = code.Length;
        code.Append((char)('A' + (number % Digits)));
        for (number /= Digits; number > 0; number /= Digits)
        {
            code.Insert(at, (char)('a' + (number % Digits)));
        }
    }

    private static ImmutableArray<ImmutableArray<(string Word, string Places)>> Shelves(List<(string Word, string Places)> words)
    {
        var shelves = ImmutableArray.CreateBuilder<ImmutableArray<(string, string)>>();
        for (int first = 0, next; first < words.Count; first = next)
        {
            var length = 0;
            for (next = first; next < words.Count && length < WordsInPart; next++)
            {
                length += words[next].Word.Length + words[next].Places.Length + 2;
            }

            shelves.Add([.. words[first..next]]);
        }

        // The script finds a shelf whatever there is to find.
        return shelves.Count == 0 ? [[("", "")]] : shelves.ToImmutable();
    }

    private static void WriteTexts(Utf8JsonWriter json, ImmutableArray<Stretch> part)
    {
        json.WriteStartArray();
        foreach (var stretch in part)
        {
            var title = stretch.Digest.Title;
            json.WriteStartArray();
            json.WriteStringValue(SiteMap.Briefing(stretch.Digest.Briefing).From(SiteMap.Search));
            json.WriteStringValue(title.Text);
            json.WriteNumberValue((title.IsShortenedBefore ? 1 : 0) + (title.IsShortenedAfter ? 2 : 0) + (title.IsQuoted ? 4 : 0));
            json.WriteStartArray();
            if (stretch.StatedTitle is { } stated)
            {
                Write(json, "", "", stated);
            }

            foreach (var passage in stretch.Passages)
            {
                Write(json, "#" + SiteMap.Anchor(passage.Origin.FirstLine), passage.IsBody ? passage.Placement!.Section : "", passage.Text);
            }

            json.WriteEndArray();
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, params ReadOnlySpan<string?> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static PlainFile File(string name, Action<Utf8JsonWriter> write)
    {
        var script = new ArrayBufferWriter<byte>(1024);
        script.Write(Encoding.UTF8.GetBytes($"sitegenSearch(\"{name}\", "));
        using (var json = new Utf8JsonWriter(script, Options))
        {
            write(json);
        }

        script.Write(");\n"u8);
        return new(SiteMap.SearchPart(name), "the search index", [.. script.WrittenSpan]);
    }
}
