using System.Text.RegularExpressions;
using Xunit;

namespace SiteGen.Tests.Building;

/// <summary>docs/diagnostics.md lists every code that the source can raise, and no other.</summary>
public sealed partial class DiagnosticCodesTests
{
    [Fact]
    public void The_documentation_lists_the_codes_of_the_source_with_their_severities()
    {
        var raised = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Raised().Matches(File.ReadAllText(f)))
            .Select(m => (Code: m.Groups["code"].Value, Severity: m.Groups["severity"].Value.ToLowerInvariant()))
            .ToLookup(m => m.Code, m => m.Severity, StringComparer.Ordinal);

        var listed = Rows().ToDictionary(r => r.Code, r => r.Severities, StringComparer.Ordinal);

        Assert.NotEmpty(raised);
        Assert.Equal(raised.Select(r => r.Key).Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(raised, r => Assert.Subset(listed[r.Key].ToHashSet(), r.Where(s => s.Length > 0).ToHashSet()));
    }

    [Fact]
    public void Every_row_says_what_is_so_shows_it_and_says_what_to_do()
    {
        Assert.All(Rows(), row => Assert.All(row.Cells, Assert.NotEmpty));
        Assert.Equal(Rows().Select(r => r.Code).Order(StringComparer.Ordinal), Rows().Select(r => r.Code));
    }

    private static IEnumerable<(string Code, string[] Severities, string[] Cells)> Rows() =>
        from line in File.ReadAllLines(Repository.PathOf("docs/diagnostics.md"))
        where line.StartsWith("| SG", StringComparison.Ordinal)
        let cells = line.Trim('|', ' ').Split(" | ").Select(c => c.Trim()).ToArray()
        select (cells[0], cells[1].Split(", "), cells);

    [GeneratedRegex("""
        "(?<code>SG\d{4})",\s*(Severity\.(?<severity>\w+)|severity)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Raised();
}
