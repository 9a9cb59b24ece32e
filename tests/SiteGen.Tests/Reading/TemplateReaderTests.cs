using System.Text;
using SiteGen.Model;
using SiteGen.Reading;
using Xunit;

namespace SiteGen.Tests.Reading;

public sealed class TemplateReaderTests
{
    private static readonly TemplateSet BuiltIn = TemplateReader.Read("none", "templates", "en").Value;

    [Fact]
    public void Without_a_folder_of_templates_all_are_built_in()
    {
        var read = TemplateReader.Read("none", "templates", "en");

        Assert.Empty(read.Diagnostics);
        Assert.Contains("layouts/base.sbn-html", read.Value.Templates.Keys);
        Assert.Contains("pages/home.sbn-html", read.Value.Templates.Keys);
        Assert.Contains("css/site.css", read.Value.Assets.Keys);
        Assert.Contains("skip", read.Value.Labels.Labels.Keys);
        Assert.All(read.Value.Templates.Values, t => Assert.Equal("built-in templates/" + t.Path, t.File));
    }

    [Fact]
    public void The_built_in_templates_are_those_of_the_repository()
    {
        foreach (var template in BuiltIn.Templates.Values)
        {
            Assert.Equal(File.ReadAllText(Repository.PathOf("templates/" + template.Path)).ReplaceLineEndings("\n").TrimEnd('\n'), template.Text.TrimEnd('\n'));
        }
    }

    [Fact]
    public void A_project_s_template_wins_over_the_built_in_one_of_its_path_alone()
    {
        using var folder = new TemporaryFolder().With("partials/passage.sbn-html", "mine").With("partials/new.sbn-html", "added");

        var read = TemplateReader.Read(folder.Path, "templates", "en");

        Assert.Empty(read.Diagnostics);
        Assert.Equal(new TemplateFile("partials/passage.sbn-html", "templates/partials/passage.sbn-html", "mine\n"), read.Value.Templates["partials/passage.sbn-html"]);
        Assert.Equal("added\n", read.Value.Templates["partials/new.sbn-html"].Text);
        Assert.Equal(BuiltIn.Templates["pages/home.sbn-html"], read.Value.Templates["pages/home.sbn-html"]);
        Assert.Equal(BuiltIn.Templates.Count + 1, read.Value.Templates.Count);
    }

    [Fact]
    public void A_project_s_asset_wins_over_the_built_in_one_and_others_are_added()
    {
        using var folder = new TemporaryFolder().With("assets/css/tokens.css", "mine").With("assets/img/map.png", "\u0001");

        var read = TemplateReader.Read(folder.Path, "templates", "en");

        Assert.Empty(read.Diagnostics);
        Assert.Equal("mine"u8.ToArray(), read.Value.Assets["css/tokens.css"].Bytes);
        Assert.Equal("templates/assets/css/tokens.css", read.Value.Assets["css/tokens.css"].File);
        Assert.Equal([1], read.Value.Assets["img/map.png"].Bytes);
        Assert.Equal(BuiltIn.Assets.Count + 1, read.Value.Assets.Count);
    }

    [Fact]
    public void A_project_s_label_wins_and_the_built_in_ones_stand_in_for_those_it_lacks()
    {
        using var folder = new TemporaryFolder().With("labels/en.yml", "skip: To the words\ncounts-lines: {one: \"{0} row\", other: \"{0} rows\"}\n");

        var labels = TemplateReader.Read(folder.Path, "templates", "en").Value.Labels.Labels;

        Assert.Equal(new Label("To the words"), labels["skip"]);
        Assert.Equal(new Label("{0} rows", "{0} row"), labels["counts-lines"]);
        Assert.Equal(BuiltIn.Labels.Labels["about"], labels["about"]);
        Assert.Equal(BuiltIn.Labels.Labels.Count, labels.Count);
    }

    [Fact]
    public void Labels_of_another_language_are_taken_where_the_site_speaks_it()
    {
        using var folder = new TemporaryFolder().With("labels/uk.yml", "skip: До тексту\ncounts-lines: {one: \"{0} рядок\", few: \"{0} рядки\", many: \"{0} рядків\", other: \"{0} рядка\"}\n");

        var read = TemplateReader.Read(folder.Path, "templates", "uk-UA");

        Assert.Empty(read.Diagnostics);
        Assert.Equal("uk-UA", read.Value.Labels.Language);
        Assert.Equal(new Label("До тексту"), read.Value.Labels.Labels["skip"]);
        Assert.Equal(new Label("{0} рядка", "{0} рядок", "{0} рядки", "{0} рядків"), read.Value.Labels.Labels["counts-lines"]);
        Assert.Equal(new Label("Джерела"), read.Value.Labels.Labels["sources"]);
    }

    [Fact]
    public void Labels_that_a_language_lacks_are_named_and_said_in_English()
    {
        using var folder = new TemporaryFolder().With(
            "labels/sv.yml", string.Concat(BuiltIn.Labels.Labels.Keys.Except(["skip", "about"]).Select(k => $"{k}: \"{{0}}\"\n")));

        var read = TemplateReader.Read(folder.Path, "templates", "sv");

        Assert.Equal("sv", read.Value.Labels.Language);
        Assert.Equal(BuiltIn.Labels.Labels["about"], read.Value.Labels.Labels["about"]);
        Assert.Equal(
            "templates/labels/sv.yml: warning SG0122: these labels are missing, so the site says them in English: `about`, `skip`\n"
            + "    hint: copy them from the built-in templates/labels/en.yml and translate them\n",
            CaseDump.Of(read.Diagnostics));
    }

    [Fact]
    public void A_language_without_labels_is_reported_and_the_site_speaks_English()
    {
        var read = TemplateReader.Read("none", "templates", "sv");

        Assert.Equal("en", read.Value.Labels.Language);
        Assert.Equal(
            "templates/labels/sv.yml: warning SG0122: there are no labels in the language `sv`, so the site speaks English\n"
            + "    hint: copy the built-in templates/labels/en.yml and translate it\n",
            CaseDump.Of(read.Diagnostics));
    }

    [Fact]
    public void What_is_no_template_is_reported_and_hidden_files_are_not()
    {
        using var folder = new TemporaryFolder()
            .With("pages/home.html", "").With("readme.md", "").With("labels/en.json", "").With(".DS_Store", "").With("pages/home.sbn-html~", "");

        var read = TemplateReader.Read(folder.Path, "templates", "en");

        Assert.Equal(
            [("templates/labels/en.json", "SG0121"), ("templates/pages/home.html", "SG0121"), ("templates/readme.md", "SG0121")],
            read.Diagnostics.Select(d => (d.Span.File, d.Code)));
    }

    [Fact]
    public void Broken_labels_are_reported()
    {
        using var folder = new TemporaryFolder().With("labels/en.yml", "skip: [a, b]\nabout: {one: x}\nsources: {other: x, several: y}\n");

        var read = TemplateReader.Read(folder.Path, "templates", "en");

        Assert.Equal(
            """
            templates/labels/en.yml(1,7): error SG0105: the value of `skip` cannot be used: a label is a text, or forms with `other`
                hint: write `{one: …, other: …}`
            templates/labels/en.yml(2,8): error SG0105: the value of `about` cannot be used: a label is a text, or forms with `other`
                hint: write `{one: …, other: …}`
            templates/labels/en.yml(3,21): error SG0104: there is no key `several` here
                hint: the keys are `other`, `one`, `few`, `many`

            """,
            CaseDump.Of(read.Diagnostics),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Bytes_of_a_template_that_are_no_UTF_8_are_reported()
    {
        using var folder = new TemporaryFolder().With("pages/home.sbn-html", "");
        File.WriteAllBytes(folder.PathOf("pages/home.sbn-html"), [.. Encoding.UTF8.GetBytes("ab"), 0xFF]);

        var read = TemplateReader.Read(folder.Path, "templates", "en");

        Assert.Equal(("templates/pages/home.sbn-html", 1, 3), (read.Diagnostics[0].Span.File, read.Diagnostics[0].Span.FirstLine, read.Diagnostics[0].Span.Column));
    }
}
