using SiteGen.Model;

namespace SiteGen.Tests;

/// <summary>The seed that SiteGen was first built for, as it lies in the repository.</summary>
internal static class FirstSeed
{
    public const string Path = "us-iraq-dialogue-and-russia-buildup.txt";

    public static byte[] Bytes { get; } = File.ReadAllBytes(Repository.PathOf("seeds/" + Path));

    public static Seed Seed { get; } = Seeds.Read(Path, Bytes).Value!;

    public static SeedBriefings Split() => Seeds.Split(Seed).Value;
}
