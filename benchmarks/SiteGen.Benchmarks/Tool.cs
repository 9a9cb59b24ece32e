namespace SiteGen.Benchmarks;

/// <summary>The command that is measured: the published tool, else the one that was compiled with the benchmarks.</summary>
internal static class Tool
{
    private static readonly string Published = Repository.PathOf("artifacts/sitegen/sitegen" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private static bool IsPublished => File.Exists(Published);

    public static CommandLine Command => IsPublished ? new(Published) : Managed("sitegen.dll");

    /// <summary>What it is, for the reader of the figures.</summary>
    public static string Description =>
        !IsPublished ? "sitegen.dll, since no tool is published: ./build.sh tool"
        : IsStale ? "artifacts/sitegen/sitegen, OLDER THAN THE SOURCES: ./build.sh tool"
        : "artifacts/sitegen/sitegen";

    /// <summary>These benchmarks again, in a process of their own.</summary>
    public static CommandLine Own => Managed("sitegen-benchmarks.dll");

    private static bool IsStale => Directory.EnumerateFiles(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Repository.PathOf("templates"), "*", SearchOption.AllDirectories))
        .Where(f => !Path.GetRelativePath(Repository.PathOf("src"), f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Any(f => File.GetLastWriteTimeUtc(f) > File.GetLastWriteTimeUtc(Published));

    // Run by the program that runs this one.
    private static CommandLine Managed(string name) => new(
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet", Path.Combine(AppContext.BaseDirectory, name));
}
