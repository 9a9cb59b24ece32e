namespace SiteGen.Cli.Tests.Scripts;

/// <summary>A copy of the scripts, with programs on PATH that only write down how they were called.</summary>
internal sealed class Workshop : IDisposable
{
    // What the scripts use of a Unix system, and no more: no SDK, no linker, no network.
    private static readonly string[] Commands = ["bash", "sh", "cat", "cp", "chmod", "dirname", "find", "grep", "mkdir", "mktemp", "rm", "sed", "tail", "tee", "timeout", "touch", "uname"];

    private readonly Sandbox _sandbox = new();

    public Workshop()
    {
        foreach (var file in new[] { "build.sh", "build.ps1", "global.json", "Directory.Build.props", "Directory.Build.targets" })
        {
            File.Copy(Repository.Path(file), _sandbox.Path(file));
        }

        Directory.CreateDirectory(_sandbox.Path("bin"));
        foreach (var command in Commands)
        {
            File.CreateSymbolicLink(_sandbox.Path("bin/" + command), Where(command));
        }

        _sandbox.Write("src/SiteGen.Cli/Program.cs", "");
        _sandbox.Write("templates/layouts/base.sbn-html", "");
    }

    public string Folder => _sandbox.Folder;

    /// <summary>The PATH that has these programs only.</summary>
    public string SearchPath => _sandbox.Path("bin");

    /// <summary>How the programs were called, in order; questions for their version aside.</summary>
    public string[] Calls => _sandbox.Has("calls") ? File.ReadAllLines(_sandbox.Path("calls")) : [];

    /// <summary>An SDK that makes nothing but an empty command, in a folder of its own or on PATH.</summary>
    public Workshop WithSdk(string folder = "bin") => With("dotnet", """
        [ "$1" = --version ] && exit 0
        echo "dotnet $*" >>calls
        [ "$1" = msbuild ] && mkdir -p src/SiteGen.Cli/bin/Release/net10.0 && : >src/SiteGen.Cli/bin/Release/net10.0/sitegen.dll
        exit 0
        """, folder);

    /// <summary>A compiler that links whatever it is given.</summary>
    public Workshop WithLinker() => With("objcopy", "exit 0").With("clang", "exit 0");

    public Workshop With(string program, string script, string folder = "bin")
    {
        _sandbox.Write($"{folder}/{program}", "#!/bin/sh\n" + script.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_sandbox.Path($"{folder}/{program}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return this;
    }

    /// <summary>Makes a file look as old, or as new, as a test needs it.</summary>
    public void Date(string path, DateTime written) => File.SetLastWriteTimeUtc(_sandbox.Path(path), written);

    /// <summary>A copy of .ci/run, beside a build.sh that does what a test needs.</summary>
    public Workshop WithCiRun(string buildSh)
    {
        Directory.CreateDirectory(_sandbox.Path(".ci"));
        File.Copy(Repository.Path(".ci/run"), _sandbox.Path(".ci/run"));
        File.Delete(_sandbox.Path("build.sh"));
        return With("build.sh", buildSh, ".");
    }

    public Ran BuildSh(params string[] arguments) => Run("build.sh", arguments);

    public Ran CiRun() => Run(".ci/run");

    public void Dispose() => _sandbox.Dispose();

    private Ran Run(string script, params string[] arguments) => Ran.Process(
        _sandbox.Path("bin/bash"), [_sandbox.Path(script), .. arguments], "/", new Dictionary<string, string?> { ["PATH"] = SearchPath });

    private static string Where(string command) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, command)).First(File.Exists);
}
