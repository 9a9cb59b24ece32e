using System.Collections.Immutable;
using System.CommandLine;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;
using SiteGen.Writing;

namespace SiteGen.Cli;

/// <summary>A project as the command line names it: where its parts lie, and what its options are.</summary>
internal sealed class Project(ParseResult parsed, ProjectOptions options, EditionOptions? edition = null)
{
    private string Folder => Path.GetFullPath(parsed.GetValue(options.Project) ?? ".");

    private string ConfigFile => Part(options.Config, "sitegen.yml");

    private string SeedsFolder => Part(options.Seeds, "seeds");

    private string TemplatesFolder => Part(options.Templates, "templates");

    public string OutputFolder => Part(options.Output, "site");

    public bool IsStrict => parsed.GetValue(options.Strict);

    public bool KeepsGoing => parsed.GetValue(options.KeepGoing);

    public Verbosity Verbosity => parsed.GetValue(options.Verbosity);

    public DiagnosticPrinter Printer => new(parsed.GetValue(options.Log), Verbosity);

    public OutputTarget Target => new(OutputFolder, Shown(OutputFolder), Folder, [SeedsFolder, TemplatesFolder, Path.GetFullPath(ConfigFile)]);

    /// <summary>Runs a command with the configuration; without a sound one there is nothing to run.</summary>
    public int WithConfig(Func<Outcome<SiteConfig>, int> run)
    {
        var config = ReadConfig();
        if (!config.HasErrors)
        {
            return run(config);
        }

        Printer.Print(config.Diagnostics);
        var exitCode = ExitCode.For(config.Diagnostics, IsStrict);
        return exitCode == ExitCode.BadInput ? ExitCode.Usage : exitCode;
    }

    public Outcome<ImmutableArray<Seed>> ReadSeeds() => SeedReader.ReadFolder(SeedsFolder, Shown(SeedsFolder));

    /// <summary>The templates; a folder that was asked for must be there.</summary>
    public Outcome<TemplateSet> ReadTemplates(string language)
    {
        var templates = TemplateReader.Read(TemplatesFolder, Shown(TemplatesFolder), language);
        return parsed.GetValue(options.Templates) is null || Directory.Exists(TemplatesFolder)
            ? templates
            : templates with { Diagnostics = templates.Diagnostics.Add(NoTemplates(Shown(TemplatesFolder))) };
    }

    /// <summary>The edition before: the one that was asked for, else the one in the output folder; null if there is none.</summary>
    public Outcome<PreviousEdition?> ReadPrevious(ImmutableArray<Seed> seeds)
    {
        if (edition is not null && parsed.GetValue(edition.Since) is { } given)
        {
            return File.Exists(given)
                ? EditionReader.ReadFile(Path.GetFullPath(given), Shown(Path.GetFullPath(given)), seeds)
                : new(null, [NoEdition(given)]);
        }

        var file = new FileInfo(Path.Combine(OutputFolder, "edition.json"));
        return file is { Exists: true, LinkTarget: null } ? EditionReader.ReadFile(file.FullName, Shown(file.FullName), seeds) : new(null, []);
    }

    // The options of the command line win over the file.
    private Outcome<SiteConfig> ReadConfig() => ConfigReader.ReadFile(ConfigFile, Shown(ConfigFile)).Then(config =>
        parsed.GetValue(options.BaseUrl) is { } given
            ? ConfigReader.BaseUrl(new Stated(given, SourceSpan.Whole("--base-url"))).Select(url => config with { BaseUrl = url })
            : Outcome.Of(config))
        .Then(WithEditionTime);

    // A build that can be reproduced is told its time: https://reproducible-builds.org/specs/source-date-epoch/
    private Outcome<SiteConfig> WithEditionTime(SiteConfig config)
    {
        var given = edition is null ? null : parsed.GetValue(edition.Date);
        var epoch = edition is null ? null : Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH");
        var time = given is not null ? ConfigReader.EditionDate(new Stated(given, SourceSpan.Whole("--edition-date")))
            : !string.IsNullOrEmpty(epoch) ? ConfigReader.SourceDateEpoch(new Stated(epoch, SourceSpan.Whole("SOURCE_DATE_EPOCH")))
            : Outcome.Of<DateTimeOffset?>(null);
        return time.Select(t => config with { EditionTime = t });
    }

    // Options are relative to where the command runs; what is not given lies in the project.
    private string Part(Option<string?> option, string name) =>
        parsed.GetValue(option) is { } given ? Path.GetFullPath(given) : Path.Combine(Folder, name);

    private static string Shown(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');

    private static Diagnostic NoEdition(string file) => new(
        "SG0126", Severity.Error, SourceSpan.Whole(file),
        "there is no such edition to compare with",
        Hint: "correct --since, or leave it out to compare with the output folder");

    private static Diagnostic NoTemplates(string folder) => new(
        "SG0123", Severity.Error, SourceSpan.Whole(folder),
        "there is no such folder of templates",
        Hint: "correct --templates, or leave it out to use the built-in ones");
}
