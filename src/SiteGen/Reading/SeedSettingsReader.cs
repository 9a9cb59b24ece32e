using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Reading;

/// <summary>The keys of front matter and sidecars.</summary>
internal static partial class SeedSettingsReader
{
    public static Outcome<SeedSettings> FrontMatter(YamlMap map)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var fields = new Fields(map, diagnostics);
        var settings = Shared(fields, diagnostics);
        fields.RefuseOthers(Severity.Warning);
        return new(settings, diagnostics.ToImmutable());
    }

    /// <summary>A sidecar may say all that front matter may, and decide about single lines; its word counts.</summary>
    public static Outcome<SeedSettings> Sidecar(YamlMap map, SeedSettings frontMatter)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var fields = new Fields(map, diagnostics);
        var own = Shared(fields, diagnostics);
        var passages = fields.Maps("passages").Select(f => Passage(f, diagnostics)).OfType<PassageDecision>().ToImmutableArray();
        var links = fields.Maps("links").Select(f => Link(f, diagnostics)).OfType<LinkDecision>().ToImmutableArray();
        fields.RefuseOthers(Severity.Error);
        var settings = new SeedSettings
        {
            Title = own.Title ?? frontMatter.Title,
            Date = own.Date ?? frontMatter.Date,
            Author = own.Author ?? frontMatter.Author,
            Source = own.Source ?? frontMatter.Source,
            Language = own.Language ?? frontMatter.Language,
            Section = own.Section ?? frontMatter.Section,
            Slug = own.Slug ?? frontMatter.Slug,
            Tags = own.Tags.IsEmpty ? frontMatter.Tags : own.Tags,
            IsDraft = own.IsDraft || frontMatter.IsDraft,
            Passages = passages,
            Links = links,
        };
        return new(settings, diagnostics.ToImmutable());
    }

    private static SeedSettings Shared(Fields fields, ImmutableArray<Diagnostic>.Builder diagnostics) => new()
    {
        Title = fields.Text("title"),
        Date = Date(fields.Text("date"), diagnostics),
        Author = fields.Text("author"),
        Source = fields.Text("source"),
        Language = Language(fields.Text("language"), diagnostics),
        Section = fields.Text("section"),
        Slug = SlugOf(fields.Text("slug"), diagnostics),
        Tags = fields.Texts("tags"),
        IsDraft = fields.Flag("draft"),
    };

    private static Stated? Date(Stated? date, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (date is null)
        {
            return null;
        }

        if (IsoDate().Match(date.Value) is { Success: true } match && IsInCalendar(match.Groups["date"].Value))
        {
            return date with { Value = match.Groups["date"].Value };
        }

        diagnostics.Add(Fields.WrongValue(
            date.Origin, "date", $"`{date.Value}` is no ISO date", "write 2021-04-06, 2021-04 or 2021"));
        return null;
    }

    private static bool IsInCalendar(string date) => date.Length < 10
        || DateOnly.TryParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None, out _);

    internal static Stated? Language(Stated? language, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (language is null || LanguageTag().IsMatch(language.Value))
        {
            return language;
        }

        diagnostics.Add(Fields.WrongValue(
            language.Origin, "language", $"`{language.Value}` is no language tag", "write `en`, `uk` or `ar-IQ`"));
        return null;
    }

    private static Stated? SlugOf(Stated? slug, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (slug is null || Slug.IsValid(slug.Value))
        {
            return slug;
        }

        diagnostics.Add(Fields.WrongValue(
            slug.Origin, "slug", $"`{slug.Value}` is not made of a-z, 0-9 and hyphens, or is a reserved name",
            $"write `{Slug.From(slug.Value, "source")}`"));
        return null;
    }

    private static PassageDecision? Passage(Fields fields, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var before = diagnostics.Count;
        var line = fields.Number("line");
        var words = fields.Words("words");
        var section = fields.Text("section");
        var hide = fields.Flag("hide");
        var reason = fields.Text("reason");
        fields.RefuseOthers(Severity.Error);
        if ((line is null && words is null) || (section is null && !hide))
        {
            ReportIncomplete("passages", "a `line` or `words`, and a `section` or `hide: true`", fields.Origin, before, diagnostics);
            return null;
        }

        return new(line, words?.Value, section?.Value, hide, reason?.Value, section?.Origin ?? fields.Origin);
    }

    private static LinkDecision? Link(Fields fields, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var before = diagnostics.Count;
        var line = fields.Number("line");
        var url = fields.Text("url");
        fields.RefuseOthers(Severity.Error);
        if (line is null || url is null)
        {
            ReportIncomplete("links", "a `line` and a `url`", fields.Origin, before, diagnostics);
            return null;
        }

        if (!Uri.TryCreate(url.Value, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            diagnostics.Add(Fields.WrongValue(
                url.Origin, "url", $"`{url.Value}` is no whole web address", "write it with https:// in front"));
            return null;
        }

        return new(line.Value, url.Value, url.Origin);
    }

    // What is wrong with a value of the decision has been said already.
    private static void ReportIncomplete(
        string key, string needed, SourceSpan decision, int before, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (diagnostics.Count == before)
        {
            diagnostics.Add(Incomplete(decision, key, needed));
        }
    }

    private static Diagnostic Incomplete(SourceSpan span, string key, string needed) => new(
        "SG0105", Severity.Error, span,
        $"the value of `{key}` cannot be used: this decision lacks {needed}",
        Hint: "add what is missing, or remove the decision");

    [GeneratedRegex(@"^(?<date>[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)([T ][0-9]{2}:[0-9]{2}.*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
