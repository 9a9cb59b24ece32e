using System.Globalization;
using System.Text;

namespace SiteGen.Cli;

/// <summary>
/// Text of seeds, file names and settings, made safe to print: it steers neither a terminal nor a build host.
/// What could is spelled out as JSON does it, so that a line of JSON still says the same.
/// </summary>
internal static class PlainText
{
    /// <summary>One line: controls, line ends and turns of direction are spelled out.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsSteering))
        {
            return WithoutCommands(text);
        }

        var plain = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = IsSteering(c) ? plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : plain.Append(c);
        }

        return WithoutCommands(plain.ToString());
    }

    /// <summary>The beginning of a text in one line, for a list to be skimmed.</summary>
    public static string Shortened(string text, int longest)
    {
        var plain = Of(text.ReplaceLineEndings(" ").Replace('\t', ' '));
        return plain.Length <= longest ? plain : plain[..(longest - 1)] + "…";
    }

    // Build hosts take these for commands wherever they stand in a line.
    private static string WithoutCommands(string line) => line
        .Replace("##[", "#\\u0023[", StringComparison.Ordinal)
        .Replace("##vso[", "#\\u0023vso[", StringComparison.Ordinal);

    private static bool IsSteering(char c) =>
        char.IsControl(c) || c is '\u061c' or '\u2028' or '\u2029'
            or (>= '\u200e' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
