using System.Collections.Immutable;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SourceSpan = SiteGen.Diagnostics.SourceSpan;

namespace SiteGen.Rendering;

/// <summary>A site's templates, ready to render any number of pages side by side.</summary>
public sealed class CompiledTemplates
{
    private readonly Dictionary<string, (Template Template, TemplateFile File)> _templates;

    private CompiledTemplates(TemplateSet set, Dictionary<string, (Template, TemplateFile)> templates)
    {
        _templates = templates;
        Assets = set.Assets;
        Labels = new(set.Labels, Html.Escape);
        MarkdownLabels = new(set.Labels, Markdown.Escape);
        PlainLabels = new(set.Labels, text => text);
    }

    internal ImmutableSortedDictionary<string, AssetFile> Assets { get; }

    /// <summary>The site's own words as HTML.</summary>
    internal LabelWriter Labels { get; }

    /// <summary>The same as Markdown.</summary>
    internal LabelWriter MarkdownLabels { get; }

    /// <summary>The same as they are.</summary>
    internal LabelWriter PlainLabels { get; }

    /// <summary>Parses all templates. A template with errors is reported and cannot be used.</summary>
    public static Outcome<CompiledTemplates> Compile(TemplateSet set)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var templates = new Dictionary<string, (Template, TemplateFile)>(StringComparer.Ordinal);
        foreach (var (path, file) in set.Templates)
        {
            var template = Template.Parse(file.Text, path);
            diagnostics.AddRange(template.Messages
                .Where(m => m.Type == ParserMessageType.Error)
                .Select(m => NotValid(Span(file, m.Span), m.Message)));
            templates[Stem(path)] = (template, file);
        }

        return new(new(set, templates), diagnostics.ToImmutable());
    }

    /// <summary>A template's tree, by its path without extension: <c>pages/home</c>.</summary>
    internal ScriptPage? Find(string name) =>
        _templates.TryGetValue(name, out var found) && !found.Template.HasErrors ? found.Template.Page : null;

    /// <summary>Whether there is such a template, sound or not.</summary>
    internal bool Has(string name) => _templates.ContainsKey(name);

    /// <summary>The place of an error that a template raised.</summary>
    internal SourceSpan Span(Scriban.Parsing.SourceSpan span) =>
        span.FileName is { } path && _templates.TryGetValue(Stem(path), out var found) ? Span(found.File, span) : SourceSpan.Whole("templates");

    private static SourceSpan Span(TemplateFile file, Scriban.Parsing.SourceSpan span) =>
        SourceSpan.At(file.File, span.Start.Line + 1, span.Start.Column + 1);

    private static string Stem(string path) => path[..path.LastIndexOf('.')];

    private static Diagnostic NotValid(SourceSpan span, string problem) => new(
        "SG0601", Severity.Error, span,
        "this is not valid Scriban: " + problem.ReplaceLineEndings(" "),
        Hint: "look at the names and brackets near this place");
}
