using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Reading;

/// <summary><c>sitegen.yml</c> to <see cref="SiteConfig"/>. Read strictly: an unknown key is an error.</summary>
public static partial class ConfigReader
{
    private const int MaxLength = 4 * 1024 * 1024;

    /// <summary>The weight of a term that states none, in hundredths.</summary>
    private const int DefaultWeight = 100;

    /// <summary>The last second of the year 9999.</summary>
    private const long MaxSeconds = 253_402_300_799;

    /// <summary>Reads a configuration file from disk.</summary>
    /// <param name="location">Where it lies.</param>
    /// <param name="shownAs">Its path as diagnostics show it.</param>
    public static Outcome<SiteConfig> ReadFile(string location, string shownAs)
    {
        if (!File.Exists(location))
        {
            return new(new SiteConfig { File = shownAs }, [Missing(SourceSpan.Whole(shownAs))]);
        }

        var bytes = FolderReader.Bytes(new FoundFile(shownAs, shownAs, location));
        return bytes.Then(read => read is null ? Outcome.Of(new SiteConfig { File = shownAs }) : Read(read, shownAs));
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="bytes">The file; empty means all defaults.</param>
    /// <param name="file">Its path as diagnostics show it.</param>
    public static Outcome<SiteConfig> Read(ReadOnlySpan<byte> bytes, string file)
    {
        var (lines, _, decoding) = TextDecoder.Decode(bytes, file);
        var config = Yaml.ParseMap(string.Join('\n', lines), file, maxLength: MaxLength).Then(map => map is null
            ? Outcome.Of(new SiteConfig { File = file, Sections = BuiltInSections })
            : Config(map, file, BuiltInSections));
        return config with { Diagnostics = decoding.AddRange(config.Diagnostics) };
    }

    /// <summary>The sections that a site has when its configuration names none.</summary>
    public static ImmutableArray<Section> BuiltInSections => BuiltIn.Value;

    private static readonly Lazy<ImmutableArray<Section>> BuiltIn = new(() =>
    {
        const string Name = "built-in sections";
        var read = Yaml.ParseMap(Resources.Text("sections.yml"), Name, maxLength: MaxLength)
            .Then(map => Config(map!, Name, []));
        return read.Diagnostics.All(d => d.Code == "SG0116")
            ? [.. read.Value.Sections.Select(s => s with { IsBuiltIn = true })]
            : throw new InvalidOperationException("the built-in sections are broken: " + read.Diagnostics[0]);
    });

    private static Outcome<SiteConfig> Config(YamlMap map, string file, ImmutableArray<Section> builtIn)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var fields = new Fields(map, diagnostics);
        var site = fields.Map("site");
        var sections = fields.Maps("sections");
        var sort = fields.Map("sort");
        var defaults = new SiteConfig();
        var config = new SiteConfig
        {
            File = file,
            Title = site?.Text("title")?.Value ?? defaults.Title,
            Tagline = site?.Text("tagline")?.Value ?? defaults.Tagline,
            Description = site?.Text("description")?.Value ?? defaults.Description,
            Language = SeedSettingsReader.Language(site?.Text("language"), diagnostics)?.Value ?? defaults.Language,
            Author = site?.Text("author")?.Value ?? defaults.Author,
            BaseUrl = BaseUrl(site?.Text("baseUrl"), diagnostics),
            Sections = sections.IsEmpty ? builtIn : Sections(sections, builtIn, diagnostics),
            Aliases = Aliases(fields.Map("aliases"), diagnostics),
            LearnsFromEditor = sort?.Flag("learn") ?? false,
            WritesBriefingJson = Outputs(fields.Texts("output"), diagnostics),
        };
        site?.RefuseOthers(Severity.Error);
        sort?.RefuseOthers(Severity.Error);
        fields.RefuseOthers(Severity.Error);
        return new(config, diagnostics.ToImmutable());
    }

    // One spelling stands for one name, else nobody could say for which.
    private static ImmutableArray<AliasedName> Aliases(Fields? map, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (map is null)
        {
            return [];
        }

        var aliases = ImmutableArray.CreateBuilder<AliasedName>();
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in map.Keys())
        {
            ImmutableArray<Stated> spellings = [name, .. map.Texts(name.Value)];
            foreach (var again in spellings.Where(s => !taken.TryAdd(s.Value, name.Value)))
            {
                diagnostics.Add(Fields.WrongValue(again.Origin, "aliases", $"`{again.Value}` is written for `{taken[again.Value]}` already", "keep it in one place"));
            }

            aliases.Add(new(name.Value, [.. spellings.Skip(1).Select(s => s.Value)]));
        }

        return aliases.ToImmutable();
    }

    private static bool Outputs(ImmutableArray<Stated> outputs, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (var output in outputs.Where(o => o.Value is not ("html" or "json")))
        {
            diagnostics.Add(Fields.WrongValue(output.Origin, "output", $"`{output.Value}` is neither html nor json", "write [html] or [html, json]"));
        }

        return outputs.Any(o => o.Value == "json");
    }

    /// <summary>An address of a site, as the option or the key gives it.</summary>
    public static Outcome<Uri?> BaseUrl(Stated text)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        return new(BaseUrl(text, diagnostics), diagnostics.ToImmutable());
    }

    /// <summary>The time of an edition as the option gives it: a day, or a time with its offset.</summary>
    public static Outcome<DateTimeOffset?> EditionDate(Stated text) =>
        DateTimeOffset.TryParseExact(
            text.Value,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? Outcome.Of<DateTimeOffset?>(time)
            : Outcome.Of<DateTimeOffset?>(null, Fields.WrongValue(
                text.Origin, "--edition-date", $"`{text.Value}` is no day and no time", "write 2021-04-06 or 2021-04-06T12:00:00Z"));

    /// <summary>The time of an edition as build systems give it: in seconds since 1970.</summary>
    public static Outcome<DateTimeOffset?> SourceDateEpoch(Stated text) =>
        long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds
            ? Outcome.Of<DateTimeOffset?>(DateTimeOffset.FromUnixTimeSeconds(seconds))
            : Outcome.Of<DateTimeOffset?>(null, Fields.WrongValue(
                text.Origin, "SOURCE_DATE_EPOCH", $"`{text.Value}` is no number of seconds since 1970", "set it to a number, as 1617667200, or unset it"));

    private static Uri? BaseUrl(Stated? text, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (text is null)
        {
            return null;
        }

        if (Uri.TryCreate(text.Value.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0)
        {
            return uri;
        }

        diagnostics.Add(Fields.WrongValue(
            text.Origin, "baseUrl", $"`{text.Value}` is no web address of a folder", "write https://name.github.io/project/"));
        return null;
    }

    private static ImmutableArray<Section> Sections(
        ImmutableArray<Fields> maps, ImmutableArray<Section> builtIn, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var sections = ImmutableArray.CreateBuilder<Section>();
        foreach (var fields in maps)
        {
            if (Section(fields, DefaultColors[sections.Count % DefaultColors.Length], builtIn, diagnostics) is not { } section)
            {
                continue;
            }

            if (sections.Any(s => s.Id == section.Id))
            {
                diagnostics.Add(SameId(fields.Origin, section.Id));
            }
            else
            {
                sections.Add(section);
            }
        }

        return sections.ToImmutable();
    }

    // A section that SiteGen knows can be named by its id alone, and changed key by key.
    private static Section? Section(
        Fields fields, SectionColor color, ImmutableArray<Section> builtIn, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var id = fields.Text("id");
        var known = builtIn.FirstOrDefault(s => s.Id == id?.Value);
        var terms = fields.Texts("terms").Select(t => Term(t, diagnostics)).OfType<Term>().ToImmutableArray();
        var examples = fields.Texts("examples").Select(e => e.Value).ToImmutableArray();
        var section = new Section(
            id?.Value ?? "",
            fields.Text("title")?.Value ?? known?.Title ?? id?.Value ?? "",
            fields.Text("description")?.Value ?? known?.Description ?? "",
            Color(fields, diagnostics) ?? known?.Color ?? color,
            terms,
            examples,
            IsBuiltIn: known is not null && terms.IsEmpty && examples.IsEmpty);
        fields.RefuseOthers(Severity.Error);

        if (id is null || id.Value == Placement.Fallback || !Slug.IsValid(id.Value))
        {
            diagnostics.Add(Fields.WrongValue(
                id?.Origin ?? fields.Origin,
                "id",
                id is null ? "a section needs one"
                    : id.Value == Placement.Fallback ? $"`{id.Value}` is the section of what fits nowhere"
                    : $"`{id.Value}` is not made of a-z, 0-9 and hyphens, or is a reserved name",
                "write a short name, as `id: energy`"));
            return null;
        }

        if (!section.IsBuiltIn && section.Terms.IsEmpty && section.Examples.IsEmpty)
        {
            diagnostics.Add(NoTerms(id.Origin, id.Value));
        }

        return section;
    }

    // A term may end in its weight, written as search engines write it: missile strike^1.5
    private static Term? Term(Stated given, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var caret = given.Value.LastIndexOf('^');
        if (caret < 0)
        {
            return new(given.Value.Trim(), DefaultWeight, given.Origin);
        }

        var text = given.Value[..caret].Trim();
        if (text.Length > 0
            && decimal.TryParse(given.Value[(caret + 1)..], NumberStyles.Number, CultureInfo.InvariantCulture, out var weight)
            && weight is >= -10 and <= 10
            && (int)decimal.Round(weight * 100) is not 0 and var hundredths)
        {
            return new(text, hundredths, given.Origin);
        }

        diagnostics.Add(Fields.WrongValue(
            given.Origin, "terms", $"`{given.Value}` does not end in a weight from -10 to 10, other than 0", "write `missile strike^1.5`"));
        return null;
    }

    private static SectionColor? Color(Fields fields, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var colors = fields.Texts("color");
        foreach (var wrong in colors.Where(c => !HexColor().IsMatch(c.Value)).Concat(colors.Skip(2)))
        {
            diagnostics.Add(Fields.WrongValue(
                wrong.Origin, "color", $"`{wrong.Value}` is not one colour, or two", "write \"#b0460c\", or [\"#b0460c\", \"#ec7b43\"] for light and dark"));
            return null;
        }

        return colors.Length switch
        {
            0 => null,
            1 => new(colors[0].Value, Lighter(colors[0].Value)),
            _ => new(colors[0].Value, colors[1].Value),
        };
    }

    // Halfway to white, where a colour chosen for light paper can be read on dark.
    private static string Lighter(string color) => "#" + string.Concat(
        Enumerable.Range(0, 3).Select(i => ((Convert.ToInt32(color.Substring(1 + (2 * i), 2), 16) + 255) / 2).ToString("x2", CultureInfo.InvariantCulture)));

    // For sections that name no colour: hues that stay apart in colour blindness, at 4.5:1 and more on paper.
    private static readonly ImmutableArray<SectionColor> DefaultColors =
    [
        new("#b0460c", "#ec7b43"), new("#1a5fc4", "#6f9bfb"), new("#0a4f36", "#79e3b4"), new("#7d3f73", "#e6b6e3"),
        new("#7a5b00", "#e0bd55"), new("#006a75", "#63cfdb"), new("#8c2f39", "#f29aa2"), new("#4b4b9a", "#b3b3f5"),
    ];

    private static Diagnostic Missing(SourceSpan file) => new(
        "SG0119", Severity.Error, file,
        "there is no such file, so this is no SiteGen project",
        Hint: "name the project's folder, or make an empty sitegen.yml in it");

    private static Diagnostic SameId(SourceSpan section, string id) => new(
        "SG0115", Severity.Error, section,
        $"a second section has the id `{id}`",
        Hint: "give it another id");

    private static Diagnostic NoTerms(SourceSpan section, string id) => new(
        "SG0116", Severity.Warning, section,
        $"the section `{id}` has no terms and no examples, so nothing will be sorted into it",
        Hint: "add ten words that speak for it under `terms:`");

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex HexColor();
}
