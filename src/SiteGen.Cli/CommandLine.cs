using System.CommandLine;
using SiteGen.Cli.Commands;

namespace SiteGen.Cli;

/// <summary>The commands, and what becomes of what they cannot handle.</summary>
internal static class CommandLine
{
    /// <summary>All commands.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("Turns seeds (threads, notes, articles) into a briefing website.")
        {
            BuildCommand.Create(),
            SortCommand.Create(),
        };
        root.Options.OfType<VersionOption>().Single().Recursive = true;
        return root;
    }

    /// <summary>Runs the command that the arguments name; its exit code.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">The arguments as given.</param>
    /// <param name="errors">Where mistakes, failures and defects are told.</param>
    public static int Run(RootCommand root, string[] args, TextWriter errors)
    {
        try
        {
            // A folder may be called @drafts: there are no response files.
            var parsed = root.Parse(args, new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
            if (UsageMistakes.In(parsed) is not { Count: > 0 } mistakes)
            {
                return parsed.Invoke(new() { EnableDefaultExceptionHandler = false });
            }

            mistakes.ForEach(errors.WriteLine);
            return ExitCode.Usage;
        }
        catch (IOException e)
        {
            // Files are guarded where they are read and written: what is left is the console.
            return Failed(errors, ExitCode.Environment, $"sitegen: the output could not be written: {PlainText.Of(e.Message)}");
        }
        catch (Exception e)
        {
            // Whatever comes this far is ours, not the author's.
            return Failed(errors, ExitCode.Defect, $"sitegen: this is a defect of {SiteBuilder.Generator}. Please report it:\n{Indented(e)}");
        }
    }

    private static int Failed(TextWriter errors, int exitCode, string message)
    {
        try
        {
            errors.WriteLine(message);
        }
        catch (IOException)
        {
            // Nobody is left to be told.
        }

        return exitCode;
    }

    private static string Indented(Exception e) =>
        string.Join('\n', e.ToString().Split('\n').Select(line => "    | " + PlainText.Of(line.TrimEnd('\r'))));
}
