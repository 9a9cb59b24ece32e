using System.Globalization;
using System.Text;
using SiteGen.Model;

namespace SiteGen.Rendering;

/// <summary>Speaks the site's own words: a label with values in its places.</summary>
internal sealed class LabelWriter(LabelSet labels)
{
    private readonly string _groupSeparator = labels.Labels.TryGetValue("number-group", out var group) ? group.Other : ",";

    /// <summary>Whether there is such a label.</summary>
    public bool Has(string name) => labels.Labels.ContainsKey(name);

    /// <summary>A label as HTML. A number first among the values decides its plural form.</summary>
    public Html Write(string name, params ReadOnlySpan<object?> values)
    {
        var label = labels.Labels[name];
        var text = values is [int count, ..] ? Form(label, count) : label.Other;
        var html = new StringBuilder(text.Length + 32);
        while (text.IndexOf('{', StringComparison.Ordinal) is var open and >= 0
            && text.IndexOf('}', open) is var close and >= 0
            && int.TryParse(text.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && place < values.Length)
        {
            Html.AppendEscaped(html, text.AsSpan(0, open));
            html.Append(AsHtml(values[place]));
            text = text[(close + 1)..];
        }

        Html.AppendEscaped(html, text);
        return new(html.ToString());
    }

    private string AsHtml(object? value) => value switch
    {
        Html html => html.Value,
        int number => Html.Escape(Grouped(number)),
        _ => Html.Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private string Grouped(int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        for (var i = digits.Length - 3; i > 0; i -= 3)
        {
            digits = digits.Insert(i, _groupSeparator);
        }

        return digits;
    }

    /// <summary>The plural form for a number, after CLDR's cardinal rules.</summary>
    private string Form(Label label, int count)
    {
        var language = labels.Language.Split('-')[0];
        var isFew = count % 10 is >= 2 and <= 4 && count % 100 is not (>= 12 and <= 14);
        var form = language switch
        {
            "uk" or "ru" => count % 10 == 1 && count % 100 != 11 ? label.One : isFew ? label.Few : label.Many,
            "pl" => count == 1 ? label.One : isFew ? label.Few : label.Many,
            "fr" => count is 0 or 1 ? label.One : null,
            _ => count == 1 ? label.One : null,
        };
        return form ?? label.Other;
    }
}
