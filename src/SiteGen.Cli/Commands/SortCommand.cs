using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cli.Commands;

/// <summary><c>sitegen sort</c>: show where each passage goes and why.</summary>
internal static class SortCommand
{
    private const int LongestText = 100;
    private const int MostReasons = 5;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private enum Format
    {
        Text,
        Jsonl,
    }

    public static Command Create()
    {
        var options = new ProjectOptions();
        var format = Choice.Option<Format>("--format", "FORMAT", "How passages are printed");
        var command = new Command("sort", "Show where each passage goes and why.");
        options.AddTo(command);
        command.Options.Add(format);
        command.SetAction(parsed => Run(new(parsed, options), parsed.GetValue(format)));
        return command;
    }

    private static int Run(Project project, Format format) => project.WithConfig(config =>
    {
        var sorted = project.ReadSeeds().Then(seeds => SiteBuilder.Sort(seeds, config.Value));
        var found = config.Diagnostics.AddRange(sorted.Diagnostics);
        project.Printer.Print(found);
        var exitCode = ExitCode.For(found, project.IsStrict);
        if (exitCode == ExitCode.Done || project.KeepsGoing)
        {
            using var output = Console.OpenStandardOutput();
            foreach (var seed in sorted.Value)
            {
                var lines = format == Format.Jsonl ? Jsonl(seed) : Table(seed);
                output.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
            }
        }

        return exitCode;
    });

    /// <summary>What became of a seed's lines, in source order: a passage with its briefing, or an omission.</summary>
    private sealed record Row(SourceSpan Origin, Passage? Passage, Briefing? Briefing, Omission? Omission);

    private static IEnumerable<Row> Rows(AccountedSeed seed) => seed.Source.Briefings
        .SelectMany(b => b.Passages.Select(p => new Row(p.Origin, p, b, null)))
        .Concat(seed.Source.Omissions.Select(o => new Row(o.Origin, null, null, o)))
        .OrderBy(row => row.Origin.FirstLine);

    private static IEnumerable<string> Jsonl(AccountedSeed seed) => Rows(seed).Select(row =>
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonOptions))
        {
            if (row.Passage is not null)
            {
                PassageData.Write(json, row.Passage, row.Briefing!);
            }
            else
            {
                PassageData.Write(json, row.Omission!, seed.Seed);
            }
        }

        return PlainText.Of(Encoding.UTF8.GetString(stream.ToArray()));
    });

    // Two lines a row. The bar keeps a text from being the first thing in its line.
    private static IEnumerable<string> Table(AccountedSeed seed) =>
    [
        PlainText.Of(seed.Seed.File),
        .. Rows(seed).SelectMany(row => new[] { PlainText.Of(Decision(row)), "          | " + Shortened(row.Passage?.Text ?? row.Omission!.Text) }),
    ];

    private static string Decision(Row row)
    {
        var (where, confidence, why) = row.Passage?.Placement is { } placement
            ? (string.Join(" + ", placement.Also.Insert(0, placement.Section)), placement.Confidence.ToString("0.00", CultureInfo.InvariantCulture), Why(placement))
            : ("(left out)", "", PassageData.Reason(row.Omission!));
        return $"  {Lines(row.Origin),-8}{where,-32} {confidence,4}  {why}";
    }

    private static string Lines(SourceSpan span) => span.FirstLine == span.LastLine
        ? span.FirstLine.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{span.FirstLine}-{span.LastLine}");

    private static string Why(Placement placement) => placement.DecidedBy switch
    {
        DecidedBy.Editor => "the editor" + (placement.Reason is null ? "" : ": " + placement.Reason),
        DecidedBy.FrontMatter => "the front matter",
        DecidedBy.Fallback => "nothing speaks for a section",
        _ => string.Join(", ", Strongest(placement).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Term} {e.Hundredths / 100m:+0.##}"))),
    };

    // What speaks most for the section; the rows of JSON have all that was weighed.
    private static IEnumerable<Evidence> Strongest(Placement placement) => placement.Evidence
        .Where(e => e.Section == placement.Section && e.Hundredths > 0)
        .OrderByDescending(e => e.Hundredths)
        .Take(MostReasons);

    private static string Shortened(string text)
    {
        var plain = PlainText.Of(text.ReplaceLineEndings(" ").Replace('\t', ' '));
        return plain.Length <= LongestText ? plain : plain[..(LongestText - 1)] + "…";
    }
}
