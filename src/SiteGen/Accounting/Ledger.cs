using SiteGen.Model;

namespace SiteGen.Accounting;

/// <summary>
/// Gives every line of a seed its one fate. No stage may lose a line or use it twice; one that does is a
/// defect of SiteGen, and nothing is published until it is mended.
/// </summary>
public static class Ledger
{
    /// <summary>The seed with its lines accounted for.</summary>
    /// <exception cref="LedgerException">A line has no fate, or more than one.</exception>
    public static AccountedSeed Account(SeedBriefings source)
    {
        var seed = source.Seed;
        var fates = new LineFate?[seed.Lines.Length];

        void Set(int line, LineFate fate)
        {
            if (line < 1 || line > fates.Length)
            {
                throw new LedgerException(seed.File, line, $"it has a fate ({fate.Kind}), but the seed has only {fates.Length} lines");
            }

            if (fates[line - 1] is { } other)
            {
                throw new LedgerException(seed.File, line, $"it has two fates ({other.Kind} and {fate.Kind})");
            }

            fates[line - 1] = fate;
        }

        for (var line = 1; line < seed.BodyLine; line++)
        {
            Set(line, new(line, FateKind.FrontMatter));
        }

        foreach (var briefing in source.Briefings)
        {
            foreach (var passage in briefing.Passages)
            {
                foreach (var line in Lines(passage.Origin).Where(HasWords))
                {
                    Set(line, new(line, FateKind.Published, briefing, passage));
                }
            }
        }

        foreach (var omission in source.Omissions)
        {
            foreach (var line in Lines(omission.Origin).Where(HasWords))
            {
                Set(line, new(line, FateKind.Omitted, Omission: omission));
            }
        }

        for (var line = seed.BodyLine; line <= fates.Length; line++)
        {
            if (fates[line - 1] is null)
            {
                Set(line, !HasWords(line)
                    ? new(line, FateKind.Blank)
                    : throw new LedgerException(seed.File, line, "it has no fate: it is neither published nor listed as left out"));
            }
        }

        return new(source, [.. fates.Select(f => f!)]);

        bool HasWords(int line) => line < 1 || line > fates.Length || !string.IsNullOrWhiteSpace(seed.Lines[line - 1]);
    }

    private static IEnumerable<int> Lines(Diagnostics.SourceSpan span) =>
        Enumerable.Range(span.FirstLine, span.LastLine - span.FirstLine + 1);
}

/// <summary>A line of a seed was lost or used twice: a defect of SiteGen.</summary>
public sealed class LedgerException(string file, int line, string problem)
    : Exception($"{file}({line}): the line is not accounted for: {problem}")
{
    /// <summary>The seed.</summary>
    public string File { get; } = file;

    /// <summary>The line.</summary>
    public int Line { get; } = line;
}
