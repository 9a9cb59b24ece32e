using System.Globalization;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Building;

/// <summary>The same seeds give the same bytes, however and wherever they are built.</summary>
public sealed class DeterminismTests
{
    public static TheoryData<string> Sites => [.. BuiltSite.Names];

    [Theory, MemberData(nameof(Sites))]
    public void Two_builds_give_the_same_bytes(string site)
    {
        var built = BuiltSite.Named(site);

        AssertSame(built, SiteBuilder.Build(built.Seeds, built.Config, built.Templates, built.Previous).Value);
    }

    [Theory, MemberData(nameof(Sites))]
    public void The_order_of_the_seeds_changes_nothing(string site)
    {
        var built = BuiltSite.Named(site);
        foreach (var seeds in new[] { built.Seeds.Reverse(), built.Seeds.OrderBy(s => s.Bytes.Length), built.Seeds.OrderBy(s => s.Id.Length).ThenByDescending(s => s.Id) })
        {
            AssertSame(built, SiteBuilder.Build([.. seeds], built.Config, built.Templates, built.Previous).Value);
        }
    }

    [Theory, MemberData(nameof(Sites))]
    public void How_many_work_at_once_changes_nothing(string site)
    {
        var built = BuiltSite.Named(site);

        AssertSame(built, SiteBuilder.Build(built.Seeds, built.Config, built.Templates, built.Previous, degree: 1).Value);
        AssertSame(built, SiteBuilder.Build(built.Seeds, built.Config, built.Templates, built.Previous, degree: 8).Value);
    }

    [Theory, MemberData(nameof(Sites))]
    public void The_culture_of_the_machine_changes_nothing(string site)
    {
        var built = BuiltSite.Named(site);
        var folder = site == BuiltSite.Own ? Repository.Root : BuiltSite.FolderOf(site);
        foreach (var name in new[] { "tr-TR", "ar-SA", "de-DE" })
        {
            AssertSame(built, InCulture(name, () => BuiltSite.FromFolder(folder)).Edition);
        }
    }

    [Fact]
    public void The_folder_of_the_project_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("sitegen another place ");
        try
        {
            Copy(BuiltSite.FolderOf("hostile"), folder.FullName);

            AssertSame(BuiltSite.Named("hostile"), BuiltSite.FromFolder(folder.FullName).Edition);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Another_seed_moves_no_passage_and_no_page_of_the_first()
    {
        var alone = BuiltSite.From(SiteConfigs.Small, ("b.txt", "A ship came in.\nThe price fell."));
        var together = BuiltSite.From(SiteConfigs.Small, ("a.txt", "Fish.\nPrice.\nPrice!"), ("b.txt", "A ship came in.\nThe price fell."), ("c.txt", "Ship!"));

        Assert.Equal(Placements(alone, "b"), Placements(together, "b"));
        Assert.Subset(together.Files.Keys.ToHashSet(), alone.Files.Keys.ToHashSet());
    }

    private static IEnumerable<string> Placements(BuiltSite site, string id) =>
        site.Edition.Seeds.Single(s => s.Seed.Id == id).Source.Briefings.SelectMany(b => b.Passages)
            .Select(p => $"{p.Text} {p.Placement!.Section} {string.Join(',', p.Placement.Also)} {p.Placement.Confidence}");

    private static void AssertSame(BuiltSite expected, Edition actual)
    {
        Assert.Equal(expected.Edition.Pages.Select(p => p.Url), actual.Pages.Select(p => p.Url));
        Assert.All(expected.Edition.Pages.Zip(actual.Pages), pair =>
            Assert.True(pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span), $"{pair.First.Url} differs"));
    }

    private static T InCulture<T>(string name, Func<T> work)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
