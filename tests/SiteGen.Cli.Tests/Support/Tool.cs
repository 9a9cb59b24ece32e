using System.Runtime.InteropServices;

namespace SiteGen.Cli.Tests;

/// <summary>The command in its two shapes, which must not differ in anything.</summary>
public enum Tool
{
    Managed,
    Published,
}

/// <summary>Both shapes of the command.</summary>
public sealed class BothTools : TheoryData<Tool>
{
    public BothTools()
        : base(Tool.Managed, Tool.Published)
    {
    }
}

internal static class ToolRuns
{
    private static readonly string Dotnet = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static readonly string Published = Repository.Path("artifacts/sitegen/sitegen" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public static Ran Run(this Tool tool, Sandbox sandbox, params string[] arguments) => tool.RunIn(sandbox.Folder, arguments);

    public static Ran RunIn(this Tool tool, string folder, string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var (program, all) = tool.CommandLine(arguments);
        return Ran.Process(program, all, folder, environment);
    }

    public static (string Program, string[] Arguments) CommandLine(this Tool tool, params string[] arguments)
    {
        if (tool == Tool.Managed)
        {
            return (Dotnet, [Path.Combine(AppContext.BaseDirectory, "sitegen.dll"), .. arguments]);
        }

        Assert.True(File.Exists(Published), "the published tool is not there: run ./build.sh tool");
        return (Published, arguments);
    }
}
