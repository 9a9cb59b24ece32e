using System.Text;
using SiteGen.Tests.Sites;
using SiteGen.Writing;
using Xunit;

namespace SiteGen.Tests.Building;

/// <summary>The site in the repository is what SiteGen makes of the seeds in the repository.</summary>
public sealed class RepositorySiteTests
{
    private static readonly BuiltSite Site = BuiltSite.Named(BuiltSite.Own);

    [Fact]
    public void The_committed_site_equals_a_fresh_build_byte_for_byte()
    {
        var committed = new ExpectedFiles(Repository.PathOf("site"));

        Assert.Equal(Site.Files.Keys, committed.Paths.Where(p => p != ".sitegen-manifest"));
        Assert.All(Site.Files, file => Assert.Equal(Encoding.UTF8.GetString(file.Value), Encoding.UTF8.GetString(committed.Read(file.Key))));
        Assert.All(Site.Files, file => Assert.Equal(file.Value, committed.Read(file.Key)));
    }

    [Fact]
    public void The_committed_site_can_be_built_again_with_nothing_to_change()
    {
        var copy = Directory.CreateTempSubdirectory("sitegen-");
        try
        {
            var committed = new ExpectedFiles(Repository.PathOf("site"));
            new ExpectedFiles(copy.FullName).Replace(committed.Paths.ToDictionary(p => p, committed.Read));

            var written = SiteWriter.Write(new OutputTarget(copy.FullName, "site", Repository.Root, []), Site.Edition.Pages);

            Assert.Empty(written.Diagnostics);
            Assert.Equal(new WriteSummary(0, Site.Files.Count, 0), written.Value);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_repository_builds_without_a_warning()
    {
        Assert.All(Site.Diagnostics, d => Assert.Equal("SG0503", d.Code));
    }

    [Fact]
    public void The_templates_of_the_repository_are_the_built_in_ones()
    {
        var own = new ExpectedFiles(Repository.PathOf("templates")).Paths;
        var builtIn = BuiltSite.BuiltInTemplates;

        Assert.Equal(
            own.Where(p => p.EndsWith(".sbn-html", StringComparison.Ordinal) || p.EndsWith(".sbn-txt", StringComparison.Ordinal)),
            builtIn.Templates.Keys);
        Assert.All(builtIn.Templates, t => Assert.Equal(Site.Templates.Templates[t.Key].Text, t.Value.Text));
    }
}
