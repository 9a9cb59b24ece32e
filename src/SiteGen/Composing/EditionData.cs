using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>The edition as data, for programs: no clock time, no machine name, no absolute path.</summary>
internal static class EditionData
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary><c>edition.json</c>.</summary>
    public static ImmutableArray<byte> Edition(EditionIndex edition) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("generator", edition.Generator);
        json.WriteString("title", edition.Config.Title);
        json.WriteString("language", edition.Config.Language);
        json.WriteStartArray("sections");
        foreach (var section in edition.Config.Sections)
        {
            WriteSection(json, section.Id, section.Title, edition);
        }

        if (edition.CountFirst(Placement.Fallback) > 0)
        {
            WriteSection(json, Placement.Fallback, Placement.Fallback, edition);
        }

        json.WriteEndArray();
        json.WriteStartArray("briefings");
        foreach (var digest in edition.Digests)
        {
            WriteBriefing(json, digest);
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var seed in edition.Seeds)
        {
            WriteSource(json, seed);
        }

        json.WriteEndArray();
        WriteChanges(json, edition.Changes.List);
        json.WriteStartArray("withdrawn");
        foreach (var withdrawn in edition.Changes.Withdrawn)
        {
            json.WriteStartObject();
            json.WriteString("id", withdrawn.Id);
            json.WriteString("url", SiteMap.Briefing(withdrawn.Id).Path);
            json.WriteString("title", withdrawn.Title);
            json.WriteString("source", withdrawn.Source);
            json.WriteString("sourceUrl", withdrawn.SourceId is { } id ? SiteMap.Source(id).Path : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A briefing's passages, with where they are sorted and why.</summary>
    public static ImmutableArray<byte> Passages(Briefing briefing) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", briefing.Id);
        json.WriteString("source", briefing.Seed.Path);
        json.WriteStartArray("passages");
        foreach (var passage in briefing.Passages)
        {
            PassageData.Write(json, passage, briefing);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void WriteSection(Utf8JsonWriter json, string id, string title, EditionIndex edition)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("title", title);
        json.WriteString("url", SiteMap.Section(id).Path);
        json.WriteNumber("passages", edition.CountFirst(id));
        json.WriteEndObject();
    }

    private static void WriteBriefing(Utf8JsonWriter json, BriefingDigest digest)
    {
        var briefing = digest.Briefing;
        json.WriteStartObject();
        json.WriteString("id", briefing.Id);
        json.WriteString("url", SiteMap.Briefing(briefing).Path);
        json.WriteString("title", digest.Title.Text);
        json.WriteString("date", briefing.Seed.Settings.Date?.Value);
        json.WriteString("author", briefing.Seed.Settings.Author?.Value);
        json.WriteStartObject("sections");
        foreach (var section in briefing.Passages.Where(p => p.IsBody).CountBy(p => p.Placement!.Section).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(section.Key, section.Value);
        }

        json.WriteEndObject();
        json.WriteString("source", briefing.Seed.Path);
        json.WriteStartArray("lines");
        json.WriteNumberValue(briefing.Passages[0].Origin.FirstLine);
        json.WriteNumberValue(briefing.Passages.Max(p => p.Origin.LastLine));
        json.WriteEndArray();
        json.WriteNumber("words", digest.Words);
        json.WriteString("sha256", Sha256(Encoding.UTF8.GetBytes(string.Join('\n', briefing.Passages.Select(p => p.Text)))));
        json.WriteStartArray("passages");
        foreach (var passage in briefing.Passages)
        {
            // A line each: indented like the rest, they would be most of the file.
            json.WriteRawValue(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"lines":[{{passage.Origin.FirstLine}},{{passage.Origin.LastLine}}],"section":"{{passage.Placement!.Section}}","sha256":"{{EditionChanges.Hash(passage)}}"}"""));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, AccountedSeed source)
    {
        json.WriteStartObject();
        json.WriteString("file", source.Seed.Path);
        json.WriteString("url", source.Seed.Settings.IsDraft ? null : SiteMap.Source(source.Seed).Path);
        json.WriteString("sha256", Sha256(source.Seed.Bytes.AsSpan()));
        json.WriteNumber("bytes", source.Seed.Bytes.Length);
        json.WriteNumber("lines", source.Seed.Lines.Length);
        json.WriteNumber("published", source.Count(FateKind.Published));
        json.WriteNumber("omitted", source.Count(FateKind.Omitted));
        json.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter json, ChangeList? changes)
    {
        if (changes is null)
        {
            json.WriteNull("changes");
            return;
        }

        json.WriteStartObject("changes");
        json.WriteStartObject("counts");
        foreach (var (kind, count) in changes.Counts)
        {
            json.WriteNumber(ChangeList.Names[kind], count);
        }

        json.WriteEndObject();
        json.WriteStartArray("rows");
        foreach (var change in changes.Rows)
        {
            json.WriteStartObject();
            json.WriteString("kind", ChangeList.Names[change.Kind]);
            json.WriteString("briefing", change.Briefing);
            json.WriteString("title", change.Title);
            if (change.Hash is not null)
            {
                json.WriteStartArray("lines");
                json.WriteNumberValue(change.FirstLine);
                json.WriteNumberValue(change.LastLine);
                json.WriteEndArray();
                json.WriteString("sha256", change.Hash);
            }

            if (change.Old is not null)
            {
                json.WriteString("old", change.Old);
            }

            WriteSection(json, "from", change.From);
            WriteSection(json, "to", change.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter json, string name, SectionName? section)
    {
        if (section is not null)
        {
            json.WriteStartObject(name);
            json.WriteString("id", section.Id);
            json.WriteString("title", section.Title);
            json.WriteEndObject();
        }
    }

    private static ImmutableArray<byte> Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }

        stream.WriteByte((byte)'\n');
        return [.. stream.ToArray()];
    }
}
