using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Reading;

/// <summary>The templates folder to a <see cref="TemplateSet"/>: file by file, the project's own wins over the built-in one.</summary>
public static class TemplateReader
{
    private static readonly ImmutableArray<string> TemplateExtensions = [".sbn-html", ".sbn-txt"];
    private const string AssetFolder = "assets/";
    private const string LabelFolder = "labels/";

    /// <summary>The language whose labels are complete, and stand in where another one lacks some.</summary>
    private const string FallbackLanguage = "en";

    /// <summary>How many missing labels are named.</summary>
    private const int MostNamed = 5;

    /// <summary>Reads the templates of a project.</summary>
    /// <param name="folder">The project's templates folder; it need not exist.</param>
    /// <param name="shownAs">The folder as diagnostics show it, as <c>templates</c>.</param>
    /// <param name="language">The language of the labels.</param>
    public static Outcome<TemplateSet> Read(string folder, string shownAs, string language)
    {
        var builtIn = Resources.Below("templates").ToImmutableSortedDictionary(
            name => Resources.Normal(name)["templates/".Length..],
            name => new Source("built-in " + Resources.Normal(name), Resources.Bytes(name)),
            StringComparer.Ordinal);
        var files = builtIn;
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (Directory.Exists(folder))
        {
            var found = FolderReader.List(folder, shownAs);
            diagnostics.AddRange(found.Diagnostics);
            foreach (var file in found.Value)
            {
                var bytes = FolderReader.Bytes(file);
                diagnostics.AddRange(bytes.Diagnostics);
                if (bytes.Value is not null)
                {
                    files = files.SetItem(file.Path, new(file.File, bytes.Value));
                }
            }
        }

        var templates = files
            .Where(f => IsTemplate(f.Key))
            .ToImmutableSortedDictionary(f => f.Key, f => new TemplateFile(f.Key, f.Value.File, Text(f.Value, diagnostics)), StringComparer.Ordinal);
        var assets = files
            .Where(f => IsAsset(f.Key) && !IsHidden(f.Key))
            .ToImmutableSortedDictionary(
                f => f.Key[AssetFolder.Length..],
                f => new AssetFile(f.Key[AssetFolder.Length..], f.Value.File, ImmutableCollectionsMarshal.AsImmutableArray(f.Value.Bytes)),
                StringComparer.Ordinal);
        diagnostics.AddRange(files
            .Where(f => !IsAsset(f.Key) && !IsHidden(f.Key) && !IsTemplate(f.Key) && !IsLabels(f.Key))
            .Select(f => NoTemplate(SourceSpan.Whole(f.Value.File))));
        var labels = Labels(builtIn, files, language, diagnostics);
        return new(new(templates, assets, labels), diagnostics.ToImmutable());
    }

    private sealed record Source(string File, byte[] Bytes);

    private static bool IsTemplate(string path) => TemplateExtensions.Any(e => path.EndsWith(e, StringComparison.Ordinal));

    private static bool IsAsset(string path) => path.StartsWith(AssetFolder, StringComparison.Ordinal);

    private static bool IsLabels(string path) => path.StartsWith(LabelFolder, StringComparison.Ordinal) && path.EndsWith(".yml", StringComparison.Ordinal);

    private static bool IsHidden(string path) => path[(path.LastIndexOf('/') + 1)..] is ['.', ..] or [.., '~'];

    private static string Text(Source source, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var (lines, _, decoding) = TextDecoder.Decode(source.Bytes, source.File);
        diagnostics.AddRange(decoding);
        return string.Join('\n', lines) + "\n";
    }

    private static LabelSet Labels(
        ImmutableSortedDictionary<string, Source> builtIn,
        ImmutableSortedDictionary<string, Source> files,
        string language,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var english = LabelsOf(FallbackLanguage, builtIn, files, diagnostics);
        var shortLanguage = language.Split('-')[0].ToLowerInvariant();
        if (shortLanguage == FallbackLanguage)
        {
            return new(language, english);
        }

        var own = LabelsOf(shortLanguage, builtIn, files, diagnostics);
        if (!files.TryGetValue(LabelFile(shortLanguage), out var file))
        {
            diagnostics.Add(NoLabels(shortLanguage));
            return new(FallbackLanguage, english);
        }

        if (english.Keys.Where(k => !own.ContainsKey(k)).ToImmutableArray() is { IsEmpty: false } missing)
        {
            diagnostics.Add(LabelsMissing(SourceSpan.Whole(file.File), missing));
        }

        return new(language, english.SetItems(own));
    }

    // The project's own labels of a language over the built-in ones: it says only what it says otherwise.
    private static ImmutableSortedDictionary<string, Label> LabelsOf(
        string language,
        ImmutableSortedDictionary<string, Source> builtIn,
        ImmutableSortedDictionary<string, Source> files,
        ImmutableArray<Diagnostic>.Builder diagnostics) =>
        new[] { builtIn.GetValueOrDefault(LabelFile(language)), files.GetValueOrDefault(LabelFile(language)) }
            .OfType<Source>().Distinct()
            .Aggregate(
                ImmutableSortedDictionary.Create<string, Label>(StringComparer.Ordinal),
                (labels, file) => labels.SetItems(ReadLabels(file, diagnostics)));

    private static string LabelFile(string language) => $"{LabelFolder}{language}.yml";

    private static ImmutableSortedDictionary<string, Label> ReadLabels(Source source, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var read = Yaml.ParseMap(Text(source, diagnostics), source.File);
        diagnostics.AddRange(read.Diagnostics);
        var labels = ImmutableSortedDictionary.CreateBuilder<string, Label>(StringComparer.Ordinal);
        foreach (var (key, value) in read.Value?.Entries ?? [])
        {
            if (value is YamlScalar text)
            {
                labels[key.Text] = new(text.Text);
                continue;
            }

            var forms = value is YamlMap map ? new Fields(map, diagnostics) : null;
            if (forms?.Text("other") is not { } other)
            {
                diagnostics.Add(Fields.WrongValue(value.Origin, key.Text, "a label is a text, or forms with `other`", "write `{one: …, other: …}`"));
                continue;
            }

            labels[key.Text] = new(other.Value, forms.Text("one")?.Value, forms.Text("few")?.Value, forms.Text("many")?.Value);
            forms.RefuseOthers(Severity.Error);
        }

        return labels.ToImmutable();
    }

    private static Diagnostic NoTemplate(SourceSpan file) => new(
        "SG0121", Severity.Warning, file,
        "this file is no template, asset or list of labels, so it is not used",
        Hint: "templates end in .sbn-html; files to be copied lie in assets/");

    private static Diagnostic NoLabels(string language) => new(
        "SG0122", Severity.Warning, SourceSpan.Whole("templates/labels/" + language + ".yml"),
        $"there are no labels in the language `{language}`, so the site speaks English",
        Hint: "copy the built-in templates/labels/en.yml and translate it");

    private static Diagnostic LabelsMissing(SourceSpan file, ImmutableArray<string> missing) => new(
        "SG0122", Severity.Warning, file,
        $"these labels are missing, so the site says them in English: {string.Join(", ", missing.Take(MostNamed).Select(m => $"`{m}`"))}"
            + (missing.Length > MostNamed ? $" and {missing.Length - MostNamed} more" : ""),
        Hint: "copy them from the built-in templates/labels/en.yml and translate them");
}
