using System.Reflection;

namespace SiteGen.Reading;

/// <summary>The files that are built into the library.</summary>
internal static class Resources
{
    private static readonly Assembly Library = typeof(Resources).Assembly;

    /// <summary>The names of all files below a folder, in ordinal order, with forward slashes.</summary>
    public static IEnumerable<string> Below(string folder) => Library.GetManifestResourceNames()
        .Where(name => Normal(name).StartsWith(folder + "/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static string Normal(string name) => name.Replace('\\', '/');

    public static byte[] Bytes(string name)
    {
        using var stream = Library.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the file {name} is not built in");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));
}
