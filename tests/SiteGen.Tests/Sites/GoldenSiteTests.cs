using System.Globalization;
using System.Text;
using SiteGen.Diagnostics;
using Xunit;

namespace SiteGen.Tests.Sites;

/// <summary>
/// Whole sites, byte for byte. SITEGEN_UPDATE=1 rewrites what is expected; the difference is then read
/// like code.
/// </summary>
public sealed class GoldenSiteTests
{
    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("SITEGEN_UPDATE") == "1";

    public static TheoryData<string> Sites => [.. BuiltSite.Names.Where(n => n != BuiltSite.Own)];

    [Theory, MemberData(nameof(Sites))]
    public void A_golden_site_is_built_as_expected(string site)
    {
        var built = BuiltSite.Named(site);
        var expected = new ExpectedFiles(Path.Combine(BuiltSite.FolderOf(site), "expected"));
        if (IsUpdate)
        {
            expected.Replace(built.Files);
        }

        Assert.Equal(expected.Paths, built.Files.Keys);
        Assert.All(built.Files, file => Assert.Equal(Encoding.UTF8.GetString(expected.Read(file.Key)), Encoding.UTF8.GetString(file.Value)));
        Assert.All(built.Files, file => Assert.Equal(expected.Read(file.Key), file.Value));
    }

    [Theory, MemberData(nameof(Sites))]
    public void A_golden_site_says_what_its_author_should_know(string site)
    {
        var said = string.Concat(BuiltSite.Named(site).Diagnostics.Distinct().Order(Diagnostic.ReadingOrder).Select(Text));
        var file = Path.Combine(BuiltSite.FolderOf(site), "diagnostics.txt");
        if (IsUpdate)
        {
            File.WriteAllText(file, said);
        }

        Assert.Equal(File.ReadAllText(file), said);
    }

    private static string Text(Diagnostic diagnostic)
    {
        var span = diagnostic.Span;
        var place = span.FirstLine == 0 ? span.File : string.Create(CultureInfo.InvariantCulture, $"{span.File}({span.FirstLine},{span.Column})");
        var hint = diagnostic.Hint is null ? "" : $"    hint: {diagnostic.Hint}\n";
        return $"{place}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code}: {diagnostic.Message}\n{hint}";
    }
}
