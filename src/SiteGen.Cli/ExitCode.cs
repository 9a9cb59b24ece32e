using System.Collections.Immutable;
using SiteGen.Diagnostics;

namespace SiteGen.Cli;

/// <summary>What a command tells the script that ran it.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int BadInput = 1;
    public const int Usage = 2;
    public const int Refused = 3;
    public const int Environment = 4;
    public const int Defect = 70;
    public const int Interrupted = 130;

    private static readonly ImmutableArray<string> Refusals = ["SG0801"];
    private static readonly ImmutableArray<string> Failures = ["SG0118", "SG0802", "SG0803"];
    private static readonly ImmutableArray<string> Mistakes = ["SG0119", "SG0123", "SG0126"];

    /// <summary>The exit code for what a command found.</summary>
    public static int For(ImmutableArray<Diagnostic> diagnostics, bool strict)
    {
        var worst = diagnostics.Where(d => d.Severity == Severity.Error || (strict && d.Severity == Severity.Warning)).ToList();
        return worst.Exists(d => Refusals.Contains(d.Code)) ? Refused
            : worst.Exists(d => Failures.Contains(d.Code)) ? Environment
            : worst.Exists(d => Mistakes.Contains(d.Code)) ? Usage
            : worst.Count > 0 ? BadInput
            : Done;
    }
}
