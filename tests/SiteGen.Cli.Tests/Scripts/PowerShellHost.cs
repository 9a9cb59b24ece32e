using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SiteGen.Cli.Tests.Scripts;

/// <summary>
/// Runs build.ps1 in PowerShell's own engine. The engine comes without PowerShell's modules, so the two
/// commands of theirs that the script uses are stand-ins.
/// </summary>
internal static class PowerShellHost
{
    private const string StandIns = """
        function Set-Location($path) { $null = $ExecutionContext.SessionState.Path.SetLocation($path) }
        function Invoke-WebRequest { throw 'there is no network' }
        """;

    /// <summary>Runs the script. PATH and standard error are the process's own: no other test may run beside it.</summary>
    public static Ran BuildPs1(this Workshop workshop, params string[] arguments)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        var path = Environment.GetEnvironmentVariable("PATH");
        var dotnetRoot = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        var standardError = Console.Error;
        using var errors = new StringWriter { NewLine = "\n" };
        try
        {
            Environment.SetEnvironmentVariable("PATH", workshop.SearchPath);
            Console.SetError(errors);
            Invoke(runspace, shell => shell.AddScript(StandIns));
            var output = Invoke(runspace, shell => arguments.Aggregate(shell.AddCommand(Path.Combine(workshop.Folder, "build.ps1")), (all, argument) => all.AddArgument(argument)));
            var exitCode = Invoke(runspace, shell => shell.AddScript("$LASTEXITCODE")).Single();
            return new((int)exitCode.BaseObject, string.Concat(output.Select(line => line + "\n")), errors.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
            Environment.SetEnvironmentVariable("DOTNET_ROOT", dotnetRoot);
            Console.SetError(standardError);
        }
    }

    private static Collection<PSObject> Invoke(Runspace runspace, Func<PowerShell, PowerShell> command)
    {
        using var shell = PowerShell.Create(runspace);
        var output = command(shell).Invoke();
        Assert.Empty(shell.Streams.Error);
        return output;
    }
}
