using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Writing;

namespace SiteGen.Cli.Commands;

/// <summary><c>sitegen build</c>: write the site.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var options = new ProjectOptions();
        var command = new Command("build", "Write the site.");
        var edition = new EditionOptions();
        options.AddTo(command);
        edition.AddTo(command);
        command.SetAction(parsed => Run(new(parsed, options, edition)));
        return command;
    }

    private static int Run(Project project)
    {
        var clock = Stopwatch.StartNew();
        return project.WithConfig(config => Run(project, config, clock));
    }

    private static int Run(Project project, Outcome<SiteConfig> config, Stopwatch clock)
    {
        var edition = project.ReadTemplates(config.Value.Language).Then(templates =>
            project.ReadSeeds().Then(seeds =>
                project.ReadPrevious(seeds).Then(previous => SiteBuilder.Build(seeds, config.Value, templates, previous))));
        var found = config.Diagnostics.AddRange(edition.Diagnostics);
        if (ExitCode.For(found, project.IsStrict) != ExitCode.Done && !(project.KeepsGoing && !found.Any(IsInTemplates)))
        {
            project.Printer.Print(found);
            return ExitCode.For(found, project.IsStrict);
        }

        var written = SiteWriter.Write(project.Target, edition.Value.Pages);
        found = found.AddRange(written.Diagnostics);
        project.Printer.Print(found);
        if (!written.HasErrors && project.Verbosity != Verbosity.Quiet)
        {
            if (project.Verbosity == Verbosity.Detailed)
            {
                edition.Value.Seeds.ToList().ForEach(seed => Console.WriteLine(Summary(seed)));
            }

            Console.WriteLine(Summary(edition.Value, written.Value, clock.Elapsed));
        }

        return ExitCode.For(found, project.IsStrict);
    }

    // A seed can be left out; a page that its template cannot lay out would be missing from the site.
    private static bool IsInTemplates(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Error && (diagnostic.Code.StartsWith("SG06", StringComparison.Ordinal) || diagnostic.Code is "SG0123" or "SG0126");

    private static string Summary(AccountedSeed seed) => PlainText.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{seed.Seed.File}: {Counted(seed.Fates.Length, "line")}: {seed.Count(FateKind.Published)} published, {seed.Count(FateKind.Omitted)} left out · {Counted(seed.Source.Briefings.Length, "briefing")}"));

    private static string Summary(Edition edition, WriteSummary written, TimeSpan elapsed)
    {
        var lines = edition.Seeds.Sum(s => s.Fates.Length);
        var published = edition.Seeds.Sum(s => s.Count(FateKind.Published));
        var omitted = edition.Seeds.Sum(s => s.Count(FateKind.Omitted));
        var briefings = edition.Seeds.Sum(s => s.Source.Briefings.Length);
        var changes = written.Written + written.Removed == 0
            ? "nothing changed"
            : Counted(written.Written, "file") + " written" + (written.Removed > 0 ? $", {written.Removed} removed" : "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted(lines, "line")}: {published} published, {omitted} left out · {Counted(briefings, "briefing")} · {Counted(edition.Pages.Count(p => p.Url.Path.EndsWith(".html", StringComparison.Ordinal)), "page")} · {changes} · {elapsed.TotalSeconds:0.00} s");
    }

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
