using System.Collections.Immutable;
using System.Globalization;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Reading;

/// <summary>Reads the keys of one map, and knows afterwards which of them nobody asked for.</summary>
internal sealed class Fields(YamlMap map, ImmutableArray<Diagnostic>.Builder diagnostics)
{
    private readonly List<string> _known = [];

    public SourceSpan Origin => map.Origin;

    public Stated? Text(string key) => Find(key) is { } value && Scalar(key, value) is { } scalar ? Of(scalar) : null;

    /// <summary>A text that says something where its key stands: a sign of YAML's own may have taken it away.</summary>
    public Stated? Words(string key)
    {
        var words = Text(key);
        if (words is null && Find(key) is YamlScalar empty)
        {
            diagnostics.Add(WrongValue(empty.Origin, key, "it is empty", "write some words; put words that begin with # in quotes"));
        }

        return words;
    }

    public bool Flag(string key)
    {
        if (Text(key) is not { } text)
        {
            return false;
        }

        if (text.Value is "true" or "false")
        {
            return text.Value == "true";
        }

        diagnostics.Add(WrongValue(text.Origin, key, $"`{text.Value}` is neither true nor false", "write `true` or `false`"));
        return false;
    }

    public int? Number(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        diagnostics.Add(WrongValue(text.Origin, key, $"`{text.Value}` is not a number above 0", "write it in digits"));
        return null;
    }

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public ImmutableArray<Stated> Texts(string key) => Find(key) switch
    {
        null or YamlScalar { Text: "" } => [],
        YamlScalar scalar => Of(scalar) is { } stated ? [stated] : [],
        YamlList list => [.. list.Values.Select(v => Scalar(key, v)).OfType<YamlScalar>().Select(Of).OfType<Stated>()],
        var other => Wrong(other.Origin, key, "it is a map", "write a list: [one, two]", ImmutableArray<Stated>.Empty),
    };

    public Fields? Map(string key) => Find(key) switch
    {
        null or YamlScalar { Text: "" } => null,
        YamlMap inner => new Fields(inner, diagnostics),
        var other => Wrong<Fields?>(other.Origin, key, "it is not a map", "write `key: value` lines below it, indented", null),
    };

    public ImmutableArray<YamlValue> Values(string key) => Find(key) switch
    {
        null or YamlScalar { Text: "" } => [],
        YamlList list => list.Values,
        var other => Wrong(other.Origin, key, "it is not a list", "begin each line below it with `- `", ImmutableArray<YamlValue>.Empty),
    };

    public ImmutableArray<Fields> Maps(string key) =>
    [
        .. Values(key).Select(value => value is YamlMap inner
            ? new Fields(inner, diagnostics)
            : Wrong<Fields?>(value.Origin, key, "this is not a map", "write `- key: value`", null)).OfType<Fields>()
    ];

    /// <summary>All keys, where any may stand.</summary>
    public ImmutableArray<Stated> Keys()
    {
        _known.AddRange(map.Entries.Select(e => e.Key.Text));
        return [.. map.Entries.Select(e => Of(e.Key)).OfType<Stated>()];
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void RefuseOthers(Severity severity)
    {
        foreach (var entry in map.Entries.Where(e => !_known.Contains(e.Key.Text)))
        {
            diagnostics.Add(new(
                "SG0104", severity, entry.Key.Origin,
                $"there is no key `{entry.Key.Text}` here",
                Hint: Nearest.To(entry.Key.Text, _known) is { } near ? $"did you mean `{near}`?"
                    : _known.Count == 0 ? "remove it: no key is known here"
                    : "the keys are " + string.Join(", ", _known.Select(k => $"`{k}`"))));
        }
    }

    public static Diagnostic WrongValue(SourceSpan span, string key, string problem, string hint) => new(
        "SG0105", Severity.Error, span, $"the value of `{key}` cannot be used: {problem}", hint);

    // A value over several lines is one line of words; one without words states nothing.
    private static Stated? Of(YamlScalar scalar)
    {
        var text = string.Join(' ', scalar.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 0 ? new(text, scalar.Origin) : null;
    }

    private YamlValue? Find(string key)
    {
        _known.Add(key);
        return map.Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
    }

    private YamlScalar? Scalar(string key, YamlValue value) =>
        value as YamlScalar ?? Wrong<YamlScalar?>(value.Origin, key, "it is not a single value", "write one value", null);

    private T Wrong<T>(SourceSpan span, string key, string problem, string hint, T instead)
    {
        diagnostics.Add(WrongValue(span, key, problem, hint));
        return instead;
    }
}
