using System.Globalization;
using Microsoft.Playwright;
using SiteGen.Tests;

namespace SiteGen.Browser.Tests;

/// <summary>
/// What a reader sees first of each kind of page, compared with approved pictures. SITEGEN_UPDATE=1 renews
/// those that differ; their difference is then looked at.
/// </summary>
public sealed class ScreenshotTests(Chromium chromium)
{
    private const double Tolerance = 0.01;

    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("SITEGEN_UPDATE") == "1";

    private static readonly string Folder = Repository.PathOf("tests/SiteGen.Browser.Tests/Approved");

    private static readonly string[] Widths = ["360", "768", "1280"];

    private static readonly string[] DarkViews = ["360-dark", "1280-dark"];

    private static readonly string[] MainKinds = ["home", "section", "briefing", "source"];

    public static TheoryData<string, string> Views =>
    [
        .. PublishedSite.Own.Kinds.Keys.SelectMany(kind => Widths, (kind, view) => (kind, view)),
        .. MainKinds.SelectMany(kind => DarkViews, (kind, view) => (kind, view)),
        ("briefing", "1280-achromatopsia"),
        ("home", "1280-forced-colours"),
    ];

    [Theory, MemberData(nameof(Views))]
    public async Task A_kind_of_page_looks_as_approved(string kind, string view)
    {
        var size = view.Split('-')[0] switch { "360" => Sizes.Phone, "768" => Sizes.Tablet, _ => Sizes.Desktop };
        await using var tab = await chromium.Open(PublishedSite.Own.Example(kind), new()
        {
            ViewportSize = size,
            ColorScheme = view.EndsWith("-dark", StringComparison.Ordinal) ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = view.EndsWith("-forced-colours", StringComparison.Ordinal) ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (view.EndsWith("-achromatopsia", StringComparison.Ordinal))
        {
            var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
            await session.SendAsync("Emulation.setEmulatedVisionDeficiency", new() { ["type"] = "achromatopsia" });
        }

        var seen = await tab.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });

        await tab.Page.GotoAsync("about:blank");
        seen = await Picture.Small(tab, seen);
        var file = Path.Combine(Folder, $"{kind}-{view}.png");
        var difference = File.Exists(file) ? await Picture.Difference(tab, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), seen) : 1;
        if (IsUpdate && difference > 0)
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllBytesAsync(file, seen, TestContext.Current.CancellationToken);
            return;
        }

        Assert.True(File.Exists(file), $"no approved picture {Path.GetFileName(file)}: make it with SITEGEN_UPDATE=1 and look at it");
        if (difference > Tolerance)
        {
            var received = Path.ChangeExtension(file, ".received.png");
            await File.WriteAllBytesAsync(received, seen, TestContext.Current.CancellationToken);
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{difference:P1} of the pixels differ: compare {received} with the approved picture, or renew that with SITEGEN_UPDATE=1"));
        }
    }

    [Fact]
    public void No_approved_picture_is_left_over()
    {
        var expected = Views.Select(v => $"{v.Data.Item1}-{v.Data.Item2}.png");

        var there = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.png").Select(f => Path.GetFileName(f)!).Where(f => !f.Contains(".received.", StringComparison.Ordinal)) : [];

        Assert.Empty(there.Except(expected));
    }
}
