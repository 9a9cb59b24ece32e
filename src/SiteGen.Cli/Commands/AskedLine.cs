using System.Collections.Immutable;
using System.Globalization;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cli.Commands;

/// <summary>The line of a seed that <c>sitegen sort --explain</c> asks about, as <c>notes.txt:12</c>.</summary>
internal static class AskedLine
{
    private const string Option = "--explain";

    /// <summary>What became of the line; null if there is nothing to tell, and then an error says why.</summary>
    /// <param name="given">A seed and a line of it. The seed may be named as in the seeds folder, as in the project, or by any path.</param>
    /// <param name="sorted">All seeds.</param>
    public static Outcome<SortCommand.Row?> Find(string given, Outcome<ImmutableArray<AccountedSeed>> sorted)
    {
        var colon = given.LastIndexOf(':');
        var (name, number) = colon > 0 ? (given[..colon], given[(colon + 1)..]) : (given, "");
        if (string.IsNullOrWhiteSpace(name) || name[0] == ':')
        {
            return Nothing(NoName(given));
        }

        if (number.Length == 0 || !number.All(char.IsAsciiDigit))
        {
            return Nothing(NoNumber(given, name));
        }

        // A number beyond all numbers is beyond the end of every seed.
        var line = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var small) ? small : int.MaxValue;
        return line == 0 ? Nothing(LineZero(name))
            : Named(name, sorted.Value) is { } seed ? At(seed, line)
            : IsBroken(name, sorted.Diagnostics) ? Outcome.Of<SortCommand.Row?>(null)
            : Nothing(NoSeed(name, number, sorted.Value));
    }

    private static Outcome<SortCommand.Row?> At(AccountedSeed seed, int line)
    {
        var row = SortCommand.Rows(seed).FirstOrDefault(r => r.Origin.FirstLine <= line && line <= r.Origin.LastLine);
        return row is not null ? Outcome.Of<SortCommand.Row?>(row)
            : line > seed.Fates.Length ? Nothing(BeyondEnd(seed))
            : seed.Fates[line - 1].Kind == FateKind.FrontMatter ? Nothing(InFrontMatter(seed, line))
            : Nothing(Blank(seed, line));
    }

    // The shell completes a path, SiteGen prints one from here, the rows of JSON have one from the seeds folder.
    private static AccountedSeed? Named(string name, ImmutableArray<AccountedSeed> seeds)
    {
        var path = Slashed(name);
        return seeds.FirstOrDefault(s => s.Seed.File == path)
            ?? seeds.FirstOrDefault(s => s.Seed.Path == path)
            ?? seeds.FirstOrDefault(s => IsSameFile(path, s.Seed.File))
            ?? seeds.FirstOrDefault(s => path.Length > s.Seed.Path.Length && EndsWith(s.Seed.File, path));
    }

    // A seed that could not be read is there all the same, and its own error says what is wrong.
    private static bool IsBroken(string name, ImmutableArray<Diagnostic> diagnostics)
    {
        var path = Slashed(name);
        return diagnostics.Any(d => d.Severity == Severity.Error
            && new[] { path, path + ".yml" }.Any(p => d.Span.File == p || EndsWith(d.Span.File, p) || IsSameFile(p, d.Span.File)));
    }

    private static bool EndsWith(string file, string path) => file.EndsWith("/" + path, StringComparison.Ordinal);

    private static bool IsSameFile(string path, string file) => Path.GetFullPath(path) == Path.GetFullPath(file);

    private static string Slashed(string name)
    {
        var path = name.Replace('\\', '/');
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static Outcome<SortCommand.Row?> Nothing(Diagnostic why) => new(null, [why]);

    private static Diagnostic NoName(string given) => new(
        "SG0901", Severity.Error, SourceSpan.Whole(Option),
        given.Trim().Length == 0 ? "the value is empty" : $"`{given}` names no seed",
        Hint: "write a seed and the number of a line, as `notes.txt:12`");

    private static Diagnostic NoNumber(string given, string name) => new(
        "SG0901", Severity.Error, SourceSpan.Whole(Option),
        $"`{given}` names no line",
        Hint: $"write a seed and the number of a line, as `{name}:12`");

    private static Diagnostic LineZero(string name) => new(
        "SG0901", Severity.Error, SourceSpan.Whole(Option),
        "there is no line 0: lines count from 1",
        Hint: $"the first line is `{name}:1`");

    private static Diagnostic NoSeed(string name, string number, ImmutableArray<AccountedSeed> seeds) => new(
        "SG0902", Severity.Error, SourceSpan.Whole(Option),
        $"there is no seed `{name}`",
        Hint: (Near(Slashed(name), seeds) is { } near ? $"did you mean `{near}:{number}`? " : "") + "`sitegen sort` lists the seeds");

    private static string? Near(string path, ImmutableArray<AccountedSeed> seeds) =>
        Nearest.To(path, seeds.Select(s => s.Seed.Path))
        ?? Nearest.To(path, seeds.Select(s => s.Seed.File))
        ?? (Nearest.To(FileName(path), seeds.Select(s => FileName(s.Seed.Path))) is { } near
            ? seeds.First(s => FileName(s.Seed.Path) == near).Seed.Path
            : null);

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static Diagnostic BeyondEnd(AccountedSeed seed) => new(
        "SG0903", Severity.Error, SourceSpan.Whole(seed.Seed.File),
        seed.Fates.IsEmpty ? "the seed is empty" : Text($"the seed ends with line {seed.Fates.Length}"),
        Hint: Neighbours(seed, int.MaxValue));

    private static Diagnostic InFrontMatter(AccountedSeed seed, int line) => new(
        "SG0904", Severity.Error, SourceSpan.At(seed.Seed.File, line),
        "this line is front matter: it says something about the text and is in no passage",
        Hint: Neighbours(seed, line));

    private static Diagnostic Blank(AccountedSeed seed, int line) => new(
        "SG0905", Severity.Error, SourceSpan.At(seed.Seed.File, line),
        "this line is blank, so it is in no passage",
        Hint: Neighbours(seed, line));

    private static string Neighbours(AccountedSeed seed, int line)
    {
        var passages = seed.Source.Briefings.SelectMany(b => b.Passages).Select(p => p.Origin).OrderBy(o => o.FirstLine).ToList();
        var near = new[] { passages.LastOrDefault(o => o.LastLine < line), passages.Find(o => o.FirstLine > line) }
            .OfType<SourceSpan>()
            .Select(o => Text($"`{seed.Seed.Path}:{o.FirstLine}`"))
            .ToList();
        return near.Count switch
        {
            0 => "the seed has no passage; `sitegen sort` lists what was left out of it",
            1 => "the nearest passage is " + near[0],
            _ => $"the nearest passages are {near[0]} and {near[1]}",
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
