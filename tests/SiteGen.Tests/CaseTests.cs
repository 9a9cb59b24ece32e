using SiteGen.Accounting;
using Xunit;

namespace SiteGen.Tests;

/// <summary>
/// A folder below Cases/ is a case: what becomes of its input, and what is reported of it. With
/// SITEGEN_UPDATE=1 the expectations are written anew.
/// </summary>
public sealed class CaseTests
{
    private static readonly string Folder = Repository.PathOf("tests/SiteGen.Tests/Cases");

    public static TheoryData<string> Cases =>
    [
        .. Directory.EnumerateFiles(Folder, "input.*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Folder, Path.GetDirectoryName(f)!).Replace('\\', '/'))
            .Distinct()
            .Order(StringComparer.Ordinal)
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_input_becomes_what_its_case_expects(string name)
    {
        var folder = Path.Combine(Folder, name);
        var input = Directory.GetFiles(folder, "input.*").Single(f => Path.GetExtension(f) is ".txt" or ".md");
        var sidecar = input + ".yml";

        var read = Seeds.Read(Path.GetFileName(input), File.ReadAllBytes(input), File.Exists(sidecar) ? File.ReadAllBytes(sidecar) : null);
        var split = read.Value is { } seed ? Seeds.Split(seed) : null;

        AssertSame(CaseDump.Of(split is null ? null : Ledger.Account(split.Value)), Path.Combine(folder, "expected.txt"));
        AssertSame(CaseDump.Of([.. read.Diagnostics, .. split?.Diagnostics ?? []]), Path.Combine(folder, "diagnostics.txt"));
    }

    private static void AssertSame(string actual, string file)
    {
        if (Environment.GetEnvironmentVariable("SITEGEN_UPDATE") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
