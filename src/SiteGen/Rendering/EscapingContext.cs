using System.Globalization;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace SiteGen.Rendering;

/// <summary>Runs templates so that every value is escaped when printed, and every unknown name is an error.</summary>
internal sealed class EscapingContext : TemplateContext
{
    /// <summary>How many rounds all loops of one page may make.</summary>
    public const int MostRounds = 4_000_000;

    private static readonly BuiltinFunctions Functions = OwnFunctions();

    private readonly LabelWriter _labels;

    public EscapingContext(CompiledTemplates templates, LabelWriter labels)
        : base(Functions)
    {
        _labels = labels;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        AutoIndent = false;
        LoopLimit = MostRounds;

        // Zero is no limit: a page is never cut off. Loops are what could make one endless.
        LimitToString = 0;
        PushGlobal(new ScriptObject { ["label"] = new LabelFunction(labels), ["partial"] = new PartialFunction(templates) });
        PushCulture(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                return this;
            case Html html:
                Write(html.Value);
                return this;
            case string text:
                Write(_labels.Escape(text));
                return this;
            case int or long or decimal or double or bool:
                Write(_labels.Escape(ObjectToString(textAsObject) ?? ""));
                return this;
            default:
                throw new ScriptRuntimeException(span, "this is a list or an object, which cannot be printed: print its parts");
        }
    }

    /// <inheritdoc/>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        // What a block captured is HTML already; Scriban would hand it on as text, to be escaped again.
        if (scriptNode is ScriptCaptureStatement { Target: { } target, Body: { } body })
        {
            SetValue(target, Captured(body));
            return null;
        }

        return base.Evaluate(scriptNode, aliasReturnedFunction);
    }

    /// <summary>What a node prints.</summary>
    public Html Captured(ScriptNode node)
    {
        var output = new StringBuilderOutput(new System.Text.StringBuilder(1024));
        PushOutput(output);
        try
        {
            Evaluate(node);
        }
        finally
        {
            PopOutput();
        }

        return new(output.ToString());
    }

    // Templates lay out what they are given: no clock, no chance, no files, no code from text.
    private static BuiltinFunctions OwnFunctions()
    {
        var functions = new BuiltinFunctions();
        foreach (var name in new[] { "date", "timespan", "html", "regex", "include", "include_join" })
        {
            functions.Remove(name);
        }

        foreach (var (library, name) in new[] { ("math", "random"), ("math", "uuid"), ("object", "eval"), ("object", "eval_template") })
        {
            (functions[library] as ScriptObject)?.Remove(name);
        }

        functions.IsReadOnly = true;
        return functions;
    }
}
