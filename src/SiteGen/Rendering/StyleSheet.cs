using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Rendering;

/// <summary>Bundles <c>assets/css/site.css</c> and what it imports into the one file that pages load.</summary>
internal static partial class StyleSheet
{
    private const string Folder = "css/";
    private const string Entry = Folder + "site.css";

    public static Outcome<RenderedPage?> Bundle(StylePage page, IReadOnlyDictionary<string, AssetFile> assets)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var entry = assets[Entry];
        var lines = Text(entry).Split('\n');
        var css = new StringBuilder();
        foreach (var (i, line) in lines.Index())
        {
            if (Import().Match(line) is not { Success: true } import)
            {
                css.Append(line).Append('\n');
            }
            else if (assets.TryGetValue(Folder + import.Groups["path"].Value, out var imported))
            {
                css.Append("@layer ").Append(import.Groups["layer"].Value).Append(" {\n").Append(Text(imported).TrimEnd()).Append("\n}\n");
            }
            else
            {
                diagnostics.Add(NoSuchFile(SourceSpan.At(entry.File, i + 1), import.Groups["path"].Value));
            }
        }

        css.Append(Colors(page.Sections));
        return new(new RenderedPage(page.Url, Encoding.UTF8.GetBytes(Tight(css.ToString()) + "\n")), diagnostics.ToImmutable());
    }

    // The sections' colours come from the configuration: `.section-id` sets the colour that components use.
    private static string Colors(ImmutableArray<Section> sections)
    {
        var css = new StringBuilder("@layer tokens {\n");
        foreach (var section in sections)
        {
            css.Append(CultureInfo.InvariantCulture, $"  .section-{section.Id} {{ --section-colour: {section.Color.Light}; }}\n");
        }

        css.Append("  @media (prefers-color-scheme: dark) {\n");
        foreach (var section in sections)
        {
            css.Append(CultureInfo.InvariantCulture, $"    .section-{section.Id} {{ --section-colour: {section.Color.Dark}; }}\n");
        }

        return css.Append("  }\n}\n").ToString();
    }

    // Every page waits for the style sheet: what stands between its parts for people to read is left out.
    private static string Tight(string css)
    {
        var tight = new StringBuilder(css.Length);
        var spans = Pieces().EnumerateMatches(css);
        var at = 0;
        foreach (var piece in spans)
        {
            tight.Append(css.AsSpan(at, piece.Index - at));
            var text = css.AsSpan(piece.Index, piece.Length);
            var sign = text.Trim();
            tight.Length -= sign is "}" && tight.Length > 0 && tight[^1] == ';' ? 1 : 0;
            tight.Append(text[0] is '"' or '\'' ? text : text.StartsWith("/*") ? "" : sign.Length == 1 ? sign : " ");
            at = piece.Index + piece.Length;
        }

        return tight.Append(css.AsSpan(at)).ToString().Trim();
    }

    private static string Text(AssetFile asset) => Encoding.UTF8.GetString(asset.Bytes.AsSpan()).ReplaceLineEndings("\n");

    private static Diagnostic NoSuchFile(SourceSpan span, string path) => new(
        "SG0603", Severity.Error, span,
        $"there is no style sheet `{path}` in assets/css/",
        Hint: "correct the name, or remove the line");

    // Strings, comments, signs that need no space around them, and other space.
    [GeneratedRegex("""("([^"\\]|\\.)*"|'([^'\\]|\\.)*')|/\*.*?\*/|\s*[{};]\s*|,\s+|(?<=[a-z]):\s+|\s+""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Pieces();

    [GeneratedRegex("""^\s*@import\s+"(?<path>[^"]+)"\s+layer\((?<layer>[a-z-]+)\);\s*$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
