using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace SiteGen.Rendering;

/// <summary>A function that templates can call, without reflection.</summary>
internal abstract class TemplateFunction(int required, int most) : IScriptCustomFunction
{
    public int RequiredParameterCount => required;

    public int ParameterCount => most;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        if (arguments.Count < required || arguments.Count > most)
        {
            throw new ScriptRuntimeException(context.CurrentSpan, $"this function takes {required} to {most} values, not {arguments.Count}");
        }

        return Call((EscapingContext)context, arguments);
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    protected abstract object? Call(EscapingContext context, ScriptArray arguments);
}

/// <summary><c>label "name" value value</c>: one of the site's own phrases.</summary>
internal sealed class LabelFunction(LabelWriter labels) : TemplateFunction(1, 6)
{
    protected override object? Call(EscapingContext context, ScriptArray arguments)
    {
        var name = arguments[0] as string ?? "";
        var places = labels.Places(name) ?? throw new ScriptRuntimeException(context.CurrentSpan, $"there is no label `{name}`");
        return places < arguments.Count
            ? labels.Write(name, [.. arguments.Skip(1)])
            : throw new ScriptRuntimeException(context.CurrentSpan, $"the label `{name}` has places for {places} values, but is given {arguments.Count - 1}");
    }
}

/// <summary>
/// <c>partial "passage" value</c>: a template of <c>partials/</c>, in which the value has the partial's name,
/// with underscores for hyphens.
/// </summary>
internal sealed class PartialFunction(CompiledTemplates templates) : TemplateFunction(1, 2)
{
    protected override object? Call(EscapingContext context, ScriptArray arguments)
    {
        var name = arguments[0] as string ?? "";
        var page = templates.Find("partials/" + name)
            ?? throw new ScriptRuntimeException(context.CurrentSpan, $"there is no sound partial `{name}`");
        var values = new ScriptObject();
        if (arguments.Count > 1)
        {
            values[name.Replace('-', '_')] = arguments[1];
        }

        context.PushGlobal(values);
        try
        {
            return context.Captured(page);
        }
        finally
        {
            context.PopGlobal();
        }
    }
}
