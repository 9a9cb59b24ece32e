using System.Collections.Immutable;
using System.Text;
using SiteGen.Accounting;
using SiteGen.Cleaning;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;
using SiteGen.Splitting;

namespace SiteGen.Tests;

/// <summary>Seeds made in a test, and the stages that follow them.</summary>
internal static class Seeds
{
    public static Outcome<Seed?> Read(string path, byte[] bytes, byte[]? sidecar = null) =>
        SeedReader.Read(new SeedFile(path, path, [.. bytes], sidecar is null ? null : [.. sidecar]));

    public static Outcome<Seed?> Read(string path, string text, string? sidecar = null) =>
        Read(path, Encoding.UTF8.GetBytes(text), sidecar is null ? null : Encoding.UTF8.GetBytes(sidecar));

    public static Seed From(string path, params string[] lines) =>
        Read(path, string.Join('\n', lines)).Value ?? throw new ArgumentException("the seed has errors", nameof(lines));

    public static Outcome<SeedBriefings> Split(Seed seed) => SeedCleaner.Clean(seed).Then(BriefingSplitter.Split);

    public static ImmutableArray<Passage> Passages(string path, params string[] lines) =>
        [.. Split(From(path, lines)).Value.Briefings.SelectMany(b => b.Passages)];

    public static AccountedSeed Account(Seed seed) => Ledger.Account(Split(seed).Value);
}
