using SiteGen.Model;
using SiteGen.Tests.Sites;
using Xunit;

namespace SiteGen.Tests.Composing;

/// <summary>No invented words: each text is a span of a source, a configured word, or from the closed list of labels.</summary>
public sealed class LawOfWordsTests
{
    // None of its letters occurs in a label, so that no word of a template could pass for one of a seed.
    private static readonly (string Path, string Text)[] ForeignSeeds =
    [
        ("один.txt", "Вчера #корабль пришёл поздно, и @kapitan был рад...\n...а цена выросла: пристань.example/почему-т…\nКорабль ждал (ВКЖ) целых три дня, и весь город об этом узнал от соседей с другого берега.\n• • •\nЦена, цена.\n"),
        ("два.md", "---\ntitle: Пристань\nauthor: Капитан\ndate: 2024-05-06\nsource: https://пристань.example/\ntags: [вода]\n---\n## Глава\n\nСлово **о** цене[1](https://пристань.example/цена).\n\n| Да | Нет |\n|---|---|\n| корабль | цена |\n\n- раз\n\n***\n"),
    ];

    private static readonly SiteConfig ForeignSite = SiteConfigs.From(
        "site: {title: Вести, tagline: С воды, description: Что говорит пристань, author: Пристань}",
        "sections:",
        "  - {id: one, title: Море, description: О море., terms: [корабль]}",
        "  - {id: two, title: Рынок, description: О рынке., terms: [цена^1.5]}",
        "  - {id: three, title: Пусто, description: Ни о чём., terms: [ничто]}");

    public static TheoryData<string> Sites => [.. BuiltSite.Names];

    [Theory, MemberData(nameof(Sites))]
    public void A_page_says_nothing_but_words_of_its_sources_and_labels(string site)
    {
        Assert.Empty(ClosedWords.Strangers(BuiltSite.Named(site)));
    }

    [Fact]
    public void A_site_in_another_script_says_no_latin_word_that_is_not_a_label()
    {
        var built = BuiltSite.From(ForeignSite, ForeignSeeds);

        Assert.Empty(ClosedWords.Strangers(built));
    }

    [Theory]
    [InlineData("partials/card.sbn-html", "</article>", "the</article>", "the")]
    [InlineData("partials/reading-time.sbn-html", ", {{ if", " in {{ if", "words in under 1 min")]
    [InlineData("pages/source.sbn-html", "<dl class=\"facts\">", "<dl class=\"facts\" title=\"Facts\">", "Facts")]
    [InlineData("pages/home.sbn-html", "page_description = site.description", "page_description = 'Latest news'", "Latest news")]
    [InlineData("layouts/base.sbn-html", "</footer>", "<p>{{ '2' + '024' }}a</p></footer>", "2024a")]
    public void A_word_that_a_template_adds_is_found(string template, string there, string added, string found)
    {
        var file = BuiltSite.BuiltInTemplates.Templates[template];
        Assert.Contains(there, file.Text, StringComparison.Ordinal);
        var changed = BuiltSite.BuiltInTemplates with
        {
            Templates = BuiltSite.BuiltInTemplates.Templates.SetItem(
                template, file with { Text = file.Text.Replace(there, added, StringComparison.Ordinal) }),
        };

        var built = BuiltSite.From(ForeignSite, changed, ForeignSeeds);

        Assert.Contains(ClosedWords.Strangers(built), s => s.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_label_is_used()
    {
        var templates = string.Concat(BuiltSite.BuiltInTemplates.Templates.Values.Select(t => t.Text));
        var code = string.Concat(Directory.EnumerateFiles(Repository.PathOf("src/SiteGen/Rendering"), "*.cs").Select(File.ReadAllText));

        Assert.All(BuiltSite.BuiltInTemplates.Labels.Labels.Keys, label => Assert.True(
            templates.Contains($"\"{label}\"", StringComparison.Ordinal)
                || code.Contains($"\"{label}\"", StringComparison.Ordinal)
                || ChangeList.Names.Values.Any(kind => label == "change-" + kind || label == "counts-" + kind)
                || label.StartsWith("omitted-", StringComparison.Ordinal)
                || label.StartsWith("fate-", StringComparison.Ordinal),
            label));
    }
}
