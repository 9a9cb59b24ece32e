using System.Text;
using SiteGen.Model;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Sites;

/// <summary>Configurations made in a test.</summary>
internal static class SiteConfigs
{
    /// <summary>Two sections, each with one word.</summary>
    public static SiteConfig Small { get; } = From(
        "sections:",
        "  - {id: harbour, title: Harbour, description: Ships and quays., terms: [ship]}",
        "  - {id: market, title: Market, description: Stalls and prices., terms: [price]}");

    public static SiteConfig From(params string[] lines)
    {
        var read = ConfigReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "sitegen.yml");
        Assert.Empty(read.Diagnostics);
        return read.Value;
    }
}
