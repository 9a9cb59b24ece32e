namespace SiteGen.Cli.Tests;

/// <summary>Where the repository lies that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Path(string path) => System.IO.Path.Combine(Root, path);

    private static string Above(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "SiteGen.sln")) ? folder
        : Directory.GetParent(folder) is { } parent ? Above(parent.FullName)
        : throw new InvalidOperationException("these tests run from within the repository");
}
