using System.Text;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Reading;

public sealed class SeedReaderTests
{
    [Fact]
    public void Seeds_of_all_sub_folders_are_read_in_the_order_of_their_paths()
    {
        using var folder = new TemporaryFolder()
            .With("b.txt", "B.").With("a/z.md", "Z.").With("a/deep/er/y.TXT", "Y.").With("A.txt", "A.").With("ä.txt", "Ä.");

        var read = SeedReader.ReadFolder(folder.Path, "seeds");

        Assert.Empty(read.Diagnostics);
        Assert.Equal(["A.txt", "a/deep/er/y.TXT", "a/z.md", "b.txt", "ä.txt"], read.Value.Select(s => s.Path));
        Assert.Equal(["a", "y", "z", "b", "a"], read.Value.Select(s => s.Id));
        Assert.Equal("seeds/a/z.md", read.Value[2].File);
        Assert.Equal(
            [SeedFormat.Text, SeedFormat.Text, SeedFormat.Markdown, SeedFormat.Text, SeedFormat.Text],
            read.Value.Select(s => s.Format));
    }

    [Fact]
    public void A_sidecar_lies_beside_its_seed()
    {
        using var folder = new TemporaryFolder()
            .With("a.txt", "One.").With("a.txt.yml", "title: From the sidecar").With("sub/a.txt", "Two.");

        var read = SeedReader.ReadFolder(folder.Path, "seeds");

        Assert.Empty(read.Diagnostics);
        Assert.Equal(["From the sidecar", null], read.Value.Select(s => s.Settings.Title?.Value));
        Assert.Equal(SourceSpan.At("seeds/a.txt.yml", 1, 8), read.Value[0].Settings.Title!.Origin);
    }

    [Fact]
    public void What_is_no_seed_is_reported()
    {
        using var folder = new TemporaryFolder()
            .With("a.txt", "One.").With("a.txt.yaml", "title: x").With("gone.txt.yml", "title: x").With("b.docx", "").With("notes", "")
            .With("other.yml", "").With(".hidden.txt", "").With("a.txt~", "").With(".obsidian/workspace.md", "").With("sub/._a.txt", "");

        var read = SeedReader.ReadFolder(folder.Path, "seeds");

        Assert.Equal("a.txt", Assert.Single(read.Value).Path);
        Assert.Equal(
            """
            seeds/.hidden.txt: info SG0101: this file is not read: its name says that it is hidden or a back-up
            seeds/.obsidian/workspace.md: info SG0101: this file is not read: its name says that it is hidden or a back-up
            seeds/a.txt.yaml: warning SG0110: this sidecar has no seed, so nothing of it is used
                hint: the name of a sidecar ends in .yml
            seeds/a.txt~: info SG0101: this file is not read: its name says that it is hidden or a back-up
            seeds/b.docx: warning SG0101: this file is not read: SiteGen reads .txt and .md
                hint: save its text under one of these names, or move it out of the seeds folder
            seeds/gone.txt.yml: warning SG0110: this sidecar has no seed, so nothing of it is used
                hint: put `gone.txt` beside it, or remove it
            seeds/notes: warning SG0101: this file is not read: SiteGen reads .txt and .md
                hint: save its text under one of these names, or move it out of the seeds folder
            seeds/other.yml: warning SG0101: this file is not read: SiteGen reads .txt and .md
                hint: save its text under one of these names, or move it out of the seeds folder
            seeds/sub/._a.txt: info SG0101: this file is not read: its name says that it is hidden or a back-up

            """,
            CaseDump.Of(read.Diagnostics),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_link_is_reported_and_not_followed()
    {
        using var outside = new TemporaryFolder().With("secret.txt", "Secret.");
        using var folder = new TemporaryFolder().With("a.txt", "One.");
        File.CreateSymbolicLink(folder.PathOf("file.txt"), outside.PathOf("secret.txt"));
        Directory.CreateSymbolicLink(folder.PathOf("folder"), outside.Path);
        Directory.CreateSymbolicLink(folder.PathOf("loop"), folder.Path);

        var read = SeedReader.ReadFolder(folder.Path, "seeds");

        Assert.Equal("a.txt", Assert.Single(read.Value).Path);
        Assert.Equal(
            [("seeds/file.txt", "SG0108"), ("seeds/folder", "SG0108"), ("seeds/loop", "SG0108")],
            read.Diagnostics.Select(d => (d.Span.File, d.Code)).Order());
    }

    [Fact]
    public void A_broken_seed_is_left_out_and_the_others_are_read()
    {
        using var folder = new TemporaryFolder().With("a.txt", "---\nnever closed").With("b.txt", "One.").With("c.txt", "Two.").With("c.txt.yml", "[");

        var read = SeedReader.ReadFolder(folder.Path, "seeds");

        Assert.Equal("b.txt", Assert.Single(read.Value).Path);
        Assert.Equal([("seeds/a.txt", "SG0102"), ("seeds/c.txt.yml", "SG0103")], read.Diagnostics.Select(d => (d.Span.File, d.Code)).Order());
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_reported()
    {
        using var folder = new TemporaryFolder();

        var read = SeedReader.ReadFolder(folder.PathOf("none"), "seeds");

        Assert.Empty(read.Value);
        Assert.Equal(
            "seeds: error SG0120: there is no such folder, so there are no seeds to read\n    hint: make the folder, or name another one with --seeds\n",
            CaseDump.Of(read.Diagnostics));
    }

    [Fact]
    public void A_seed_above_16_MiB_is_refused()
    {
        var read = Seeds.Read("a.txt", new byte[SeedReader.MaxBytes + 1]);

        Assert.Null(read.Value);
        Assert.Equal(
            "a.txt: error SG0109: this seed has 16777217 bytes, more than the 16777216 that SiteGen reads\n    hint: split it into several files\n",
            CaseDump.Of(read.Diagnostics));
    }

    [Fact]
    public void A_seed_of_16_MiB_is_read()
    {
        var bytes = new byte[SeedReader.MaxBytes];
        Array.Fill(bytes, (byte)'a');

        var read = Seeds.Read("a.txt", bytes);

        Assert.Equal(SeedReader.MaxBytes, Assert.Single(read.Value!.Lines).Length);
    }

    [Fact]
    public void Front_matter_above_64_KiB_is_refused()
    {
        var text = new StringBuilder("---\ntitle: ").Append('a', 64 * 1024).Append("\n---\nOne.\n").ToString();

        var read = Seeds.Read("a.txt", text);

        Assert.Null(read.Value);
        Assert.Equal(
            "a.txt(2,1): error SG0111: the YAML is longer than 64 KiB\n    hint: move the text below the front matter\n",
            CaseDump.Of(read.Diagnostics));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: [")]
    [InlineData("&a [")]
    [InlineData("!a [")]
    [InlineData("*a ")]
    [InlineData("\"")]
    [InlineData("|\n")]
    public void Front_matter_that_a_parser_chokes_on_is_an_error(string unit)
    {
        var text = "---\n" + new StringBuilder().Insert(0, unit, 60_000 / unit.Length) + "\n---\nOne.\n";

        var read = Seeds.Read("a.txt", text);

        Assert.Null(read.Value);
        Assert.True(read.HasErrors);
    }

    [Theory]
    [InlineData("notes.txt", "notes")]
    [InlineData("Oslo Talks (2021).md", "oslo-talks-2021")]
    [InlineData("a.b.txt", "a-b")]
    [InlineData("index.txt", "index-source")]
    [InlineData("CON.txt", "con-source")]
    public void A_seed_is_named_by_the_stem_of_its_file(string path, string id)
    {
        var seed = Seeds.From(path, "One.");

        Assert.Equal(id, seed.Id);
    }
}
