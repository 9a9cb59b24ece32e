using System.CommandLine;

namespace SiteGen.Cli;

/// <summary>The options of every command that builds an edition.</summary>
internal sealed class EditionOptions
{
    public Option<string?> Date { get; } = ProjectOptions.Named(
        "--edition-date", "DATE", "The time of the edition, for Atom feeds; else SOURCE_DATE_EPOCH, else the newest date of a seed.");

    public Option<string?> Since { get; } = ProjectOptions.Named(
        "--since", "FILE", "The edition.json to compare with; else the one in the output folder, if there is one.");

    /// <summary>Adds them all to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Date);
        command.Options.Add(Since);
    }
}
