using System.CommandLine;

namespace SiteGen.Cli;

/// <summary>How diagnostics are printed; as text, unless asked for otherwise.</summary>
internal enum LogFormat
{
    Text,
    Json,
    Github,
}

/// <summary>How much is printed; what is normal, unless asked for otherwise.</summary>
internal enum Verbosity
{
    Normal,
    Quiet,
    Detailed,
}

/// <summary>The options of every command that reads a project.</summary>
internal sealed class ProjectOptions
{
    public Argument<string?> Project { get; } = new("PROJECT")
    {
        Description = "The folder that holds sitegen.yml; this folder, if none is given.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Config { get; } = Named("--config", "FILE", "Read this file, not the project's sitegen.yml.");

    public Option<string?> Seeds { get; } = Named("--seeds", "DIR", "Read the seeds of this folder, not the project's seeds.");

    public Option<string?> Templates { get; } = Named("--templates", "DIR", "Read the templates of this folder, not the project's templates.");

    public Option<string?> Output { get; } = Named("--output", "DIR", "Write the site to this folder, not the project's site.");

    public Option<string?> BaseUrl { get; } = Named("--base-url", "URL", "The address that the site will have, as baseUrl in sitegen.yml.");

    public Option<bool> Strict { get; } = new("--strict") { Description = "Take warnings for errors." };

    public Option<bool> KeepGoing { get; } = new("--keep-going") { Description = "Leave out what is not sound, and still exit with 1." };

    public Option<LogFormat> Log { get; } = Choice.Option<LogFormat>("--log-format", "FORMAT", "How problems are printed");

    public Option<Verbosity> Verbosity { get; } = Choice.Option<Verbosity>("--verbosity", "LEVEL", "How much is printed");

    /// <summary>Adds them all to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Project);
        Project.Validators.Add(result => RefuseEmpty(result, "PROJECT"));
        foreach (var option in new Option[] { Config, Seeds, Templates, Output, BaseUrl, Strict, KeepGoing, Log, Verbosity })
        {
            command.Options.Add(option);
        }
    }

    public static Option<string?> Named(string name, string value, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = value };
        option.Validators.Add(result => RefuseEmpty(result, name));
        return option;
    }

    private static void RefuseEmpty(System.CommandLine.Parsing.SymbolResult result, string name)
    {
        if (result.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
        {
            result.AddError($"the value of {name} is empty");
        }
    }
}
