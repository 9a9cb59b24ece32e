using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cli.Commands;

/// <summary><c>sitegen sort</c>: show where each passage goes and why.</summary>
internal static class SortCommand
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Command Create()
    {
        var options = new ProjectOptions();
        var format = new Option<string>("--format")
        {
            Description = "How the passages are printed: text or jsonl.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "jsonl");
        var command = new Command("sort", "Show where each passage goes and why.");
        options.AddTo(command);
        command.Options.Add(format);
        command.SetAction(parsed => Run(new Project(parsed, options), parsed.GetValue(format)!));
        return command;
    }

    private static int Run(Project project, string format)
    {
        var config = project.ReadConfig();
        if (config.HasErrors)
        {
            project.Printer.Print(config.Diagnostics);
            return ExitCode.Usage;
        }

        var sorted = project.ReadSeeds().Then(seeds => SiteBuilder.Sort(seeds, config.Value));
        var found = config.Diagnostics.AddRange(sorted.Diagnostics);
        project.Printer.Print(found);
        var exit = ExitCode.For(found, project.IsStrict);
        if (exit == ExitCode.Done || project.KeepsGoing)
        {
            using var output = Console.OpenStandardOutput();
            foreach (var seed in sorted.Value)
            {
                output.Write(format == "jsonl" ? Jsonl(seed) : Encoding.UTF8.GetBytes(Table(seed)));
            }
        }

        return exit;
    }

    /// <summary>What became of a seed's lines, in source order: passages with their briefing, and omissions.</summary>
    private static IEnumerable<(int Line, Passage? Passage, Briefing? Briefing, Omission? Omission)> Rows(AccountedSeed seed) =>
        seed.Source.Briefings
            .SelectMany(b => b.Passages.Select(p => (p.Origin.FirstLine, (Passage?)p, (Briefing?)b, (Omission?)null)))
            .Concat(seed.Source.Omissions.Select(o => (o.Origin.FirstLine, (Passage?)null, (Briefing?)null, (Omission?)o)))
            .OrderBy(row => row.FirstLine);

    private static byte[] Jsonl(AccountedSeed seed)
    {
        using var stream = new MemoryStream();
        foreach (var row in Rows(seed))
        {
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

            stream.WriteByte((byte)'\n');
        }

        return stream.ToArray();
    }

    private static string Table(AccountedSeed seed)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{DiagnosticPrinter.Plain(seed.Seed.Path)}\n");
        foreach (var row in Rows(seed))
        {
            if (row.Passage is { Placement: { } placement } passage)
            {
                var lines = Lines(passage.Origin);
                var also = placement.Also.IsEmpty ? "" : " + " + string.Join(", ", placement.Also);
                table.Append(CultureInfo.InvariantCulture, $"  {lines,-8}{placement.Section + also,-32} {placement.Confidence,4:0.00}  {Why(placement)}\n");
                table.Append("          ").Append(Shortened(passage.Text)).Append('\n');
            }
            else if (row.Omission is { } omission)
            {
                table.Append(CultureInfo.InvariantCulture, $"  {Lines(omission.Origin),-8}{"(left out)",-32}       {PassageData.Reason(omission)}\n");
                table.Append("          ").Append(Shortened(omission.Text)).Append('\n');
            }
        }

        return table.ToString();
    }

    private static string Lines(SourceSpan span) => span.FirstLine == span.LastLine
        ? span.FirstLine.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{span.FirstLine}-{span.LastLine}");

    private static string Why(Placement placement) => placement.DecidedBy switch
    {
        DecidedBy.Editor => "the editor" + (placement.Reason is null ? "" : ": " + DiagnosticPrinter.Plain(placement.Reason)),
        DecidedBy.FrontMatter => "the front matter",
        DecidedBy.Fallback => "nothing speaks for a section",
        _ => string.Join(", ", placement.Evidence.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Term} {e.Section}{e.Hundredths / 100m:+0.##;-0.##}"))),
    };

    private static string Shortened(string text)
    {
        var plain = DiagnosticPrinter.Plain(text.ReplaceLineEndings(" ").Replace('\t', ' '));
        return plain.Length <= 100 ? plain : plain[..99] + "…";
    }
}
