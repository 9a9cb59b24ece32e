using System.Diagnostics;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Reading;

public sealed class PipeTests
{
    [Fact]
    public async Task A_pipe_among_the_seeds_does_not_keep_the_build_waiting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such pipes on Windows");
        using var folder = new TemporaryFolder();
        using var made = Process.Start("mkfifo", [Path.Combine(folder.Path, "pipe.txt")]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        var read = await Task.Run(() => SeedReader.ReadFolder(folder.Path, "seeds"), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Empty(Assert.Single(read.Value).Lines);
    }
}
