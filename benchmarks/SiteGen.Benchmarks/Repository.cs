namespace SiteGen.Benchmarks;

/// <summary>Where the repository lies that the benchmarks were built from.</summary>
internal static class Repository
{
    private static readonly string Root = Above(AppContext.BaseDirectory);

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "SiteGen.sln")) ? folder
        : Directory.GetParent(folder) is { } parent ? Above(parent.FullName)
        : throw new InvalidOperationException("the benchmarks run from within the repository");
}
