using System.CommandLine;

namespace SiteGen.Cli;

/// <summary>The options of every command that builds an edition.</summary>
internal sealed class EditionOptions
{
    public Option<string?> Date { get; } = ProjectOptions.Named(
        "--edition-date", "DATE", "The time of the edition, for Atom feeds; else SOURCE_DATE_EPOCH, else the newest date of a seed.");

    /// <summary>Adds them all to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Date);
    }
}
