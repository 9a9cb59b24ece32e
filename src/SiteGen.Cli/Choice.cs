using System.CommandLine;
using System.CommandLine.Parsing;

namespace SiteGen.Cli;

/// <summary>Options that take one of a few words; the first word is the default.</summary>
internal static class Choice
{
    public static Option<T> Option<T>(string name, string value, string description)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToList();
        var option = new Option<T>(name)
        {
            Description = $"{description}: {words[0]} (the default){string.Concat(words[1..^1].Select(w => ", " + w))} or {words[^1]}.",
            HelpName = value,
            CustomParser = result => Parsed<T>(result, words),
        };
        option.CompletionSources.Add([.. words]);
        return option;
    }

    private static T Parsed<T>(ArgumentResult result, List<string> words)
        where T : struct, Enum
    {
        var given = result.Tokens[0].Value;
        if (words.Contains(given))
        {
            return Enum.Parse<T>(given, ignoreCase: true);
        }

        result.AddError($"`{given}` is none of {string.Join(", ", words)}");
        return default;
    }
}
