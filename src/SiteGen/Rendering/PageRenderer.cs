using System.Text;
using Scriban.Syntax;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Rendering;

/// <summary>Lays out a page: a function of its own model and the templates, so pages render side by side.</summary>
public static class PageRenderer
{
    private const string Layout = "layouts/base";

    /// <summary>The bytes of a page; null if its template cannot lay it out, and then an error says where.</summary>
    public static Outcome<RenderedPage?> Render(Page page, CompiledTemplates templates) => page switch
    {
        PlainFile file => Outcome.Of<RenderedPage?>(new(file.Url, file.Bytes.AsMemory())),
        StylePage style => StyleSheet.Bundle(style, templates.Assets),
        FeedPage feed => Outcome.Of<RenderedPage?>(new(feed.Url, FeedWriter.Write(feed, templates))),
        HtmlPage html => LaidOut(html, templates, templates.Labels, Layout),
        TextPage text => LaidOut(text, templates, templates.MarkdownLabels, layout: null),
        _ => throw new InvalidOperationException($"there is no way to render a {page.GetType().Name}"),
    };

    private static Outcome<RenderedPage?> LaidOut(TemplatePage page, CompiledTemplates templates, LabelWriter labels, string? layout)
    {
        var content = templates.Find("pages/" + page.Template);
        var around = layout is null ? null : templates.Find(layout);
        if (content is null || (layout is not null && around is null))
        {
            // A template with a mistake was reported when it was parsed; one that is not there was not.
            return new(null, templates.Has("pages/" + page.Template) && (layout is null || templates.Has(layout)) ? [] : [NoTemplate(page.Template)]);
        }

        try
        {
            var context = new EscapingContext(templates, labels);
            var model = new PageModel(labels).Of(page);
            context.PushGlobal(model);
            var laidOut = context.Captured(content);
            if (around is not null)
            {
                model["content"] = laidOut;
                laidOut = context.Captured(around);
            }

            return Outcome.Of<RenderedPage?>(new(page.Url, Encoding.UTF8.GetBytes(laidOut.Value)));
        }
        catch (ScriptRuntimeException e)
        {
            return new(null, [Failed(templates.Span(e.Span), e)]);
        }
    }

    private static Diagnostic NoTemplate(string name) => new(
        "SG0604", Severity.Error, SourceSpan.Whole($"templates/pages/{name}.sbn-html"),
        "there is no such template",
        Hint: "restore it from the built-in ones");

    private static Diagnostic Failed(SourceSpan span, ScriptRuntimeException e) => new(
        "SG0602", Severity.Error, span,
        "this template cannot be followed here: " + Innermost(e).ReplaceLineEndings(" "),
        Hint: "docs/templates.md lists every name that a page knows");

    // Scriban wraps an error of a partial once for each level around it.
    private static string Innermost(ScriptRuntimeException e) =>
        e.InnerException is ScriptRuntimeException inner ? Innermost(inner) : e.OriginalMessage;
}
