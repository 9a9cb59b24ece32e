using SiteGen.Diagnostics;
using Xunit;

namespace SiteGen.Tests.Writing;

/// <summary>Folders that are not ours, and places that must not be written to.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly Disk _disk = new();

    [Fact]
    public void A_folder_that_somebody_else_filled_is_refused()
    {
        _disk.Write("project/site/thesis.txt", "years of work");

        AssertRefused("nothing is written here: it is not empty, and SiteGen did not make it");
        Assert.Equal([("thesis.txt", "years of work")], _disk.Files().Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public void A_file_is_refused()
    {
        _disk.Write("project/site", "a file");

        AssertRefused("nothing is written here: it is a file");
        Assert.Equal("a file", _disk.Read("project/site"));
    }

    [Theory]
    [InlineData("project")]
    [InlineData("project/")]
    [InlineData("project/site/..")]
    [InlineData(".")]
    public void The_project_and_what_holds_it_are_refused(string folder)
    {
        AssertRefused("nothing is written here: it is, or holds, the project", folder);
    }

    [Theory]
    [InlineData("project/seeds")]
    [InlineData("project/seeds/inside")]
    [InlineData("project/seeds/inside/..")]
    public void The_seeds_and_a_folder_in_them_are_refused(string folder)
    {
        AssertRefused("nothing is written here: it is, holds or lies in seeds, which the build reads", folder);
        Assert.Equal(["notes.txt"], _disk.Files("project/seeds").Keys);
    }

    [Fact]
    public void A_folder_that_holds_the_seeds_outside_the_project_is_refused()
    {
        var target = new SiteGen.Writing.OutputTarget(_disk.PathOf("other"), "other", _disk.PathOf("project"), [_disk.PathOf("other/seeds")]);

        var written = SiteGen.Writing.SiteWriter.Write(target, []);

        Assert.Equal("SG0801", Assert.Single(written.Diagnostics).Code);
    }

    [Fact]
    public void A_folder_whose_name_only_begins_like_that_of_the_seeds_is_fine()
    {
        var written = _disk.Publish([("index.html", "front")], "project/seeds-and-more");

        Assert.Empty(written.Diagnostics);
    }

    [Fact]
    public void The_home_folder_and_what_holds_it_are_refused()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        foreach (var folder in new[] { home, Path.GetPathRoot(home)! })
        {
            var target = new SiteGen.Writing.OutputTarget(folder, "home", _disk.PathOf("project"), []);

            var refusal = Assert.Single(SiteGen.Writing.SiteWriter.Write(target, []).Diagnostics);

            Assert.Equal(("SG0801", "nothing is written here: it is, or holds, a home folder"), (refusal.Code, refusal.Message));
        }
    }

    [Theory]
    [InlineData("project/site")]
    [InlineData("project/site/")]
    public void A_link_to_a_folder_is_refused(string folder)
    {
        Directory.CreateDirectory(_disk.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(_disk.Site, _disk.PathOf("elsewhere"));

        AssertRefused("nothing is written here: it is a link to another place", folder);
        Assert.Empty(_disk.Files("elsewhere"));
    }

    [Fact]
    public void A_link_inside_the_folder_is_not_followed()
    {
        _disk.Published(("index.html", "front"));
        _disk.Write("elsewhere/a.html", "mine");
        Directory.CreateSymbolicLink(_disk.PathOf("project/site/briefings"), _disk.PathOf("elsewhere"));

        var refusal = _disk.Refusal(page: "briefings/b.html");

        Assert.Equal(("SG0801", "project/site/briefings"), (refusal.Code, refusal.Span.File));
        Assert.Equal([("a.html", "mine")], _disk.Files("elsewhere").Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public void A_link_inside_the_folder_is_not_followed_to_remove_a_page_either()
    {
        _disk.Published(("index.html", "front"), ("old/a.html", "a"));
        Directory.Delete(_disk.PathOf("project/site/old"), recursive: true);
        _disk.Write("elsewhere/a.html", "mine");
        Directory.CreateSymbolicLink(_disk.PathOf("project/site/old"), _disk.PathOf("elsewhere"));

        var refusal = _disk.Refusal();

        Assert.Equal(("SG0801", "project/site/old"), (refusal.Code, refusal.Span.File));
        Assert.Equal("mine", _disk.Read("elsewhere/a.html"));
    }

    [Fact]
    public void A_page_that_became_a_link_is_replaced_and_what_it_leads_to_is_not()
    {
        _disk.Published(("index.html", "front"));
        _disk.Write("elsewhere.html", "front");
        File.Delete(_disk.PathOf("project/site/index.html"));
        File.CreateSymbolicLink(_disk.PathOf("project/site/index.html"), _disk.PathOf("elsewhere.html"));

        _disk.Published(("index.html", "front, changed"));

        Assert.Null(new FileInfo(_disk.PathOf("project/site/index.html")).LinkTarget);
        Assert.Equal("front, changed", _disk.Read("project/site/index.html"));
        Assert.Equal("front", _disk.Read("elsewhere.html"));
    }

    [Theory]
    [InlineData(".sitegen-partial")]
    [InlineData(".sitegen-lock")]
    [InlineData(".sitegen-manifest")]
    public void A_link_in_place_of_our_own_files_leads_nowhere(string name)
    {
        _disk.Published(("index.html", "front"));
        _disk.Write("elsewhere.txt", "mine");
        File.Delete(_disk.PathOf("project/site/" + name));
        File.CreateSymbolicLink(_disk.PathOf("project/site/" + name), _disk.PathOf("elsewhere.txt"));

        _disk.Publish([("index.html", "front, changed"), ("new.html", "new")]);

        Assert.Equal("mine", _disk.Read("elsewhere.txt"));
    }

    [Theory]
    [InlineData(".git/config")]
    [InlineData(".git")]
    public void A_repository_of_its_own_is_refused_even_if_we_made_the_pages_in_it(string git)
    {
        _disk.Published(("index.html", "front"));
        _disk.Write("project/site/" + git, "gitdir: elsewhere");

        AssertRefused("nothing is written here: it is a git repository of its own");
    }

    [Fact]
    public void A_file_of_somebody_else_where_a_page_is_to_be_is_not_overwritten()
    {
        _disk.Published(("index.html", "front"));
        _disk.Write("project/site/new.html", "mine");

        var refusal = _disk.Refusal(page: "new.html");

        Assert.Equal(
            ("SG0801", "project/site/new.html", "nothing is written here: this file is in the way of a page, and SiteGen did not make it"),
            (refusal.Code, refusal.Span.File, refusal.Message));
        Assert.Equal([("index.html", "front"), ("new.html", "mine")], _disk.Files().Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public void A_folder_or_file_of_somebody_else_on_the_way_stops_everything_before_it_begins()
    {
        _disk.Published(("index.html", "front"));
        _disk.Write("project/site/folder.html/mine.txt", "mine");
        _disk.Write("project/site/file", "mine");

        Assert.Equal("project/site/folder.html", _disk.Refusal(page: "folder.html").Span.File);
        Assert.Equal("project/site/file", _disk.Refusal(page: "file/page.html").Span.File);
        Assert.Equal(["file", "folder.html/mine.txt", "index.html"], _disk.Files().Keys);
    }

    [Fact]
    public void A_refusal_says_where_and_what_to_do()
    {
        _disk.Write("project/site/thesis.txt", "years of work");

        var refusal = _disk.Refusal();

        Assert.Equal(Severity.Error, refusal.Severity);
        Assert.Equal(SourceSpan.Whole("project/site"), refusal.Span);
        Assert.Equal("name another output folder with --output, or move what is there", refusal.Hint);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_failure_of_the_disk()
    {
        _disk.Write("file", "a file");

        var failure = _disk.Refusal("file/site");

        Assert.Equal(("SG0802", "file/site"), (failure.Code, failure.Span.File));
    }

    [Fact]
    public void A_folder_that_another_build_is_writing_is_left_to_it()
    {
        _disk.Published(("index.html", "front"));
        using var other = new FileStream(_disk.PathOf("project/site/.sitegen-lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var refusal = _disk.Refusal();

        Assert.Equal(("SG0803", "project/site"), (refusal.Code, refusal.Span.File));
        Assert.Equal("front", _disk.Read("project/site/index.html"));
    }

    [Fact]
    public async Task A_build_waits_until_another_one_is_done()
    {
        _disk.Published(("index.html", "front"));
        var other = new FileStream(_disk.PathOf("project/site/.sitegen-lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);

        var build = Task.Run(() => _disk.Publish([("index.html", "changed")]), TestContext.Current.CancellationToken);
        Assert.False(build.IsCompleted);
        await other.DisposeAsync();

        Assert.Empty((await build).Diagnostics);
        Assert.Equal("changed", _disk.Read("project/site/index.html"));
    }

    public void Dispose() => _disk.Dispose();

    private void AssertRefused(string message, string folder = "project/site")
    {
        var refusal = _disk.Refusal(folder);

        Assert.Equal(("SG0801", message), (refusal.Code, refusal.Message));
    }
}
