using System.Collections.Immutable;
using System.Text;

namespace SiteGen.Writing;

/// <summary>The list of files in an output folder that are SiteGen's: it may change and remove these, and no others.</summary>
internal static class Manifest
{
    public const string Name = ".sitegen-manifest";

    private const string Heading = "# The files of this folder that SiteGen wrote. It changes and removes these, and no others.";

    public delegate void Replace(string folder, string path, ReadOnlySpan<byte> bytes);

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Name));

    public static ImmutableSortedSet<string> Read(string folder) => !Exists(folder)
        ? ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal)
        : File.ReadAllLines(Path.Combine(folder, Name)).Where(IsInside).ToImmutableSortedSet(StringComparer.Ordinal);

    public static void Write(string folder, ImmutableSortedSet<string> paths, Replace replace)
    {
        var text = new StringBuilder(Heading).Append('\n');
        foreach (var path in paths)
        {
            text.Append(path).Append('\n');
        }

        var file = Path.Combine(folder, Name);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (!Exists(folder) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
        {
            replace(folder, file, bytes);
        }
    }

    // Whoever may edit the manifest may not make it lead outside the folder.
    private static bool IsInside(string path) =>
        path.Length > 0 && path[0] != '#'
        && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_')
        && path.Split('/').All(segment => segment is not ("" or "." or ".."));
}
