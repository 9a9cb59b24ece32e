using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Reading;

/// <summary>An <c>edition.json</c>, and the raw sources beside it, to a <see cref="PreviousEdition"/>.</summary>
public static class EditionReader
{
    private const int MaxDepth = 8;
    private const long MaxBytes = 256 * 1024 * 1024;

    /// <summary>Reads the edition before from disk. One that cannot be used is reported, and then there is none.</summary>
    /// <param name="location">Where <c>edition.json</c> lies.</param>
    /// <param name="shownAs">Its path as diagnostics show it.</param>
    /// <param name="seeds">The seeds of this edition: a source with the bytes of one of them is not read again.</param>
    public static Outcome<PreviousEdition?> ReadFile(string location, string shownAs, ImmutableArray<Seed> seeds)
    {
        var file = new FileInfo(location);
        if (file.Exists && file.Length > MaxBytes)
        {
            return new(null, [NotUsable(SourceSpan.Whole(shownAs), "it is larger than 256 MiB")]);
        }

        return FolderReader.Bytes(new FoundFile(shownAs, shownAs, location)).Then(bytes => bytes is null
            ? Outcome.Of<PreviousEdition?>(null)
            : Read(bytes, shownAs).Select(edition => edition is null ? null : WithLines(edition, file.DirectoryName!, seeds)));
    }

    private static Outcome<PreviousEdition?> Read(byte[] bytes, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return Outcome.Of<PreviousEdition?>(Edition(json.RootElement));
        }
        catch (JsonException e)
        {
            var span = e.LineNumber is { } line ? SourceSpan.At(file, (int)line + 1, (int)(e.BytePositionInLine ?? 0) + 1) : SourceSpan.Whole(file);
            return new(null, [NotUsable(span, "it is no JSON")]);
        }
        catch (FormatException e)
        {
            return new(null, [NotUsable(SourceSpan.Whole(file), e.Message)]);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, in a name or a value: JSON may hold what is no text.
            return new(null, [NotUsable(SourceSpan.Whole(file), "some of it is no text")]);
        }
    }

    private static PreviousEdition Edition(JsonElement edition)
    {
        var changes = Member(edition, "changes", JsonValueKind.Object, JsonValueKind.Null);
        return new(
            List(edition, "sections", s => new SectionName(Id(s, "id"), Text(s, "title"))),
            List(edition, "briefings", b => new PreviousBriefing(Id(b, "id"), Text(b, "title"), Text(b, "source"), List(b, "passages", Passage))),
            List(edition, "sources", s => new PreviousSource(Text(s, "file"), SourceId(s, "url"), Text(s, "sha256"), null)),
            changes.ValueKind == JsonValueKind.Null ? null : Changes(changes),
            List(edition, "withdrawn", w => new WithdrawnBriefing(Id(w, "id"), Text(w, "title"), Text(w, "source"), SourceId(w, "sourceUrl"))));
    }

    private static PreviousPassage Passage(JsonElement passage)
    {
        var (first, last) = Lines(passage);
        return new(first, last, Id(passage, "section"), PassageHash(passage));
    }

    private static ChangeList Changes(JsonElement changes) => new(
        Member(changes, "counts", JsonValueKind.Object).EnumerateObject().Select(c => KeyValuePair.Create(Kind(c.Name), Count(c.Value)))
            .DistinctBy(c => c.Key).ToImmutableSortedDictionary(),
        List(changes, "rows", row =>
        {
            var isPassage = row.TryGetProperty("lines", out _);
            var (first, last) = isPassage ? Lines(row) : (0, 0);
            return new Change(Kind(Text(row, "kind")), Id(row, "briefing"), Text(row, "title"))
            {
                FirstLine = first,
                LastLine = last,
                Hash = isPassage ? PassageHash(row) : null,
                Old = row.TryGetProperty("old", out _) ? Text(row, "old") : null,
                From = Section(row, "from"),
                To = Section(row, "to"),
            };
        }));

    private static SectionName? Section(JsonElement row, string name) =>
        row.TryGetProperty(name, out _) && Member(row, name, JsonValueKind.Object) is var section ? new(Id(section, "id"), Text(section, "title")) : null;

    private static ChangeKind Kind(string name) => ChangeList.Names.Where(n => n.Value == name).Select(n => (ChangeKind?)n.Key).FirstOrDefault()
        ?? throw new FormatException($"`{name}` is no kind of change");

    private static (int First, int Last) Lines(JsonElement holder)
    {
        var lines = Member(holder, "lines", JsonValueKind.Array);
        return lines.GetArrayLength() == 2 && Count(lines[0]) is > 0 and var first && Count(lines[1]) is var last && last >= first
            ? (first, last)
            : throw new FormatException("`lines` are not two lines");
    }

    private static int Count(JsonElement number) => number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) && value >= 0
        ? value
        : throw new FormatException("a number is none");

    private static ImmutableArray<T> List<T>(JsonElement holder, string name, Func<JsonElement, T> read) =>
        [.. Member(holder, name, JsonValueKind.Array).EnumerateArray().Select(read)];

    private static JsonElement Member(JsonElement holder, string name, params ReadOnlySpan<JsonValueKind> kinds) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var member) && kinds.Contains(member.ValueKind)
            ? member
            : throw new FormatException($"`{name}` is missing or of the wrong kind");

    private static string PassageHash(JsonElement passage) => Text(passage, "sha256") is { Length: 16 } hash && hash.All(char.IsAsciiHexDigitLower)
        ? hash
        : throw new FormatException("`sha256` of a passage is not 16 hexadecimal digits");

    // As clean as the text of a seed, whoever wrote it.
    private static string Text(JsonElement holder, string name)
    {
        var text = Member(holder, name, JsonValueKind.String).GetString()!;
        return string.Join('\n', TextDecoder.Decode(Encoding.UTF8.GetBytes(text), name).Lines);
    }

    // Ids become the names of files: nothing but a slug, and the number of a further thread, may pass.
    private static string Id(JsonElement holder, string name) => Text(holder, name) is var id && IsId(id)
        ? id
        : throw new FormatException($"`{name}` is no id");

    private static bool IsId(string id)
    {
        var number = id.LastIndexOf('-');
        return Slug.IsValid(id) || (number > 0 && id.Length <= Slug.MaxLength + 10 && id.AsSpan(number + 1).ContainsAnyExceptInRange('0', '9') is false && Slug.IsValid(id[..number]));
    }

    private static string? SourceId(JsonElement holder, string name)
    {
        const string Folder = "sources/";
        const string Extension = ".html";
        if (Member(holder, name, JsonValueKind.String, JsonValueKind.Null).ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var url = Text(holder, name);
        return url.StartsWith(Folder, StringComparison.Ordinal) && url.EndsWith(Extension, StringComparison.Ordinal)
            && url.Length > Folder.Length + Extension.Length && url[Folder.Length..^Extension.Length] is var id && IsId(id)
            ? id
            : throw new FormatException($"`{name}` is no page of a source");
    }

    private static PreviousEdition WithLines(PreviousEdition edition, string folder, ImmutableArray<Seed> seeds)
    {
        var known = seeds.Select(s => Hash(s.Bytes.AsSpan())).ToHashSet(StringComparer.Ordinal);
        return edition with
        {
            Sources = [.. edition.Sources.Select(s => s.Id is null || known.Contains(s.Sha256) ? s : s with { Lines = Lines(s, folder) })],
        };
    }

    // What is not the file that the edition was made from says nothing of it.
    private static ImmutableArray<string>? Lines(PreviousSource source, string folder)
    {
        var location = Path.Combine(folder, "sources", source.Id + ".txt");
        if (!File.Exists(location) || new FileInfo(location).LinkTarget is not null)
        {
            return null;
        }

        var bytes = FolderReader.Bytes(new FoundFile(source.File, source.File, location)).Value;
        return bytes is not null && Hash(bytes) == source.Sha256 ? TextDecoder.Decode(bytes, source.File).Lines : null;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Diagnostic NotUsable(SourceSpan file, string problem) => new(
        "SG0125", Severity.Warning, file,
        $"the edition before cannot be compared with: {problem}",
        Hint: "if it was made by an earlier SiteGen, this goes away with the next build; else restore the file, or name another one with --since");
}
