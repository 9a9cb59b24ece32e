using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SiteGen.Diagnostics;

namespace SiteGen.Cli;

/// <summary>Prints diagnostics to standard error, so that neither a seed nor a file name can steer the terminal.</summary>
internal sealed class DiagnosticPrinter(LogFormat format, Verbosity verbosity)
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints all of them, each once, in the order of files and lines.</summary>
    public void Print(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Distinct().Order(Diagnostic.ReadingOrder))
        {
            if (diagnostic.Severity > Severity.Info || verbosity != Verbosity.Quiet)
            {
                Console.Error.WriteLine(format switch
                {
                    LogFormat.Json => Json(diagnostic),
                    LogFormat.Github => Github(diagnostic),
                    _ => Text(diagnostic),
                });
            }
        }
    }

    private static string Text(Diagnostic diagnostic)
    {
        var (file, line, column) = (diagnostic.Span.File, diagnostic.Span.FirstLine, diagnostic.Span.Column);
        var place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column})") : file;
        var text = PlainText.Of($"{place}: {Name(diagnostic.Severity)} {diagnostic.Code}: {diagnostic.Message}");
        return diagnostic.Hint is null ? text : text + "\n    hint: " + PlainText.Of(diagnostic.Hint);
    }

    private static string Json(Diagnostic diagnostic)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("file", diagnostic.Span.File);
            json.WriteNumber("line", diagnostic.Span.FirstLine);
            json.WriteNumber("column", diagnostic.Span.FirstLine > 0 ? diagnostic.Span.Column : 0);
            json.WriteString("severity", Name(diagnostic.Severity));
            json.WriteString("code", diagnostic.Code);
            json.WriteString("message", diagnostic.Message);
            json.WriteString("hint", diagnostic.Hint);
            json.WriteEndObject();
        }

        return PlainText.Of(Encoding.UTF8.GetString(stream.ToArray()));
    }

    // A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    private static string Github(Diagnostic diagnostic)
    {
        var command = diagnostic.Severity == Severity.Info ? "notice" : Name(diagnostic.Severity);
        var line = diagnostic.Span.FirstLine > 0
            ? string.Create(CultureInfo.InvariantCulture, $",line={diagnostic.Span.FirstLine},col={diagnostic.Span.Column}")
            : "";
        var message = PlainText.Of(diagnostic.Message) + (diagnostic.Hint is null ? "" : "\n" + PlainText.Of(diagnostic.Hint));
        return $"::{command} file={Property(diagnostic.Span.File)}{line},title={diagnostic.Code}::{Data(message)}";
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(PlainText.Of(text))
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
