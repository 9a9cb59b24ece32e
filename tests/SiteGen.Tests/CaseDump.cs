using System.Globalization;
using System.Text;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Tests;

/// <summary>Seeds and diagnostics as plain text, to be read and compared.</summary>
internal static class CaseDump
{
    /// <summary>Diagnostics as the command line prints them.</summary>
    public static string Of(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var d in diagnostics.Order(Diagnostic.ReadingOrder))
        {
            var place = d.Span.FirstLine == 0 ? d.Span.File : Invariant($"{d.Span.File}({d.Span.FirstLine},{d.Span.Column})");
            text.Append(Invariant($"{place}: {d.Severity.ToString().ToLowerInvariant()} {d.Code}: {d.Message}\n"));
            text.Append(d.Hint is null ? "" : $"    hint: {d.Hint}\n");
        }

        return text.ToString();
    }

    public static string Of(AccountedSeed? accounted)
    {
        if (accounted is null)
        {
            return "no seed\n";
        }

        var text = new StringBuilder();
        var seed = accounted.Seed;
        text.Append(Invariant($"seed {seed.Id}, {seed.Encoding}, {seed.Lines.Length} lines: "));
        text.AppendJoin(", ", Enum.GetValues<FateKind>().Select(k => Invariant($"{accounted.Count(k)} {k}"))).Append('\n');
        Settings(text, seed.Settings);
        foreach (var briefing in accounted.Source.Briefings)
        {
            text.Append(Invariant($"\nbriefing {briefing.Id}, {briefing.Completeness}\n"));
            foreach (var gap in briefing.Gaps)
            {
                text.Append(Invariant($"  gap at line {gap.Line}: {gap.After} to {gap.Before}\n"));
            }

            foreach (var passage in briefing.Passages)
            {
                Write(text, passage);
            }
        }

        if (!accounted.Source.Omissions.IsEmpty)
        {
            text.Append("\nleft out\n");
        }

        foreach (var omission in accounted.Source.Omissions)
        {
            text.Append(Invariant($"  {Lines(omission.Origin)} {omission.Reason} \"{omission.Text}\""));
            text.Append(omission.Note is null ? "\n" : $" because: {omission.Note}\n");
        }

        return text.ToString();
    }

    private static void Settings(StringBuilder text, SeedSettings settings)
    {
        IEnumerable<(string Key, Stated? Value)> stated =
        [
            ("title", settings.Title), ("date", settings.Date), ("author", settings.Author), ("source", settings.Source),
            ("language", settings.Language), ("section", settings.Section), ("slug", settings.Slug),
            .. settings.Tags.Select(t => ("tag", (Stated?)t)),
        ];
        foreach (var (key, value) in stated.Where(s => s.Value is not null))
        {
            text.Append(Invariant($"  {key} \"{value!.Value}\" from {value.Origin.File} {value.Origin.FirstLine},{value.Origin.Column}\n"));
        }

        foreach (var passage in settings.Passages.Where(p => p.Section is not null))
        {
            IEnumerable<string?> place = [passage.Line is null ? null : Invariant($"line {passage.Line}"), passage.Words is null ? null : $"\"{passage.Words}\""];
            text.Append(Invariant($"  {string.Join(", ", place.OfType<string>())} belongs to {passage.Section}\n"));
        }
    }

    private static void Write(StringBuilder text, Passage passage)
    {
        text.Append(Invariant($"  {Lines(passage.Origin)} {passage.Kind}{(passage.Level > 0 ? Invariant($" {passage.Level}") : "")}\n"));
        text.Append(passage.Decision is null ? "" : $"    the editor: {passage.Decision.Section}\n");
        foreach (var line in passage.Text.Split('\n'))
        {
            text.Append(Invariant($"    | {line.Replace('\t', '¦')}\n"));
        }

        foreach (var start in passage.LineStarts.Skip(1))
        {
            text.Append(Invariant($"    line {start.Line} from {start.Offset}\n"));
        }

        foreach (var mark in passage.Marks)
        {
            var words = mark.In(passage.Text);
            text.Append(Invariant($"    {mark.Kind} \"{words}\"{(mark.Value == words || mark.Value.Length == 0 ? "" : $" = {mark.Value}")}\n"));
        }

        foreach (var cut in passage.Cuts)
        {
            text.Append(Invariant($"    left out of line {cut.Origin.FirstLine}: {cut.Reason} \"{cut.Text}\"\n"));
        }
    }

    private static string Lines(SourceSpan span) =>
        span.FirstLine == span.LastLine ? Invariant($"[{span.FirstLine}]") : Invariant($"[{span.FirstLine}-{span.LastLine}]");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
