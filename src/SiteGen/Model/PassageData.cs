using System.Text.Json;

namespace SiteGen.Model;

/// <summary>A passage as a JSON object, the same in <c>sitegen sort</c> and in a briefing's data.</summary>
public static class PassageData
{
    /// <summary>Writes a passage.</summary>
    public static void Write(Utf8JsonWriter json, Passage passage, Briefing briefing)
    {
        var placement = passage.Placement ?? throw new InvalidOperationException("the passage is not sorted yet");
        json.WriteStartObject();
        json.WriteString("kind", "passage");
        json.WriteString("file", briefing.Seed.Path);
        json.WriteNumber("firstLine", passage.Origin.FirstLine);
        json.WriteNumber("lastLine", passage.Origin.LastLine);
        json.WriteString("briefing", briefing.Id);
        json.WriteString("text", passage.Text);
        json.WriteString("section", placement.Section);
        json.WriteStartArray("also");
        foreach (var section in placement.Also)
        {
            json.WriteStringValue(section);
        }

        json.WriteEndArray();
        json.WriteNumber("confidence", placement.Confidence);
        Write(json, "evidence", placement.Evidence);
        Write(json, "alsoEvidence", placement.AlsoEvidence);
        json.WriteString("decidedBy", placement.DecidedBy switch
        {
            DecidedBy.Terms => "terms",
            DecidedBy.Context => "context",
            DecidedBy.FrontMatter => "front-matter",
            DecidedBy.Editor => "editor",
            _ => "fallback",
        });
        if (placement.Reason is not null)
        {
            json.WriteString("reason", placement.Reason);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<Evidence> evidence)
    {
        json.WriteStartArray(name);
        foreach (var e in evidence)
        {
            json.WriteStartObject();
            json.WriteString("section", e.Section);
            json.WriteString("term", e.Term);
            json.WriteNumber("weight", e.Hundredths / 100m);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes something that is left out.</summary>
    public static void Write(Utf8JsonWriter json, Omission omission, Seed seed)
    {
        json.WriteStartObject();
        json.WriteString("kind", "omitted");
        json.WriteString("file", seed.Path);
        json.WriteNumber("firstLine", omission.Origin.FirstLine);
        json.WriteNumber("lastLine", omission.Origin.LastLine);
        json.WriteString("text", omission.Text);
        json.WriteString("reason", Reason(omission));
        json.WriteEndObject();
    }

    /// <summary>Why something is left out, for people who read logs and data.</summary>
    public static string Reason(Omission omission) => omission.Reason switch
    {
        OmissionReason.Separator => "thread separator",
        OmissionReason.UnrollerNotice => "unroller notice",
        OmissionReason.Counter => "post counter",
        OmissionReason.JoiningDots => "dots that join two posts",
        OmissionReason.Markup => "markup without words",
        OmissionReason.Draft => "draft",
        _ => omission.Note is null ? "hidden by the editor" : "hidden by the editor: " + omission.Note,
    };
}
