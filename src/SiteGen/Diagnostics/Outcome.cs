using System.Collections.Immutable;

namespace SiteGen.Diagnostics;

/// <summary>What a stage made, and what its author should know about it.</summary>
/// <param name="Value">Whatever could be made; what could not is left out of it and reported.</param>
/// <param name="Diagnostics">In no particular order.</param>
public sealed record Outcome<T>(T Value, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);

    /// <summary>Runs the next stage on what was made, and joins the diagnostics of both.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next)
    {
        var outcome = next(Value);
        return outcome with { Diagnostics = Outcome.Join(Diagnostics, outcome.Diagnostics) };
    }

    /// <summary>Changes the value by a step that has nothing to report.</summary>
    public Outcome<TNext> Select<TNext>(Func<T, TNext> change) => new(change(Value), Diagnostics);
}

/// <summary>Ways to make an <see cref="Outcome{T}"/>.</summary>
public static class Outcome
{
    /// <summary>A value with whatever there is to say of it.</summary>
    public static Outcome<T> Of<T>(T value, params ImmutableArray<Diagnostic> diagnostics) => new(value, diagnostics);

    /// <summary>
    /// Runs a stage on each part side by side. The result is in the order of the parts, whatever the
    /// order of the work; parts that came to nothing (null) are left out.
    /// </summary>
    /// <param name="parts">What to work on.</param>
    /// <param name="stage">A function of one part alone.</param>
    /// <param name="degree">How many at once; 0 means as many as there are processors.</param>
    public static Outcome<ImmutableArray<TOut>> InParallel<TIn, TOut>(
        this ImmutableArray<TIn> parts, Func<TIn, Outcome<TOut?>> stage, int degree = 0)
        where TOut : class
    {
        var outcomes = new Outcome<TOut?>[parts.Length];
        try
        {
            Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = degree > 0 ? degree : -1 },
                i => outcomes[i] = stage(parts[i]));
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0)
        {
            // A defect in one part is the defect: its own type and stack, not the loop's.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return new(
            [.. outcomes.Where(o => o.Value is not null).Select(o => o.Value!)],
            [.. outcomes.SelectMany(o => o.Diagnostics)]);
    }

    internal static ImmutableArray<Diagnostic> Join(ImmutableArray<Diagnostic> first, ImmutableArray<Diagnostic> second) =>
        first.IsEmpty ? second : second.IsEmpty ? first : first.AddRange(second);
}
