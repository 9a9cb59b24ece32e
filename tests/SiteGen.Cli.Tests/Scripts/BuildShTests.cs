namespace SiteGen.Cli.Tests.Scripts;

public sealed class BuildShTests
{
    private const string Compile = "dotnet msbuild src/SiteGen.Cli -restore -nologo -verbosity:quiet -property:Configuration=Release";
    private const string Command = "dotnet src/SiteGen.Cli/bin/Release/net10.0/sitegen.dll";
    private const string Publish = "dotnet publish src/SiteGen.Cli --configuration Release --verbosity quiet --output artifacts/sitegen";

    private static readonly string[] Targets = ["build", "test", "serve", "tool", "pack", "bench"];

    [Theory]
    [InlineData(new string[0], $"{Command} build")]
    [InlineData(new[] { "build" }, $"{Command} build")]
    [InlineData(new[] { "build", "--output", "a b" }, $"{Command} build --output a b")]
    [InlineData(new[] { "--strict" }, $"{Command} build --strict")]
    [InlineData(new[] { "serve", "--verbosity", "quiet" }, $"{Command} serve --verbosity quiet")]
    public void What_runs_the_command_compiles_it_first(string[] arguments, string call)
    {
        using var workshop = new Workshop().WithSdk();

        var ran = workshop.BuildSh(arguments);

        Assert.Equal(new Ran(0, "", "compiling SiteGen\n"), ran);
        Assert.Equal([Compile, call], workshop.Calls);
    }

    [Theory]
    [InlineData("templates/layouts/base.sbn-html", true)]
    [InlineData("src/SiteGen.Cli/Program.cs", true)]
    [InlineData("src/SiteGen.Cli", true)]
    [InlineData("global.json", true)]
    [InlineData("Directory.Build.props", true)]
    [InlineData("src/SiteGen.Cli/bin", false)]
    [InlineData("build.sh", false)]
    public void The_command_is_compiled_again_only_where_a_source_is_newer(string changed, bool compiles)
    {
        using var workshop = new Workshop().WithSdk();
        workshop.BuildSh();
        workshop.Date(changed, DateTime.UtcNow.AddMinutes(1));

        var ran = workshop.BuildSh();

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(compiles ? [Compile, $"{Command} build"] : [$"{Command} build"], workshop.Calls[2..]);
    }

    [Fact]
    public void The_tool_is_native_where_there_is_a_linker()
    {
        using var workshop = new Workshop().WithSdk().WithLinker();

        var ran = workshop.BuildSh("tool", "-p:Version=2.0.0");

        Assert.Equal(new Ran(0, "artifacts/sitegen/sitegen: Native AOT\n", ""), ran);
        Assert.Equal($"{Publish} -p:NativeTool=true -p:Version=2.0.0", Assert.Single(workshop.Calls));
    }

    [Theory]
    [InlineData("gcc", "exit 1")]
    [InlineData("something-else", "exit 0")]
    public void The_tool_is_ready_to_run_where_nothing_can_be_linked(string compiler, string script)
    {
        using var workshop = new Workshop().WithSdk().With("objcopy", "exit 0").With(compiler, script);

        var ran = workshop.BuildSh("tool");

        Assert.Equal(new Ran(0, "artifacts/sitegen/sitegen: ReadyToRun, since there is no linker for Native AOT here (Debian: apt-get install clang)\n", ""), ran);
        Assert.Equal($"{Publish} -p:ReadyToRunTool=true", Assert.Single(workshop.Calls));
    }

    [Fact]
    public void Tests_run_on_the_published_tool_too()
    {
        using var workshop = new Workshop().WithSdk().WithLinker();

        var ran = workshop.BuildSh("test", "--filter-class", "X");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal([$"{Publish} -p:NativeTool=true", "dotnet test --solution SiteGen.sln --configuration Release --filter-class X"], workshop.Calls);
    }

    [Fact]
    public void The_package_goes_where_it_is_looked_for()
    {
        using var workshop = new Workshop().WithSdk();

        var ran = workshop.BuildSh("pack");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(["dotnet pack src/SiteGen.Cli --configuration Release --verbosity quiet --output artifacts/packages"], workshop.Calls);
    }

    [Theory]
    [InlineData(new string[0], "")]
    [InlineData(new[] { "build", "10" }, "build 10")]
    [InlineData(new[] { "--", "sort" }, "-- sort")]
    public void Benchmarks_are_run_with_the_arguments(string[] arguments, string passed)
    {
        using var workshop = new Workshop().WithSdk();

        var ran = workshop.BuildSh(["bench", .. arguments]);

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal($"dotnet run --project benchmarks/SiteGen.Benchmarks --configuration Release --verbosity quiet -- {passed}".TrimEnd(), Assert.Single(workshop.Calls));
    }

    [Fact]
    public void What_the_compiler_says_of_a_mistake_is_told_and_ends_the_run()
    {
        using var workshop = new Workshop().With("dotnet", """[ "$1" = --version ] && exit 0; echo "error CS1002"; exit 1""");

        var ran = workshop.BuildSh();

        Assert.Equal(new Ran(1, "", "compiling SiteGen\nerror CS1002\n"), ran);
    }

    [Fact]
    public void Without_an_sdk_and_without_a_network_one_line_says_what_to_install()
    {
        using var workshop = new Workshop().With("curl", "exit 6");

        var ran = workshop.BuildSh("test");

        Assert.Equal(new Ran(4, "", """
            installing the .NET SDK 10.0.401 into .dotnet/
            SiteGen needs the .NET SDK 10.0.401 or a later 10.0: install it from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again.

            """), ran);
    }

    [Fact]
    public void An_sdk_that_does_not_fit_counts_as_none()
    {
        using var workshop = new Workshop().With("dotnet", "exit 145").With("wget", "exit 4");

        var ran = workshop.BuildSh();

        Assert.Equal(4, ran.ExitCode);
        Assert.Equal(2, ran.ErrorLines.Length);
    }

    [Fact]
    public void A_missing_sdk_is_installed_and_used_the_next_time_too()
    {
        using var workshop = new Workshop().WithSdk("spare");
        workshop.With("curl", """
            echo "curl $*" >>calls
            echo 'echo "install $*" >>calls; cp spare/dotnet .dotnet/dotnet; echo much talk'
            """);

        var first = workshop.BuildSh();
        var second = workshop.BuildSh();

        Assert.Equal(new Ran(0, "", "installing the .NET SDK 10.0.401 into .dotnet/\ncompiling SiteGen\n"), first);
        Assert.Equal(new Ran(0, "", ""), second);
        Assert.Equal(
            [
                "curl -fsSL --connect-timeout 15 --max-time 120 https://dot.net/v1/dotnet-install.sh",
                "install --version 10.0.401 --install-dir .dotnet --no-path",
                Compile,
                $"{Command} build",
                $"{Command} build",
            ],
            workshop.Calls);
    }

    [Fact]
    public void A_target_that_is_not_there_is_a_mistake_of_usage()
    {
        using var workshop = new Workshop();

        var wrong = workshop.BuildSh("bulid");
        var help = workshop.BuildSh("--help");

        Assert.Equal((2, ""), (wrong.ExitCode, wrong.Output));
        Assert.Equal("there is no target `bulid`\n\n" + help.Output, wrong.Error);
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.All(Targets, target => Assert.Contains($"\n  {target,-7} ", help.Output, StringComparison.Ordinal));
    }
}
