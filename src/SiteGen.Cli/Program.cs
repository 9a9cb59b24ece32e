using System.CommandLine;
using System.Globalization;
using System.Text;
using SiteGen;
using SiteGen.Cli;
using SiteGen.Cli.Commands;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Turns seeds (threads, notes, articles) into a briefing website.")
{
    BuildCommand.Create(),
    SortCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    parsed.Invoke();
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return ExitCode.Interrupted;
}
catch (Exception e)
{
    // Whatever comes this far is ours, not the author's.
    await Console.Error.WriteLineAsync($"{SiteBuilder.Generator} has a defect, and nothing was written. Please report this:\n{e}");
    return ExitCode.Defect;
}
