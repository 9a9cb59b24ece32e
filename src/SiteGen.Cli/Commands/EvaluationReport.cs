using System.Globalization;

namespace SiteGen.Cli.Commands;

/// <summary>What <c>sitegen sort --evaluate</c> prints.</summary>
internal static class EvaluationReport
{
    private const int WorstRows = 20;
    private const int LongestText = 90;

    public static IEnumerable<string> Lines(Evaluation evaluation) =>
    [
        Line($"rows              {evaluation.Rows.Length + evaluation.Missing.Length}, of which {evaluation.Missing.Length} have no passage"),
        Line($"accuracy          {evaluation.Accuracy:0.000}"),
        Line($"accepted          {evaluation.Accepted:0.000}"),
        Line($"macro-F1          {evaluation.MacroF1:0.000}"),
        Line($"cross-listing F1  {evaluation.CrossListingF1:0.000}"),
        Line($"review            a fifth of the rows holds {evaluation.MistakesFoundInReview:0.000} of the mistakes"),
        "",
        "confusion: a row for each label, a column for where it was placed",
        "                    " + string.Concat(evaluation.Sections.Select(s => $"{Short(s),10}")) + "        F1",
        .. evaluation.Sections.Select(labelled =>
            Line($"  {labelled,-18}{string.Concat(evaluation.Sections.Select(placed => $"{evaluation.Confused(labelled, placed),10}"))}{evaluation.F1(labelled),10:0.000}")),
        "",
        "confidence  rows  right",
        .. evaluation.Reliability().Select(r => Line($"  {r.Tenth / 10.0:0.0}-{(r.Tenth + 1) / 10.0:0.0}  {r.Lines,6}  {r.Right:0.000}")),
        "",
        "worst rows: wrong, and surest of it",
        .. evaluation.Rows.Where(r => !r.IsAccepted).OrderByDescending(r => r.Passage.Placement!.Confidence).Take(WorstRows).SelectMany(Worst),
    ];

    private static string[] Worst(JudgedRow row) =>
    [
        PlainText.Of(Line($"  {row.Gold.File}({row.Gold.Line}): {row.Passage.Placement!.Section} {row.Passage.Placement.Confidence:0.00}, labelled {row.Gold.Primary}")),
        "      | " + PlainText.Shortened(row.Passage.Text, LongestText),
    ];

    private static string Short(string section) => section.Length <= 9 ? section : section[..9];

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
