using System.Collections.Immutable;
using System.Globalization;
using SiteGen.Model;

namespace SiteGen.Cli.Commands;

/// <summary>What <c>sitegen sort --explain</c> prints: how one passage came to its sections, or why a line was left out.</summary>
internal static class PassageStory
{
    private const int Width = 80;
    private const int LongestText = 280;
    private const int LongestQuote = 60;
    private const int MostWords = 8;

    /// <summary>A section with all that was weighed for and against it.</summary>
    private sealed record Account(string Section, ImmutableArray<Evidence> Evidence)
    {
        public int Sum => Evidence.Sum(e => e.Hundredths);
    }

    /// <summary>The story, line by line.</summary>
    /// <param name="row">What became of the line that was asked about.</param>
    /// <param name="config">The site's configuration.</param>
    public static IEnumerable<string> Lines(SortCommand.Row row, SiteConfig config) => row.Passage is { } passage
        ? [.. Heading(row), .. About(row.Briefing!, passage), "", .. Decision(row, passage, config)]
        :
        [
            .. Heading(row),
            .. Text(row.Omission!.Text),
            "  left out    " + PlainText.Of(PassageData.Reason(row.Omission)),
        ];

    private static string[] Heading(SortCommand.Row row) =>
        [PlainText.Of($"{row.Seed.Seed.File}, {(row.Origin.FirstLine == row.Origin.LastLine ? "line" : "lines")} {SortCommand.Lines(row.Origin)}")];

    private static IEnumerable<string> About(Briefing briefing, Passage passage) =>
    [
        "  briefing    " + PlainText.Of(briefing.Id + (Title(briefing) is { } title ? $", “{title}”" : ", which states no title")),
        .. Text(passage.Text),
        .. passage.Cuts.Select(c => Line($"  taken off   “{PlainText.Shortened(c.Text, LongestQuote)}” in line {c.Origin.FirstLine}: {PlainText.Of(PassageData.Reason(c))}")),
    ];

    // The bar keeps a text from being the first thing in its line.
    private static IEnumerable<string> Text(string text) =>
        Wrapped("  text        | ", "              | ", PlainText.Shortened(text, LongestText).Split(' '));

    private static string? Title(Briefing briefing) =>
        briefing.Id == briefing.Seed.Id && briefing.Seed.Settings.Title is { } stated
            ? stated.Value
            : briefing.Passages.FirstOrDefault(p => p.Kind == PassageKind.Title)?.Text;

    private static IEnumerable<string> Decision(SortCommand.Row row, Passage passage, SiteConfig config)
    {
        var placement = passage.Placement!;
        var isOverruled = placement.ByWords is not null;
        var byWords = placement.ByWords ?? placement;
        var accounts = Accounts(byWords.Evidence, byWords.Section, config);
        var also = Accounts(byWords.AlsoEvidence, byWords.Section, config).FindAll(a => a.Section != byWords.Section && !a.Evidence.IsEmpty);
        return
        [
            .. Placed("section", placement),
            "  decided by  " + PlainText.Of(Decider(placement, row.Seed.Seed, accounts)),
            .. isOverruled
                ? [.. Placed("without it", byWords), "              decided by " + Decider(byWords, row.Seed.Seed, accounts)]
                : Array.Empty<string>(),
            "  runner-up   " + RunnerUp(accounts),
            "",
            "What was weighed" + (isOverruled ? ", without that decision" : "") + ": the parts of each section add up to its sum.",
            .. accounts.SelectMany(a => Table(a, passage.Text, accounts)),
            .. also.Count == 0 ? Array.Empty<string>() : ["", "Further sections list it from 0 up:", .. also.SelectMany(a => Table(a, passage.Text, accounts))],
            "",
            placement.DecidedBy == DecidedBy.Editor ? "To decide otherwise, with the section of your choice, in the place of that decision:" : "To overrule it, with the section of your choice:",
            ReviewList.Decision(row.Seed, passage),
        ];
    }

    private static IEnumerable<string> Placed(string label, Placement placement)
    {
        yield return Line($"  {label,-12}{placement.Section}, confidence {placement.Confidence:0.00}");
        if (!placement.Also.IsEmpty)
        {
            yield return "              also in " + string.Join(", ", placement.Also);
        }
    }

    private static string Decider(Placement placement, Seed seed, List<Account> accounts) => placement.DecidedBy switch
    {
        DecidedBy.Editor => placement.Reason is null ? "the editor, who gave no reason" : "the editor: " + placement.Reason,
        DecidedBy.FrontMatter => Line($"the front matter, for the whole seed: {seed.Settings.Section!.Origin.File}({seed.Settings.Section.Origin.FirstLine})"),
        DecidedBy.Fallback => "the fallback: no section has a greater sum",
        DecidedBy.Context => "what is around it" + OwnWordsGive(placement, accounts),
        _ => "its own words",
    };

    private static string OwnWordsGive(Placement placement, List<Account> accounts)
    {
        var own = accounts.Select(a => a with { Evidence = a.Evidence.RemoveAll(e => EvidenceOrigin.Around.Contains(e.Term)) }).ToList();
        var greatest = own.Where(a => a.Sum == own.Max(o => o.Sum)).ToList();
        return greatest is [var only] && only.Section != placement.Section ? $"; its own words give most to {only.Section}, {Signed(only.Sum)}" : "";
    }

    /// <summary>All sections with what was weighed for them, the one that the weights chose first.</summary>
    private static List<Account> Accounts(ImmutableArray<Evidence> evidence, string first, SiteConfig config) =>
    [
        .. config.Sections.Select(s => s.Id).Append(Placement.Fallback)
            .Select(id => new Account(id, [.. evidence.Where(e => e.Section == id)]))
            .OrderByDescending(a => a.Sum)
            .ThenBy(a => a.Section != first),
    ];

    private static string RunnerUp(List<Account> accounts)
    {
        if (accounts is not [var first, var second, ..])
        {
            return "none: there is no other section";
        }

        var margin = first.Sum - second.Sum;
        return margin > 0 ? Line($"{second.Section}, {margin / 100m:0.00} behind")
            : first.Section == Placement.Fallback ? $"{second.Section}, with the same sum: without more than 0, {Placement.Fallback} goes first"
            : $"{second.Section}, with the same sum: of two equals, the first in the configuration goes first";
    }

    private static IEnumerable<string> Table(Account account, string text, List<Account> accounts)
    {
        var width = Math.Max(18, accounts.Max(a => a.Section.Length) + 4);
        var words = account.Evidence
            .Where(e => e.Term is not (EvidenceOrigin.BeforeAnyWord or EvidenceOrigin.OtherWords) && !EvidenceOrigin.Around.Contains(e.Term))
            .GroupBy(e => Shown(e, text), StringComparer.OrdinalIgnoreCase)
            .Select(g => (Name: g.Key, Weight: g.Sum(e => e.Hundredths)))
            .ToList();
        (string Label, List<(string Name, int Weight)> Parts)[] rows =
        [
            ("start", [.. Of(account, [EvidenceOrigin.BeforeAnyWord])]),
            ("words for", Strongest(words.Where(w => w.Weight > 0))),
            ("words against", Strongest(words.Where(w => w.Weight < 0))),
            ("other words", [.. Of(account, [EvidenceOrigin.OtherWords])]),
            ("around", [.. Of(account, EvidenceOrigin.Around)]),
        ];
        return rows
            .Where(r => r.Parts.Count > 0)
            .SelectMany(r => Wrapped(
                Row("    " + r.Label, r.Parts.Sum(p => p.Weight)) + "  ",
                new string(' ', width + 9),
                r.Label is "start" or "other words" ? [] : [.. r.Parts.Select((p, i) => $"{p.Name} {Signed(p.Weight)}" + (i + 1 < r.Parts.Count ? "," : ""))]))
            .Prepend(Row("  " + account.Section, account.Sum));

        string Row(string label, int sum) => label.PadRight(width) + Signed(sum).PadLeft(7);
    }

    private static IEnumerable<(string Name, int Weight)> Of(Account account, ImmutableArray<string> terms) => account.Evidence
        .Where(e => e.Hundredths != 0 && terms.Contains(e.Term))
        .Select(e => (e.Term.Trim('(', ')'), e.Hundredths));

    // The long tail is summed up, so that the row adds up all the same.
    private static List<(string Name, int Weight)> Strongest(IEnumerable<(string Name, int Weight)> words)
    {
        var sorted = words.OrderByDescending(w => Math.Abs(w.Weight)).ThenBy(w => w.Name, StringComparer.Ordinal).ToList();
        return sorted.Count <= MostWords + 1
            ? sorted
            : [.. sorted.Take(MostWords), (Line($"and {sorted.Count - MostWords} more"), sorted.Skip(MostWords).Sum(w => w.Weight))];
    }

    // The words as the passage has them; what is not in the text keeps its parentheses.
    private static string Shown(Evidence evidence, string text) => evidence.Start < 0
        ? PlainText.Of(evidence.Term)
        : "“" + PlainText.Shortened(text.Substring(evidence.Start, evidence.Length), LongestQuote) + "”";

    private static IEnumerable<string> Wrapped(string first, string next, string[] parts)
    {
        var line = first;
        var isEmpty = true;
        foreach (var part in parts)
        {
            if (!isEmpty && line.Length + 1 + part.Length > Width)
            {
                yield return line;
                (line, isEmpty) = (next, true);
            }

            line += isEmpty ? part : " " + part;
            isEmpty = false;
        }

        yield return line.TrimEnd();
    }

    private static string Signed(int hundredths) => (hundredths / 100m).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
