namespace SiteGen.Cli.Tests.Commands;

public sealed class UsageTests
{
    public static TheoryData<Tool, string, string> Mistakes
    {
        get
        {
            (string Arguments, string Error)[] mistakes =
            [
                ("", """
                    sitegen: no command is given
                        hint: `sitegen --help` lists the commands
                    """),
                ("biuld", """
                    sitegen: there is no command `biuld`
                        hint: did you mean `build`? `sitegen --help` lists the commands
                    """),
                ("bake", """
                    sitegen: there is no command `bake`
                        hint: `sitegen --help` lists the commands
                    """),
                ("build --stict", """
                    sitegen: there is no option `--stict`
                        hint: did you mean `--strict`? `sitegen build --help` lists the options
                    """),
                ("build --outptu elsewhere", """
                    sitegen: there is no option `--outptu`
                        hint: did you mean `--output`? `sitegen build --help` lists the options
                    """),
                ("sort --outputs=elsewhere", """
                    sitegen: there is no option `--outputs`
                        hint: did you mean `--output`? `sitegen sort --help` lists the options
                    """),
                ("--strict build", """
                    sitegen: `--strict` stands before the command
                        hint: write `sitegen build --strict`
                    """),
                ("build one two", """
                    sitegen: `two` is one argument too many
                        hint: `sitegen build --help` lists the options
                    """),
                ("build --log-format xml", """
                    sitegen: `xml` is none of text, json, github
                        hint: `sitegen build --help` lists the options
                    """),
                ("build --verbosity loud", """
                    sitegen: `loud` is none of normal, quiet, detailed
                        hint: `sitegen build --help` lists the options
                    """),
                ("sort --format csv", """
                    sitegen: `csv` is none of text, jsonl
                        hint: `sitegen sort --help` lists the options
                    """),
                ("build --output", """
                    sitegen: Required argument missing for option: '--output'
                        hint: `sitegen build --help` lists the options
                    """),
                ("build nowhere", """
                    nowhere/sitegen.yml: error SG0119: there is no such file, so this is no SiteGen project
                        hint: name the project's folder, or make an empty sitegen.yml in it
                    """),
                ("sort @nowhere", """
                    @nowhere/sitegen.yml: error SG0119: there is no such file, so this is no SiteGen project
                        hint: name the project's folder, or make an empty sitegen.yml in it
                    """),
                ("build --templates nowhere", """
                    nowhere: error SG0123: there is no such folder of templates
                        hint: correct --templates, or leave it out to use the built-in ones
                    """),
                ("build --base-url ftp://example.org", """
                    --base-url: error SG0105: the value of `baseUrl` cannot be used: `ftp://example.org` is no web address of a folder
                        hint: write https://name.github.io/project/
                    """),
            ];
            return [.. from tool in new[] { Tool.Managed, Tool.Published } from mistake in mistakes select (tool, mistake.Arguments, mistake.Error)];
        }
    }

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_what_to_do_and_ends_with_2(Tool tool, string arguments, string error)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));

        var ran = tool.Run(project, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(new Ran(2, "", error + "\n"), ran);
        Assert.False(project.Has("site"));
    }

    [Theory]
    [InlineData(Tool.Managed, "PROJECT", "build", "")]
    [InlineData(Tool.Managed, "--output", "build", "--output", " ")]
    [InlineData(Tool.Published, "PROJECT", "sort", "")]
    [InlineData(Tool.Published, "--config", "sort", "--config", "")]
    public void An_empty_name_is_no_name(Tool tool, string name, params string[] arguments)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));

        var ran = tool.Run(project, arguments);

        Assert.Equal(new Ran(2, "", $"sitegen: the value of {name} is empty\n    hint: `sitegen {arguments[0]} --help` lists the options\n"), ran);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_broken_configuration_ends_with_2_and_names_all_that_is_wrong(Tool tool)
    {
        using var project = Sandbox.Project(("prices.txt", "The tariff rises."));
        project.Write("sitegen.yml", "site:\n  titles: Notes\noutput: [pdf]\n");

        var ran = tool.Run(project, "build", "--keep-going");

        Assert.Equal(new Ran(2, "", """
            sitegen.yml(2,3): error SG0104: there is no key `titles` here
                hint: did you mean `title`?
            sitegen.yml(3,10): error SG0105: the value of `output` cannot be used: `pdf` is neither html nor json
                hint: write [html] or [html, json]

            """), ran);
        Assert.False(project.Has("site"));
    }

    [Theory, ClassData(typeof(BothTools))]
    public void Help_lists_the_commands(Tool tool)
    {
        using var project = Sandbox.Project();

        var ran = tool.Run(project, "--help");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal("""
            Description:
              Turns seeds (threads, notes, articles) into a briefing website.

            Usage:
              sitegen [command] [options]

            Options:
              -?, -h, --help  Show help and usage information
              --version       Show version information

            Commands:
              build <PROJECT>  Write the site.
              sort <PROJECT>   Show where each passage goes and why.

            """, ran.Output.TrimEnd('\n') + "\n");
    }

    [Theory]
    [InlineData(Tool.Managed, "build")]
    [InlineData(Tool.Managed, "sort")]
    [InlineData(Tool.Published, "build")]
    [InlineData(Tool.Published, "sort")]
    public void Help_of_a_command_names_every_option(Tool tool, string command)
    {
        using var project = Sandbox.Project();

        var ran = tool.Run(project, command, "--help");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.StartsWith($"Description:\n  {(command == "build" ? "Write the site." : "Show where each passage goes and why.")}\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("""
              <PROJECT>  The folder that holds sitegen.yml; this folder, if none is given.

            Options:
              --config <FILE>        Read this file, not the project's sitegen.yml.
              --seeds <DIR>          Read the seeds of this folder, not the project's seeds.
              --templates <DIR>      Read the templates of this folder, not the project's templates.
              --output <DIR>         Write the site to this folder, not the project's site.
              --base-url <URL>       The address that the site will have, as baseUrl in sitegen.yml.
              --strict               Take warnings for errors.
              --keep-going           Leave out what is not sound, and still exit with 1.
              --log-format <FORMAT>  How problems are printed: text (the default), json or github.
              --verbosity <LEVEL>    How much is printed: normal (the default), quiet or detailed.

            """, ran.Output, StringComparison.Ordinal);
        Assert.Equal(command == "sort", ran.Output.Contains("  --format <FORMAT>      How passages are printed: text (the default) or jsonl.\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Tool.Managed, "--version")]
    [InlineData(Tool.Managed, "build", "--version")]
    [InlineData(Tool.Managed, "sort", "--version")]
    [InlineData(Tool.Published, "--version")]
    [InlineData(Tool.Published, "build", "--version")]
    [InlineData(Tool.Published, "sort", "--version")]
    public void The_version_is_the_one_that_pages_name(Tool tool, params string[] arguments)
    {
        using var project = Sandbox.Project();

        var ran = tool.Run(project, arguments);

        Assert.Equal(new Ran(0, SiteBuilder.Generator["SiteGen ".Length..] + "\n", ""), ran);
    }

    [Theory, ClassData(typeof(BothTools))]
    public void A_shell_can_ask_how_a_word_goes_on(Tool tool)
    {
        using var project = Sandbox.Project();

        var ran = tool.Run(project, "[suggest:14]", "build --verbos");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("--verbosity", ran.OutputLines);
    }
}
