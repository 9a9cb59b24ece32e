using System.CommandLine;
using System.CommandLine.Parsing;

namespace SiteGen.Cli;

/// <summary>How diagnostics are printed.</summary>
internal enum LogFormat
{
    Text,
    Json,
    Github,
}

/// <summary>How much is printed.</summary>
internal enum Verbosity
{
    Quiet,
    Normal,
    Detailed,
}

/// <summary>The options of every command that reads a project.</summary>
internal sealed class ProjectOptions
{
    public Argument<string> Project { get; } = new("PROJECT")
    {
        Description = "The folder that holds sitegen.yml.",
        DefaultValueFactory = _ => ".",
    };

    public Option<string?> Config { get; } = new("--config") { Description = "The configuration file.", HelpName = "FILE" };

    public Option<string?> Seeds { get; } = new("--seeds") { Description = "The folder of the seeds.", HelpName = "DIR" };

    public Option<string?> Templates { get; } = new("--templates") { Description = "The folder of the templates.", HelpName = "DIR" };

    public Option<string?> Output { get; } = new("--output") { Description = "The folder to write the site to.", HelpName = "DIR" };

    public Option<string?> BaseUrl { get; } = new("--base-url") { Description = "The address that the site will have.", HelpName = "URL" };

    public Option<bool> Strict { get; } = new("--strict") { Description = "Take warnings for errors." };

    public Option<bool> KeepGoing { get; } = new("--keep-going") { Description = "Build what is sound, leave out what is not, and still exit with 1." };

    public Option<LogFormat> Log { get; } = new("--log-format")
    {
        Description = "How diagnostics are printed: text, json or github.",
        HelpName = "FORMAT",
        CustomParser = Named<LogFormat>,
    };

    public Option<Verbosity> Verbosity { get; } = new("--verbosity")
    {
        Description = "How much is printed: quiet, normal or detailed.",
        HelpName = "LEVEL",
        CustomParser = Named<Verbosity>,
        DefaultValueFactory = _ => Cli.Verbosity.Normal,
    };

    /// <summary>Adds them all to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Project);
        foreach (var option in new Option[] { Config, Seeds, Templates, Output, BaseUrl, Strict, KeepGoing, Log, Verbosity })
        {
            command.Options.Add(option);
        }

        Log.CompletionSources.Add([.. Names<LogFormat>()]);
        Verbosity.CompletionSources.Add([.. Names<Verbosity>()]);
    }

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(n => n.ToLowerInvariant());

    private static T Named<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (Names<T>().Contains(given))
        {
            return Enum.Parse<T>(given, ignoreCase: true);
        }

        result.AddError($"'{given}' is none of {string.Join(", ", Names<T>())}.");
        return default;
    }
}
