using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;

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
        var evaluate = new Option<string?>("--evaluate") { Description = "Measure the sorting against labelled lines.", HelpName = "GOLD" };
        var review = new Option<bool>("--review") { Description = "List the passages that an editor should look at, the least sure first." };
        var explain = new Option<string?>("--explain")
        {
            Description = "Tell the whole story of one passage: the one of this line, as notes.txt:12.",
            HelpName = "FILE:LINE",
        };
        explain.CompletionSources.Add(context => new Project(context.ParseResult, options).ReadSeeds().Value.Select(s => new CompletionItem(s.Path + ":")));
        command.Options.Add(format);
        command.Options.Add(evaluate);
        command.Options.Add(review);
        command.Options.Add(explain);
        command.Validators.Add(result => RefuseTogether(result, explain, evaluate, review));
        command.SetAction(parsed => parsed.GetValue(evaluate) is { } gold ? Evaluate(new(parsed, options), gold)
            : parsed.GetValue(explain) is { } asked ? Explain(new(parsed, options), asked, parsed.GetValue(format))
            : Run(new(parsed, options), parsed.GetValue(format), parsed.GetValue(review)));
        return command;
    }

    private static void RefuseTogether(CommandResult result, Option explain, params Option[] others)
    {
        foreach (var other in others.Where(o => result.GetResult(explain) is not null && result.GetResult(o) is not null))
        {
            result.AddError($"`{explain.Name}` and `{other.Name}` do not go together: leave one of them out");
        }
    }

    private static int Evaluate(Project project, string gold) => project.WithConfig(config =>
    {
        var evaluation = project.ReadSeeds()
            .Then(seeds => SiteBuilder.Sort(seeds, config.Value))
            .Then(sorted => GoldReader.ReadFile(gold, gold).Select(rows => Evaluation.Of(sorted, rows, config.Value.Sections)));
        var found = config.Diagnostics.AddRange(evaluation.Diagnostics);
        project.Printer.Print(found);
        var exitCode = ExitCode.For(found, project.IsStrict);
        if (exitCode == ExitCode.Done || project.KeepsGoing)
        {
            Print(EvaluationReport.Lines(evaluation.Value));
        }

        return exitCode;
    });

    private static int Run(Project project, Format format, bool isReview) => project.WithConfig(config =>
    {
        var sorted = project.ReadSeeds().Then(seeds => SiteBuilder.Sort(seeds, config.Value));
        var found = config.Diagnostics.AddRange(sorted.Diagnostics);
        project.Printer.Print(found);
        var exitCode = ExitCode.For(found, project.IsStrict);
        if (exitCode == ExitCode.Done || project.KeepsGoing)
        {
            Print(isReview ? ReviewList.Lines(sorted.Value) : sorted.Value.SelectMany(seed => format == Format.Jsonl ? Rows(seed).Select(Jsonl) : Table(seed)));
        }

        return exitCode;
    });

    private static int Explain(Project project, string asked, Format format) => project.WithConfig(config =>
    {
        var sorted = project.ReadSeeds().Then(seeds => SiteBuilder.Sort(seeds, config.Value));
        var row = AskedLine.Find(asked, sorted);
        var found = config.Diagnostics.AddRange(sorted.Diagnostics);
        project.Printer.Print([.. found, .. row.Diagnostics]);
        var exitCode = ExitCode.For(found, project.IsStrict);
        if (row.Value is not null && (exitCode == ExitCode.Done || project.KeepsGoing))
        {
            Print(format == Format.Jsonl ? [Jsonl(row.Value)] : PassageStory.Lines(row.Value, config.Value));
        }

        return row.HasErrors && exitCode is (ExitCode.Done or ExitCode.BadInput) ? ExitCode.Usage : exitCode;
    });

    private static void Print(IEnumerable<string> lines)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        foreach (var line in lines)
        {
            output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    /// <summary>What became of a seed's lines, in source order: a passage with its briefing, or an omission.</summary>
    internal sealed record Row(AccountedSeed Seed, SourceSpan Origin, Passage? Passage, Briefing? Briefing, Omission? Omission);

    internal static IEnumerable<Row> Rows(AccountedSeed seed) => seed.Source.Briefings
        .SelectMany(b => b.Passages.Select(p => new Row(seed, p.Origin, p, b, null)))
        .Concat(seed.Source.Omissions.Select(o => new Row(seed, o.Origin, null, null, o)))
        .OrderBy(row => row.Origin.FirstLine);

    private static string Jsonl(Row row)
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
                PassageData.Write(json, row.Omission!, row.Seed.Seed);
            }
        }

        return PlainText.Of(Encoding.UTF8.GetString(stream.ToArray()));
    }

    // Two lines a row. The bar keeps a text from being the first thing in its line.
    private static IEnumerable<string> Table(AccountedSeed seed) =>
    [
        PlainText.Of(seed.Seed.File),
        .. Rows(seed).SelectMany(row => new[] { PlainText.Of(Decision(row)), "          | " + PlainText.Shortened(row.Passage?.Text ?? row.Omission!.Text, LongestText) }),
    ];

    private static string Decision(Row row)
    {
        var (where, confidence, why) = row.Passage?.Placement is { } placement
            ? (string.Join(" + ", placement.Also.Insert(0, placement.Section)), placement.Confidence.ToString("0.00", CultureInfo.InvariantCulture), Why(placement))
            : ("(left out)", "", PassageData.Reason(row.Omission!));
        return $"  {Lines(row.Origin),-8}{where,-32} {confidence,4}  {why}";
    }

    internal static string Lines(SourceSpan span) => span.FirstLine == span.LastLine
        ? span.FirstLine.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{span.FirstLine}-{span.LastLine}");

    internal static string Why(Placement placement) => placement.DecidedBy switch
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
}
