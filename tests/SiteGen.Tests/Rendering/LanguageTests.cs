using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Reading;
using SiteGen.Tests.Composing;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Rendering;

/// <summary>A site speaks one language: each file of labels says all that the English one says.</summary>
public sealed partial class LanguageTests
{
    private static readonly LabelSet English = BuiltSite.BuiltInTemplates.Labels;

    public static TheoryData<string> Languages =>
        [.. Directory.EnumerateFiles(Repository.PathOf("templates/labels"), "*.yml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Languages))]
    public void A_language_has_each_label_with_the_same_places(string language)
    {
        var read = TemplateReader.Read("no such folder", "templates", language);

        Assert.Empty(read.Diagnostics);
        Assert.Equal(language, read.Value.Labels.Language);
        Assert.Equal(English.Labels.Keys, read.Value.Labels.Labels.Keys);
        Assert.All(read.Value.Labels.Labels, label => Assert.All(
            Forms(label.Value), form => Assert.Equal((label.Key, Places(English.Labels[label.Key].Other)), (label.Key, Places(form)))));
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_language_lists_its_labels_in_the_order_of_the_English_ones(string language)
    {
        Assert.Equal(KeysInOrder("en"), KeysInOrder(language));
    }

    [Fact]
    public void A_Ukrainian_label_has_the_forms_of_its_number()
    {
        var ukrainian = TemplateReader.Read("no such folder", "templates", "uk").Value.Labels;

        Assert.All(English.Labels.Where(l => l.Value.One is not null).Select(l => l.Key), key => Assert.True(
            ukrainian.Labels[key] is { One: not null, Few: not null, Many: not null }, key));
    }

    [Fact]
    public void A_Ukrainian_site_says_nothing_in_English()
    {
        using var folder = new TemporaryFolder()
            .With("sitegen.yml", "site: {title: Вісті, tagline: З води, description: Що кажуть у порту, author: Порт, language: uk}\nsections:\n  - {id: one, title: Море, description: Про море., terms: [корабель]}\n  - {id: two, title: Ринок, description: Про ринок., terms: [ціна]}\n")
            .With("seeds/один.txt", "1/ Корабель прийшов учора пізно, і @kapitan зрадів...\n2/ ...а ціна зросла: порт.example/чому-ц…\n4/ Корабель чекав (ВКЖ) цілих три дні, і все місто дізналося про це від сусідів з другого берега.\n5/ Зайве.\n• • •\nMissing some Tweet in this thread? You can try to\nforce a refresh\n\nЦіна, ціна.\n")
            .With("seeds/один.txt.yml", "title: Корабель\nauthor: Черговий\nlanguage: uk\npassages:\n  - {line: 4, hide: true, reason: зайве}\n  - {line: 3, section: two, reason: йдеться про ціну}\n")
            .With("seeds/два.md", "---\ntitle: Причал\nauthor: Капітан\ndate: 2024-05-06\nlanguage: uk\nsection: two\ntags: [вода]\n---\n## Глава\n\nСлово **про** ціну.\n\n| Так | Ні |\n|---|---|\n| корабель | ціна |\n\n- раз\n\n***\n")
            .With("seeds/три.md", "---\ndraft: true\nlanguage: uk\n---\nЧернетка.\n");

        var built = BuiltSite.FromFolder(folder.Path);

        Assert.DoesNotContain(built.Diagnostics, d => d.Severity == Severity.Error || d.Code == "SG0122");
        var seeds = string.Join('\n', built.Seeds.SelectMany(s => s.Lines));
        // The address of a page is no word that anybody reads.
        foreach (var address in built.Pages.Values.SelectMany(p => p.QuerySelectorAll(".cite > span, .address").ToList()))
        {
            address.Remove();
        }

        var english = Pieces(English).Except(Pieces(built.Templates.Labels)).Where(l => !Says(seeds, l)).ToList();
        Assert.True(english.Count > 100, "there are English labels to look for");
        var texts = built.Pages.SelectMany(p => Texts(p.Value).Select(t => (Page: p.Key, Text: Space().Replace(t, " ")))).Distinct().ToList();
        Assert.Contains(texts, t => t.Text.Contains("1 джерело", StringComparison.Ordinal) || t.Text.Contains("3 джерела", StringComparison.Ordinal));
        Assert.Empty(from text in texts from label in english where Says(text.Text, label) select $"{text.Page}: {label}");
        Assert.Empty(ClosedWords.Strangers(built));
    }

    [Fact]
    public void A_Ukrainian_number_has_its_groups_parted_by_a_space_that_does_not_break()
    {
        var ukrainian = TemplateReader.Read("no such folder", "templates", "uk").Value;

        var built = BuiltSite.From(
            SiteConfigs.From("site: {language: uk}"), ukrainian, ("long.txt", string.Concat(Enumerable.Repeat("Корабель прийшов.\n", 1_234))));

        Assert.Contains("1\u00A0234 рядки", built.Pages["sources/index.html"].Body!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Forms(Label label) => new[] { label.Other, label.One, label.Few, label.Many }.OfType<string>();

    private static string Places(string form) => string.Concat(Place().Matches(form).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> KeysInOrder(string language) =>
        File.ReadLines(Repository.PathOf($"templates/labels/{language}.yml")).Select(l => Key().Match(l).Value).Where(k => k.Length > 0);

    // What stands between the places of labels, where it has a word.
    private static IEnumerable<string> Pieces(LabelSet labels) => labels.Labels.Values.SelectMany(Forms)
        .SelectMany(f => Place().Split(f)).Select(p => p.Trim(' ', ',', ':', ';', '.', '(', ')')).Where(p => p.Any(char.IsLetter)).Distinct();

    private static IEnumerable<string> Texts(IDocument page) => page.Descendants<IText>().Select(t => t.Data)
        .Concat(page.All.SelectMany(e => e.Attributes).Where(a => a.Name is "alt" or "title" or "aria-label" or "placeholder" or "content").Select(a => a.Value));

    // Whole words only: “source” stands neither in “resources” nor in the name of a page, source-1f2e3d4c.
    private static bool Says(string text, string label) =>
        Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(label)}(?![\w-])", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("^[a-z][a-z0-9-]*(?=:)")]
    private static partial Regex Key();
}
