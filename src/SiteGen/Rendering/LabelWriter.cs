using System.Globalization;
using System.Text;
using SiteGen.Model;

namespace SiteGen.Rendering;

/// <summary>Speaks the site's own words: a label with values in its places.</summary>
/// <param name="labels">The words.</param>
/// <param name="escape">How text is written where they are printed: as HTML, as Markdown, or as it is.</param>
internal sealed class LabelWriter(LabelSet labels, Func<string, string> escape)
{
    private const int PlaceLength = 3;

    private readonly string _groupSeparator = labels.Labels.TryGetValue("number-group", out var group) ? group.Other : ",";

    private readonly Dictionary<string, int> _places = labels.Labels.ToDictionary(l => l.Key, l => Places(l.Value), StringComparer.Ordinal);

    /// <summary>How many values a label needs; null if there is no such label.</summary>
    public int? Places(string name) => _places.TryGetValue(name, out var places) ? places : null;

    /// <summary>A text as it is printed where these words are.</summary>
    public string Escape(string text) => escape(text);

    /// <summary>A label, ready to be printed. A number first among the values decides its plural form.</summary>
    public Html Write(string name, params ReadOnlySpan<object?> values)
    {
        var label = labels.Labels[name];
        var text = (values is [int count, ..] ? Form(label, count) : label.Other).AsSpan();
        var html = new StringBuilder(text.Length + 32);
        for (int place; (place = IndexOfPlace(text)) >= 0; text = text[(place + PlaceLength)..])
        {
            html.Append(escape(text[..place].ToString()));
            html.Append(AsHtml(values[text[place + 1] - '0']));
        }

        html.Append(escape(text.ToString()));
        return new(html.ToString());
    }

    // A place for a value is a digit in braces: {0}
    private static int IndexOfPlace(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + PlaceLength <= text.Length; i++)
        {
            if (text[i] == '{' && char.IsAsciiDigit(text[i + 1]) && text[i + 2] == '}')
            {
                return i;
            }
        }

        return -1;
    }

    private static int Places(Label label) => new[] { label.Other, label.One, label.Few, label.Many }.Max(form =>
    {
        var most = 0;
        var text = form.AsSpan();
        for (int place; (place = IndexOfPlace(text)) >= 0; text = text[(place + PlaceLength)..])
        {
            most = Math.Max(most, text[place + 1] - '0' + 1);
        }

        return most;
    });

    private string AsHtml(object? value) => value switch
    {
        Html html => html.Value,
        int number => escape(Grouped(number)),
        _ => escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
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
