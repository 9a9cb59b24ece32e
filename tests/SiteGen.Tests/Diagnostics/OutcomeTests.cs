using System.Collections.Immutable;
using SiteGen.Diagnostics;
using Xunit;

namespace SiteGen.Tests.Diagnostics;

public sealed class OutcomeTests
{
    private static Diagnostic At(string file, int line, int column = 1, string code = "SG9901", Severity severity = Severity.Warning) =>
        new(code, severity, SourceSpan.At(file, line, column), "so it is");

    [Fact]
    public void The_next_stage_runs_on_what_survived_and_the_diagnostics_of_both_are_kept()
    {
        var outcome = Outcome.Of(1, At("a", 1)).Then(n => Outcome.Of(n + 1, At("b", 2)));

        Assert.Equal(2, outcome.Value);
        Assert.Equal([At("a", 1), At("b", 2)], outcome.Diagnostics);
    }

    [Fact]
    public void Only_an_error_makes_an_outcome_one_with_errors()
    {
        Assert.False(Outcome.Of(1, At("a", 1, severity: Severity.Info), At("a", 1)).HasErrors);
        Assert.True(Outcome.Of(1, At("a", 1), At("a", 1, severity: Severity.Error)).HasErrors);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    public void Parts_that_are_worked_on_side_by_side_keep_their_order(int degree)
    {
        var parts = Enumerable.Range(0, 200).ToImmutableArray();

        var outcome = parts.InParallel(n => new Outcome<string?>(n % 3 == 0 ? null : $"{n}", [At("a", n)]), degree);

        Assert.Equal(parts.Where(n => n % 3 != 0).Select(n => $"{n}"), outcome.Value);
        Assert.Equal(parts, outcome.Diagnostics.Select(d => d.Span.FirstLine));
    }

    [Fact]
    public void A_defect_in_one_part_keeps_its_own_type()
    {
        ImmutableArray<int> parts = [1, 2, 3];

        Assert.Throws<FormatException>(() => parts.InParallel(Outcome<string?> (n) => n == 2 ? throw new FormatException() : new("", [])));
    }

    [Fact]
    public void Diagnostics_are_read_by_file_line_column_code_and_message()
    {
        Diagnostic[] inOrder =
        [
            new("SG9901", Severity.Error, SourceSpan.Whole("a"), "the file as a whole"),
            At("a", 2), At("a", 10), At("a", 10, 3), At("a", 10, 3, "SG9902"), At("b", 1), At("ä", 1),
        ];

        var sorted = inOrder.Reverse().Order(Diagnostic.ReadingOrder);

        Assert.Equal(inOrder, sorted);
    }
}
