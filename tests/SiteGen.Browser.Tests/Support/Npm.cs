using System.ComponentModel;
using System.Diagnostics;

namespace SiteGen.Browser.Tests;

/// <summary>What package.json names, brought here by npm when it is missing.</summary>
internal static class Npm
{
    private static readonly string Folder = SiteGen.Tests.Repository.PathOf("tests/SiteGen.Browser.Tests");

    private static readonly Lazy<string> Modules = new(Restore);

    public static string PathOf(string file) => Path.Combine(Modules.Value, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    private static string Restore()
    {
        var modules = Path.Combine(Folder, "node_modules");
        var installed = new FileInfo(Path.Combine(modules, ".package-lock.json"));
        if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            Missing.UnlessRuns("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], Folder, "install npm, which brings axe and the HTML checker (Debian: apt-get install npm)");
        }

        return modules;
    }
}

/// <summary>Says in one line what must be installed before these tests can run.</summary>
internal static class Missing
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs a program to its end; a test that needs it fails with a hint if it cannot be run.</summary>
    /// <returns>Its exit code, and all that it printed.</returns>
    public static (int ExitCode, string Output) Run(string program, IEnumerable<string> arguments, string folder, string hint)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"{program} did not end within {Patience}");
            }

            return (process.ExitCode, output.Result + error.Result);
        }
        catch (Win32Exception)
        {
            Assert.Fail(hint);
            throw;
        }
    }

    public static void UnlessRuns(string program, IEnumerable<string> arguments, string folder, string hint)
    {
        var (exitCode, output) = Run(program, arguments, folder, hint);
        Assert.True(exitCode == 0, $"{program} failed: {output}");
    }
}
