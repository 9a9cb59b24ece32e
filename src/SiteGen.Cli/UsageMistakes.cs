using System.CommandLine;
using System.CommandLine.Parsing;
using SiteGen.Diagnostics;

namespace SiteGen.Cli;

/// <summary>What is wrong with a command line, in words that help.</summary>
internal static class UsageMistakes
{
    /// <summary>The mistakes; none if the command can run, or if a shell only asks how a word may go on.</summary>
    public static List<string> In(ParseResult parsed)
    {
        var root = (RootCommand)parsed.RootCommandResult.Command;
        if (root.Directives.Any(d => parsed.GetResult(d) is not null))
        {
            return [];
        }

        // The library takes a misspelt option for the PROJECT. What follows one may be its value, so it says no more.
        var command = parsed.CommandResult.Command;
        var options = Words(parsed).Where(word => word.Length > 1 && word[0] == '-').Select(word => NoOption(word, command)).ToList();
        return options.Count > 0 ? options
            : command != root && parsed.UnmatchedTokens.Count > 0 ? [.. parsed.UnmatchedTokens.Select(word => TooMany(word, command))]
            : parsed.UnmatchedTokens.Count > 0 ? [NoCommand(parsed.UnmatchedTokens[0], root)]
            : parsed.Errors.Count > 0 && command == root ? [Mistake("no command is given", "", "`sitegen --help` lists the commands")]
            : [.. parsed.Errors.Select(e => Mistake(e.Message.TrimEnd('.'), "", SeeOptions(command)))];
    }

    private static IEnumerable<string> Words(ParseResult parsed) => parsed.UnmatchedTokens.Concat(
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value));

    private static string NoOption(string word, Command command)
    {
        var name = word.Split('=')[0];
        var known = command.Options.Select(o => o.Name).ToList();
        return known.Contains(name)
            ? Mistake($"`{name}` stands before the command", "", $"write `sitegen {command.Name} {name}`")
            : Mistake($"there is no option `{name}`", DidYouMean(name, known), SeeOptions(command));
    }

    private static string NoCommand(string word, RootCommand root) => Mistake(
        $"there is no command `{word}`",
        DidYouMean(word, root.Subcommands.Select(c => c.Name)),
        "`sitegen --help` lists the commands");

    private static string TooMany(string word, Command command) =>
        Mistake($"`{word}` is one argument too many", "", SeeOptions(command));

    private static string DidYouMean(string word, IEnumerable<string> known) =>
        Nearest.To(word, known) is { } near ? $"did you mean `{near}`? " : "";

    private static string SeeOptions(Command command) =>
        command is RootCommand ? "`sitegen --help` lists the options" : $"`sitegen {command.Name} --help` lists the options";

    private static string Mistake(string problem, string guess, string see) =>
        $"sitegen: {PlainText.Of(problem)}\n    hint: {guess}{see}";
}
