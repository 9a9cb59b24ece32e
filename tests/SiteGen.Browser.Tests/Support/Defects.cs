namespace SiteGen.Browser.Tests;

/// <summary>What a look at a page found wrong.</summary>
internal static class Defects
{
    private const int Shown = 40;

    /// <summary>Fails with a line for each of them.</summary>
    public static void None(IReadOnlyCollection<string> found) =>
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found.Take(Shown))}");
}
