using SiteGen.Writing;
using Xunit;

namespace SiteGen.Tests.Writing;

public sealed class SiteWriterTests : IDisposable
{
    private readonly Disk _disk = new();

    [Fact]
    public void An_edition_is_written_whole()
    {
        var written = _disk.Published(("index.html", "front"), ("briefings/a.html", "a"), (".nojekyll", ""));

        Assert.Equal(new WriteSummary(3, 0, 0), written);
        Assert.Equal([(".nojekyll", ""), ("briefings/a.html", "a"), ("index.html", "front")], _disk.Files().Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public void The_manifest_lists_what_was_written_and_nothing_else_stays_behind()
    {
        _disk.Published(("index.html", "front"), ("briefings/a.html", "a"));

        Assert.Equal(["briefings/a.html", "index.html"], Manifest());
        Assert.Equal([".sitegen-manifest", "index.html"], Directory.EnumerateFiles(_disk.Site).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_what_changed_is_written()
    {
        _disk.Published(("a.html", "a"), ("b.html", "b"), ("c.html", "c"));
        var before = MarkAsOld("a.html", "b.html", "c.html", ".sitegen-manifest");

        var written = _disk.Published(("a.html", "a"), ("b.html", "B"), ("c.html", "c"));

        Assert.Equal(new WriteSummary(1, 2, 0), written);
        Assert.Equal("B", _disk.Read("project/site/b.html"));
        Assert.Equal(before, Written("a.html"));
        Assert.NotEqual(before, Written("b.html"));
        Assert.Equal(before, Written("c.html"));
        Assert.Equal(before, Written(".sitegen-manifest"));
    }

    [Fact]
    public void A_page_that_somebody_edited_is_brought_back()
    {
        _disk.Published(("index.html", "front"));
        _disk.Write("project/site/index.html", "FRONT");

        var written = _disk.Published(("index.html", "front"));

        Assert.Equal(new WriteSummary(1, 0, 0), written);
        Assert.Equal("front", _disk.Read("project/site/index.html"));
    }

    [Fact]
    public void What_is_no_longer_made_is_removed_with_the_folders_it_leaves_empty()
    {
        _disk.Published(("index.html", "front"), ("old/deep/a.html", "a"), ("old/b.html", "b"), ("kept/c.html", "c"), ("kept/d.html", "d"));

        var written = _disk.Published(("index.html", "front"), ("kept/c.html", "c"));

        Assert.Equal(new WriteSummary(0, 2, 3), written);
        Assert.Equal(["index.html", "kept/c.html"], _disk.Files().Keys);
        Assert.False(Directory.Exists(_disk.PathOf("project/site/old")));
        Assert.Equal(["index.html", "kept/c.html"], Manifest());
    }

    [Fact]
    public void Files_of_others_stay_whatever_happens_around_them()
    {
        _disk.Published(("old/a.html", "a"), ("index.html", "front"));
        _disk.Write("project/site/CNAME", "example.org");
        _disk.Write("project/site/old/mine.txt", "mine");

        _disk.Published(("index.html", "front"));

        Assert.Equal([("CNAME", "example.org"), ("index.html", "front"), ("old/mine.txt", "mine")], _disk.Files().Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public void A_file_can_become_a_folder_and_a_folder_a_file()
    {
        _disk.Published(("a", "file"), ("b/c/d.html", "d"));

        _disk.Published(("a/x.html", "x"), ("b/c", "file"));
        Assert.Equal(["a/x.html", "b/c"], _disk.Files().Keys);

        _disk.Published(("a", "file"), ("b/c/d.html", "d"));
        Assert.Equal(["a", "b/c/d.html"], _disk.Files().Keys);
    }

    [Fact]
    public void An_empty_folder_can_be_written_to()
    {
        Directory.CreateDirectory(_disk.Site);

        _disk.Published(("index.html", "front"));

        Assert.Equal(["index.html"], _disk.Files().Keys);
    }

    [Fact]
    public void A_build_takes_up_where_one_before_the_first_page_was_stopped()
    {
        _disk.Write("project/site/.sitegen-lock", "");
        _disk.Write("project/site/.sitegen-partial", "half a mani");

        _disk.Published(("index.html", "front"));

        Assert.Equal(["index.html"], _disk.Files().Keys);
    }

    [Fact]
    public void A_build_takes_up_where_one_between_two_pages_was_stopped()
    {
        _disk.Published(("index.html", "front"), ("old.html", "old"));
        _disk.Write("project/site/.sitegen-manifest", "# comment\nindex.html\nnew.html\nold.html\nz.html\n");
        _disk.Write("project/site/new.html", "new");
        _disk.Write("project/site/.sitegen-partial", "half a pa");

        _disk.Published(("index.html", "front, changed"), ("new.html", "new"));

        Assert.Equal([("index.html", "front, changed"), ("new.html", "new")], _disk.Files().Select(f => (f.Key, f.Value)));
        Assert.Equal(["index.html", "new.html"], Manifest());
    }

    [Fact]
    public void The_manifest_names_a_page_before_the_page_is_there()
    {
        _disk.Published(("index.html", "front"));
        Directory.CreateDirectory(_disk.PathOf("project/site/z.html/in-the-way"));
        _disk.Write("project/site/.sitegen-manifest", "index.html\nz.html/gone\n");

        var written = _disk.Publish([("a.html", "a"), ("index.html", "front"), ("z.html", "z")]);

        Assert.Equal("SG0802", Assert.Single(written.Diagnostics).Code);
        Assert.Equal("a", _disk.Read("project/site/a.html"));
        Assert.Contains("a.html", Manifest());
        Assert.Contains("index.html", Manifest());
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("sub/../../outside.txt")]
    [InlineData("./../outside.txt")]
    [InlineData("..\\outside.txt")]
    [InlineData("//outside.txt")]
    [InlineData("{0}")]
    public void A_manifest_that_leads_outside_removes_nothing_there(string line)
    {
        _disk.Published(("index.html", "front"), ("old.html", "old"));
        _disk.Write("project/outside.txt", "mine");
        var manifest = string.Format(System.Globalization.CultureInfo.InvariantCulture, line, _disk.PathOf("project/outside.txt"));
        _disk.Write("project/site/.sitegen-manifest", manifest + "\nindex.html\nold.html\n");

        _disk.Published(("index.html", "front"));

        Assert.Equal("mine", _disk.Read("project/outside.txt"));
        Assert.Equal(["index.html"], _disk.Files().Keys);
    }

    public void Dispose() => _disk.Dispose();

    private IEnumerable<string> Manifest() =>
        File.ReadAllLines(_disk.PathOf("project/site/.sitegen-manifest")).Where(l => !l.StartsWith('#'));

    private DateTime MarkAsOld(params string[] files)
    {
        var old = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        Assert.All(files, file => File.SetLastWriteTimeUtc(Path.Combine(_disk.Site, file), old));
        return old;
    }

    private DateTime Written(string file) => File.GetLastWriteTimeUtc(Path.Combine(_disk.Site, file));
}
