using System.Management.Automation.Language;

namespace SiteGen.Cli.Tests.Scripts;

[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(AloneInTheProcess))]
public sealed class BuildPs1Tests
{
    [Fact]
    public void It_is_valid_PowerShell()
    {
        Parser.ParseFile(Repository.Path("build.ps1"), out _, out var errors);

        Assert.Empty(errors);
    }

    [Theory]
    [InlineData]
    [InlineData("build")]
    [InlineData("build", "--output", "elsewhere")]
    [InlineData("--strict")]
    [InlineData("serve", "--verbosity", "quiet")]
    [InlineData("tool", "-p:Version=2.0.0")]
    [InlineData("test", "--filter-class", "X")]
    [InlineData("pack")]
    [InlineData("bench")]
    [InlineData("bench", "build", "10")]
    [InlineData("bulid")]
    public void Each_target_does_what_it_does_in_build_sh(params string[] arguments)
    {
        using var workshop = new Workshop().WithSdk().WithLinker();
        using var twin = new Workshop().WithSdk().WithLinker();

        var ran = workshop.BuildPs1(arguments);
        var expected = twin.BuildSh(arguments);

        Assert.Equal(expected with { Error = expected.Error.Replace("./build.sh", "./build.ps1", StringComparison.Ordinal) }, ran);
        Assert.Equal(twin.Calls, workshop.Calls);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_is_the_same_as_in_build_sh(string argument)
    {
        using var workshop = new Workshop();

        var help = workshop.BuildPs1(argument);

        Assert.Equal(workshop.BuildSh(argument).Output.Replace("./build.sh", "./build.ps1", StringComparison.Ordinal), help.Output);
    }

    [Fact]
    public void The_command_is_compiled_again_only_where_a_source_is_newer()
    {
        using var workshop = new Workshop().WithSdk();
        workshop.BuildPs1();

        workshop.BuildPs1();
        workshop.Date("templates/layouts/base.sbn-html", DateTime.UtcNow.AddMinutes(1));
        workshop.BuildPs1();

        Assert.Equal(["msbuild", "build", "build", "msbuild", "build"], workshop.Calls.Select(c => c.Contains("msbuild", StringComparison.Ordinal) ? "msbuild" : c.Split(' ')[^1]));
    }

    [Fact]
    public void Without_a_linker_the_tool_is_ready_to_run()
    {
        using var workshop = new Workshop().WithSdk();

        var ran = workshop.BuildPs1("tool");

        Assert.StartsWith("artifacts/sitegen/sitegen: ReadyToRun, since there is no linker", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith(" -p:ReadyToRunTool=true", Assert.Single(workshop.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_sdk_and_without_a_network_one_line_says_what_to_install()
    {
        using var workshop = new Workshop().With("curl", "exit 6");

        var ran = workshop.BuildPs1("test");

        Assert.Equal(workshop.BuildSh("test"), ran);
        Assert.Equal(4, ran.ExitCode);
    }

    [Fact]
    public void What_the_compiler_says_of_a_mistake_is_told_and_ends_the_run()
    {
        using var workshop = new Workshop().With("dotnet", """[ "$1" = --version ] && exit 0; echo "error CS1002"; exit 1""");

        var ran = workshop.BuildPs1();

        Assert.Equal(workshop.BuildSh(), ran);
        Assert.Equal(1, ran.ExitCode);
    }
}
