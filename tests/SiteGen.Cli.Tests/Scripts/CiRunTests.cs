namespace SiteGen.Cli.Tests.Scripts;

public sealed class CiRunTests
{
    private const string AllPassed = "echo 'Test run summary: Passed!'; echo '  total: 7'; echo '  failed: 0'; echo '  succeeded: 7'; echo '  skipped: 0'";
    private const string SomeFailed = "echo 'Test run summary: Failed!'; echo '  total: 7'; echo '  failed: 2'; echo '  succeeded: 5'; exit 2";
    private const string Well = "exit 0";

    [Theory]
    [InlineData(AllPassed, Well, Well, "7 passed, 0 failed", 0)]
    [InlineData(SomeFailed, Well, Well, "5 passed, 2 failed", 1)]
    [InlineData("exit 1", Well, Well, "0 passed, 1 failed", 1)]
    [InlineData(Well, Well, Well, "0 passed, 1 failed", 1)]
    [InlineData(AllPassed + "; exit 7", Well, Well, "7 passed, 1 failed", 1)]
    [InlineData(AllPassed, """[ "$1" != format ]""", Well, "7 passed, 1 failed", 1)]
    [InlineData(AllPassed, """[ "$1" != restore ]""", Well, "7 passed, 1 failed", 1)]
    [InlineData(AllPassed, "exit 1", "echo ' M site/index.html'", "7 passed, 3 failed", 1)]
    public void The_last_line_counts_the_tests_and_the_checks_that_failed(string test, string dotnet, string git, string last, int exitCode)
    {
        using var workshop = new Workshop().With("curl", Well).With("gcc", Well).With("ldconfig", "echo libicuuc.so")
            .With("chromium", Well).With("java", Well).With("npm", Well)
            .With("dotnet", dotnet).With("git", git).WithCiRun($"if [ \"$1\" = test ]; then {test}; fi");

        var ran = workshop.CiRun();

        Assert.Equal((last, exitCode), (ran.OutputLines[^1], ran.ExitCode));
    }

    [Fact]
    public void A_bare_Debian_is_given_what_the_tests_need()
    {
        using var workshop = new Workshop().With("id", "echo 0").With("apt-get", "echo \"apt-get $*\" >>calls")
            .With("dotnet", Well).With("git", Well).WithCiRun(AllPassed);

        var ran = workshop.CiRun();

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(
            [
                "apt-get update -qq",
                "apt-get install -y -qq --no-install-recommends ca-certificates chromium clang curl default-jre-headless fonts-dejavu-core fonts-liberation git libc6-dev libicu-dev zlib1g-dev npm",
            ],
            workshop.Calls);
    }
}
