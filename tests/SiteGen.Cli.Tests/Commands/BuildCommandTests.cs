using System.Text;
using System.Text.RegularExpressions;

namespace SiteGen.Cli.Tests.Commands;

public sealed partial class BuildCommandTests
{
    [Theory, ClassData(typeof(BothTools))]
    public void A_build_says_what_became_of_every_line(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises.\n• • •\nThe port waits.\n"));

        var ran = tool.Run(project, "build");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal("3 lines: 2 published, 1 left out · 2 briefings · 13 pages · 31 files written · # s\n", WithoutTime(ran.Output));
        Assert.Contains("The tariff rises.", project.Read("site/briefings/prices.html"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_second_build_changes_nothing(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        tool.Run(project, "build");
        var before = project.Files("site");

        var ran = tool.Run(project, "build");

        Assert.Equal("1 line: 1 published, 0 left out · 1 briefing · 12 pages · nothing changed · # s\n", WithoutTime(ran.Output));
        Assert.Equal(before, project.Files("site"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_seed_that_is_gone_takes_its_text_with_it_and_leaves_notices(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."), ("ships.txt", "The port waits.\nIts crane broke."));
        tool.Run(project, "build");
        File.Delete(project.Path("seeds/ships.txt"));

        var ran = tool.Run(project, "build");

        Assert.Contains(", 1 removed", ran.Output, StringComparison.Ordinal);
        Assert.False(project.Has("site/sources/ships.txt"));
        Assert.Contains("This briefing was withdrawn.", project.Read("site/briefings/ships.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(project.Files("site"), f => Encoding.UTF8.GetString(Convert.FromHexString(f.Value)).Contains("crane", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void No_seeds_at_all_give_a_site_that_says_so(Tool tool)
    {
        using var project = Sandbox.Project();

        var ran = tool.Run(project, "build");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("No sources in this edition", project.Read("site/index.html"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_seeds_folder_that_is_not_there_is_an_error(Tool tool)
    {
        using var project = Sandbox.Project();
        Directory.Delete(project.Path("seeds"));

        var ran = tool.Run(project, "build");

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Equal("""
            seeds: error SG0120: there is no such folder, so there are no seeds to read
                hint: make the folder, or name another one with --seeds

            """, ran.Error);
        Assert.False(project.Has("site"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_broken_seed_stops_the_build_and_nothing_is_written(Tool tool)
    {
        using var project = Sandbox.Project(("broken.md", "---\ntitle: x\n"), ("prices.txt", "The tariff rises."));

        var ran = tool.Run(project, "build");

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Equal("""
            seeds/broken.md(1,1): error SG0102: the front matter is never closed
                hint: end it with a line of three dashes, ---

            """, ran.Error);
        Assert.False(project.Has("site"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Keep_going_leaves_the_broken_seed_out_and_still_fails(Tool tool)
    {
        using var project = Sandbox.Project(("broken.md", "---\ntitle: x\n"), ("prices.txt", "The tariff rises."));

        var ran = tool.Run(project, "build", "--keep-going");

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("seeds/broken.md(1,1): error SG0102", ran.Error, StringComparison.Ordinal);
        Assert.True(project.Has("site/briefings/prices.html"));
        Assert.False(project.Has("site/briefings/broken.html"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Keep_going_does_not_publish_pages_that_a_template_cannot_lay_out(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        project.Write("templates/pages/home.sbn-html", "<h1>{{ site.titel }}</h1>\n");

        var ran = tool.Run(project, "build", "--keep-going");

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith("templates/pages/home.sbn-html(1,", ran.Error, StringComparison.Ordinal);
        Assert.False(project.Has("site"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Strict_takes_a_warning_for_an_error(Tool tool)
    {
        using var project = Sandbox.Project(("photo.png", "?"), ("prices.txt", "The tariff rises."));

        var strict = tool.Run(project, "build", "--strict");
        var lenient = tool.Run(project, "build");

        Assert.Equal("""
            seeds/photo.png: warning SG0101: this file is not read: SiteGen reads .txt and .md
                hint: save its text under one of these names, or move it out of the seeds folder

            """, strict.Error);
        Assert.Equal((1, ""), (strict.ExitCode, strict.Output));
        Assert.Equal((0, strict.Error), (lenient.ExitCode, lenient.Error));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void The_parts_of_a_project_can_lie_anywhere(Tool tool)
    {
        using var project = Sandbox.Project();
        project.Write("elsewhere/my.yml", "site: { title: Elsewhere }");
        project.Write("elsewhere/raw/prices.txt", "The tariff rises.");
        project.Write("elsewhere/looks/pages/not-found.sbn-html", "{{ page_title = \"Gone\"; page_description = \"\" }}<h1>Gone</h1>\n");

        var ran = tool.Run(
            project, "build", "--config", "elsewhere/my.yml", "--seeds", "elsewhere/raw", "--templates", "elsewhere/looks",
            "--output", "elsewhere/out", "--base-url", "https://example.net/sub");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("https://example.net/sub/briefings/prices.html", project.Read("elsewhere/out/briefings/prices.html"), StringComparison.Ordinal);
        Assert.Contains("<h1>Gone</h1>", project.Read("elsewhere/out/404.html"), StringComparison.Ordinal);
        Assert.False(project.Has("site"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Quiet_says_nothing_of_what_is_well(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        project.Write("sitegen.yml", "");

        var ran = tool.Run(project, "build", "--verbosity", "quiet");

        Assert.Equal(new Ran(0, "", ""), ran);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Detailed_names_each_seed(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises.\n• • •\n"), ("ships.txt", "The port waits."));

        var ran = tool.Run(project, "build", "--verbosity", "detailed");

        Assert.Equal(
            ["seeds/prices.txt: 2 lines: 1 published, 1 left out · 1 briefing", "seeds/ships.txt: 1 line: 1 published, 0 left out · 1 briefing"],
            ran.OutputLines[..2]);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_missing_base_url_is_said_once_and_is_no_error(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        project.Write("sitegen.yml", "");

        var ran = tool.Run(project, "build", "--strict");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("""
            sitegen.yml: info SG0503: no `baseUrl` is set, so pages carry no canonical address, and 404.html works in the top folder only
                hint: once you know where the site will be: baseUrl: https://name.github.io/project/

            """, ran.Error);
    }

    private static string WithoutTime(string output) => Seconds().Replace(output, "# s");

    [GeneratedRegex(@"\d+\.\d\d s")]
    private static partial Regex Seconds();
}
