using System.Collections.Immutable;
using System.Text.Json;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Reading;

/// <summary>A file of labels, an object a line, to <see cref="GoldRow"/>s.</summary>
public static class GoldReader
{
    /// <summary>Reads labels from disk. A row that cannot be read is left out and reported.</summary>
    /// <param name="location">Where the file lies.</param>
    /// <param name="shownAs">Its path as diagnostics show it.</param>
    public static Outcome<ImmutableArray<GoldRow>> ReadFile(string location, string shownAs) =>
        FolderReader.Bytes(new FoundFile(shownAs, shownAs, location)).Then(bytes =>
            bytes is null ? Outcome.Of(ImmutableArray<GoldRow>.Empty) : Read(TextDecoder.Decode(bytes, shownAs).Lines, shownAs));

    private static Outcome<ImmutableArray<GoldRow>> Read(ImmutableArray<string> lines, string file)
    {
        var rows = ImmutableArray.CreateBuilder<GoldRow>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (i, line) in lines.Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            if (Row(line) is { } row)
            {
                rows.Add(row);
            }
            else
            {
                diagnostics.Add(NoRow(SourceSpan.At(file, i + 1)));
            }
        }

        return new(rows.ToImmutable(), diagnostics.ToImmutable());
    }

    private static GoldRow? Row(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement is { ValueKind: JsonValueKind.Object } row
                && row.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String
                && row.TryGetProperty("line", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value)
                && row.TryGetProperty("primary", out var primary) && primary.ValueKind == JsonValueKind.String
                ? new(file.GetString()!, value, primary.GetString()!, Texts(row, "accept"), Texts(row, "also"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImmutableArray<string> Texts(JsonElement row, string name) =>
        row.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];

    private static Diagnostic NoRow(SourceSpan span) => new(
        "SG0124", Severity.Error, span,
        "this is no labelled line",
        Hint: """write {"file": "notes.txt", "line": 3, "primary": "security", "accept": ["security"], "also": []}""");
}
