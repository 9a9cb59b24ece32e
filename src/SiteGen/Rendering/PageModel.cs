using Scriban.Runtime;
using SiteGen.Model;

namespace SiteGen.Rendering;

/// <summary>Turns what a page shows into the objects that templates read; docs/templates.md lists their names.</summary>
internal sealed class PageModel(LabelWriter labels)
{
    // Languages that are written from right to left.
    private static readonly HashSet<string> RightToLeft = new(StringComparer.Ordinal) { "ar", "he", "fa", "ur", "ps", "ckb", "sd", "ug", "yi", "dv" };

    /// <summary>Everything that the template of a page, and the layout around it, can name.</summary>
    public ScriptObject Of(TemplatePage page)
    {
        var model = Frame(page.Frame());
        model["template"] = page.Template;
        model[page.Template.Replace('-', '_')] = page.Content() switch
        {
            HomeContent home => Home(home),
            SectionContent section => SectionPage(section),
            BriefingContent briefing => Briefing(briefing),
            SourceIndexContent sources => new ScriptObject { ["rows"] = List(sources.Sources, Row), ["archive"] = Archive(sources.Archive) },
            NameIndexContent index => new ScriptObject { ["names"] = List(index.Names, NameRow) },
            NameContent name => NamePage(name),
            GlossaryContent glossary => Glossary(glossary),
            SourceContent source => Source(source),
            AboutContent about => About(about),
            SearchContent search => new ScriptObject { ["letters"] = List(search.Letters, Letter), ["names"] = search.Names },
            NamesContent names => new ScriptObject { ["letter"] = Letter(names.Letter), ["part"] = names.Part, ["parts"] = List(names.Parts, Link) },
            ChangesContent changes => Changes(changes),
            WithdrawnContent withdrawn => new ScriptObject
            {
                ["title"] = withdrawn.Title,
                ["is_source"] = withdrawn.IsSource,
                ["changes"] = Link(withdrawn.Changes),
            },
            LlmsContent llms => Llms(llms),
            NotFoundContent => new ScriptObject(),
            var other => throw new InvalidOperationException($"there is no model for a {other.GetType().Name}"),
        };
        return model;
    }

    private static ScriptObject Frame(PageFrame frame) => new()
    {
        ["site"] = new ScriptObject
        {
            ["title"] = frame.SiteTitle,
            ["tagline"] = frame.Tagline,
            ["author"] = frame.Author,
            ["language"] = frame.Language,
            ["dir"] = Direction(frame.Language),
            ["description"] = frame.Description,
            ["generator"] = frame.Generator,
        },
        ["root"] = frame.Root,
        ["canonical"] = frame.Canonical,
        ["address"] = frame.Address,
        ["image"] = frame.Image,
        ["home_link"] = Link(frame.Home),
        ["section_links"] = List(frame.Sections, Section),
        ["topics_link"] = Link(frame.Topics),
        ["people_link"] = Link(frame.People),
        ["glossary_link"] = Link(frame.Glossary),
        ["search_link"] = Link(frame.Search),
        ["sources_link"] = Link(frame.SourceIndex),
        ["about_link"] = Link(frame.About),
        ["feeds"] = List(frame.Feeds, feed => new ScriptObject
        {
            ["section"] = feed.Section is null ? null : Section(feed.Section),
            ["is_of_changes"] = feed.IsOfChanges,
            ["is_atom"] = feed.Format == FeedFormat.Atom,
            ["href"] = feed.Href,
        }),
        ["changes_summary"] = new ScriptObject
        {
            ["page"] = Link(frame.Changes.Page),
            ["is_first"] = frame.Changes.Counts is null,
            ["kinds"] = List(frame.Changes.Counts?.AsEnumerable() ?? [], c => new ScriptObject { ["kind"] = ChangeList.Names[c.Key], ["count"] = c.Value }),
        },
        ["counts"] = frame.Counts is not { } counts ? null : new ScriptObject
        {
            ["sources"] = counts.Sources,
            ["briefings"] = counts.Briefings,
            ["passages"] = counts.Passages,
            ["lines"] = counts.Lines,
            ["published"] = counts.Published,
            ["omitted"] = counts.Omitted,
        },
    };

    private ScriptObject Home(HomeContent home) => new()
    {
        ["lead"] = Card(home.Lead),
        ["briefings"] = List(home.Briefings, Card),
        ["further"] = home.FurtherBriefings,
        ["is_in_order_received"] = home.IsInOrderReceived,
        ["digest"] = List(home.Digest, digest => new ScriptObject
        {
            ["section"] = Section(digest.Section),
            ["also"] = digest.Also,
            ["passages"] = List(digest.Passages, p => Passage(p)),
        }),
        ["mix"] = List(home.Mix, Cell),
        ["timeline"] = home.Timeline is not { } timeline ? null : new ScriptObject
        {
            ["first"] = timeline.First,
            ["last"] = timeline.Last,
            ["briefings"] = timeline.Briefings,
            ["bars"] = List(timeline.Bars, bar => new ScriptObject
            {
                ["date"] = bar.Date,
                ["briefings"] = bar.Briefings,
                ["x"] = bar.X,
                ["width"] = bar.Width,
                ["height"] = bar.Height,
            }),
        },
        ["topics"] = List(home.Topics, NameRow),
        ["further_topics"] = home.FurtherTopics,
    };

    private ScriptObject SectionPage(SectionContent section) => new()
    {
        ["section"] = Section(section.Section),
        ["description"] = section.Description,
        ["also"] = section.Also,
        ["briefings"] = List(section.Briefings, group => new ScriptObject
        {
            ["briefing"] = Named(group.Briefing),
            ["first"] = List(group.First, p => Passage(p)),
            ["also"] = List(group.Also, p => Passage(p)),
        }),
        ["archive"] = Archive(section.Archive),
    };

    private ScriptObject NamePage(NameContent name) => new()
    {
        ["name"] = name.Name,
        ["spellings"] = List(name.Spellings, s => s),
        ["aliases"] = List(name.Aliases, s => s),
        ["tagged"] = List(name.Tagged, Group),
        ["mentioned"] = List(name.Mentioned, Group),
        ["stated"] = List(name.Stated, Named),
        ["together"] = List(name.Together, NameRow),
        ["archive"] = Archive(name.Archive),
    };

    private ScriptObject Group(NamedBriefing group) => new()
    {
        ["briefing"] = Named(group.Briefing),
        ["passages"] = List(group.Passages, p => Passage(p)),
    };

    private static ScriptObject NameRow(NameRow row) => new()
    {
        ["name"] = row.Name,
        ["href"] = row.Href,
        ["passages"] = row.Passages,
        ["mentions"] = row.Mentions,
        ["briefings"] = row.Briefings,
    };

    private static ScriptObject Glossary(GlossaryContent glossary) => new()
    {
        ["defined"] = List(glossary.Defined, Acronym),
        ["undefined"] = List(glossary.Undefined, Acronym),
        ["aliases"] = List(glossary.Aliases, alias => new ScriptObject { ["name"] = alias.Name, ["others"] = List(alias.Others, o => o) }),
    };

    private static ScriptObject Acronym(AcronymView acronym) => new()
    {
        ["text"] = acronym.Text,
        ["anchor"] = acronym.Anchor,
        ["definitions"] = List(acronym.Definitions, Place),
        ["passages"] = acronym.Passages,
        ["places"] = List(acronym.Places, Place),
    };

    private static ScriptObject Place(PlaceView place) => new()
    {
        ["text"] = place.Text,
        ["file"] = place.File,
        ["line"] = place.Line,
        ["href"] = place.Href,
    };

    private static ScriptObject Archive(ArchiveView archive) => new()
    {
        ["number"] = archive.Number,
        ["newest"] = archive.Newest,
        ["older"] = archive.Older,
        ["older_number"] = archive.OlderNumber,
    };

    private static ScriptObject? Named(BriefingLink? link) => link is null ? null : new()
    {
        ["href"] = link.Href,
        ["title"] = Title(link.Title),
    };

    private ScriptObject Briefing(BriefingContent briefing) => new()
    {
        ["title"] = Title(briefing.Title),
        ["heading"] = briefing.Heading is null ? null : Passage(briefing.Heading, withAnchors: true),
        ["description"] = briefing.Description,
        ["language"] = briefing.Language,
        ["top_tags"] = List(briefing.TopTags, tag => tag),
        ["status"] = Status(briefing.Status),
        ["given_source"] = Fact(briefing.GivenSource),
        ["bottom_line"] = briefing.BottomLine is null ? null : Passage(briefing.BottomLine),
        ["key_points"] = List(briefing.KeyPoints, p => Passage(p)),
        ["strip"] = List(briefing.Strip, Cell),
        ["mix"] = List(briefing.Mix, Section),
        ["passages"] = List(briefing.Passages, p => Passage(p, withAnchors: true)),
        ["relative_times"] = List(briefing.RelativeTimes, Quote),
        ["stated_times"] = List(briefing.StatedTimes, Quote),
        ["links"] = List(briefing.Links, link => new ScriptObject
        {
            ["text"] = link.Text,
            ["url"] = link.Url,
            ["address"] = link.Address,
            ["is_cut"] = link.IsCut,
            ["is_editors"] = link.IsEditors,
            ["line"] = link.Line,
            ["href"] = link.Href,
        }),
        ["people"] = List(briefing.People, Name),
        ["topics"] = List(briefing.Topics, Name),
        ["acronyms"] = List(briefing.Acronyms, Name),
        ["published"] = briefing.Published,
        ["omissions"] = List(briefing.Omissions, o => Omission(o.Omission, o.SourceHref)),
        ["source"] = Link(briefing.Source),
        ["previous"] = Named(briefing.Previous),
        ["next"] = Named(briefing.Next),
    };

    private ScriptObject Row(SourceRow row) => new()
    {
        ["source"] = Link(row.Source),
        ["is_draft"] = row.IsDraft,
        ["lines"] = row.Lines,
        ["published"] = row.Published,
        ["omitted"] = row.Omitted,
        ["briefings"] = List(row.Briefings, Named),
    };

    private static ScriptObject Source(SourceContent source) => new()
    {
        ["file"] = source.File,
        ["language"] = source.Language,
        ["raw_href"] = source.RawHref,
        ["bytes"] = source.Bytes,
        ["sha256"] = source.Sha256,
        ["encoding"] = source.Encoding,
        ["published"] = source.Published,
        ["omitted"] = source.Omitted,
        ["blank"] = source.Blank,
        ["front_matter"] = source.FrontMatter,
        ["briefings"] = List(source.Briefings, Named),
        ["lines"] = List(source.Lines, line => new ScriptObject
        {
            ["number"] = line.Fate.Line,
            ["text"] = line.Text,
            ["fate"] = line.Fate.Kind switch
            {
                FateKind.Published => "published",
                FateKind.Omitted => "omitted",
                FateKind.Blank => "blank",
                _ => "front-matter",
            },
            ["href"] = line.Href,
            ["omission"] = line.Fate.Omission is null ? null : Omission(line.Fate.Omission, null),
            ["cuts"] = List(line.Cuts, cut => Omission(cut, null)),
        }),
    };

    private ScriptObject About(AboutContent about) => new()
    {
        ["sections"] = List(about.Sections, rules => new ScriptObject
        {
            ["section"] = Section(rules.Section),
            ["description"] = rules.Description,
            ["terms"] = List(rules.Terms, term => new ScriptObject { ["text"] = term.Text, ["weight"] = term.Hundredths / 100m }),
        }),
        ["unsorted"] = List(about.Unsorted, p => Passage(p)),
        ["general"] = Section(about.General),
        ["further_unsorted"] = about.FurtherUnsorted,
    };

    private static ScriptObject Letter(LetterView letter) => new()
    {
        ["id"] = letter.Id,
        ["letter"] = letter.Id.Length == 1 ? letter.Id.ToUpperInvariant() : null,
        ["count"] = letter.Count,
        ["pages"] = List(letter.Pages, Link),
        ["names"] = List(letter.Names, name => new ScriptObject
        {
            ["kind"] = name.Kind switch
            {
                NameKind.Topic => "topic",
                NameKind.Handle => "handle",
                NameKind.Acronym => "acronym",
                _ => "title",
            },
            ["title"] = Title(name.Title),
            ["href"] = name.Href,
        }),
    };

    private ScriptObject Changes(ChangesContent changes) => new()
    {
        ["groups"] = List(changes.Groups, group => new ScriptObject
        {
            ["title"] = Title(group.Title),
            ["href"] = group.Href,
            ["changes"] = List(group.Changes, Change),
        }),
        ["further"] = changes.Further,
        ["withdrawn"] = List(changes.Withdrawn, Link),
        ["further_withdrawn"] = changes.FurtherWithdrawn,
    };

    private ScriptObject Change(ChangeView view) => new()
    {
        ["kind"] = ChangeList.Names[view.Change.Kind],
        ["passage"] = view.Passage is null ? null : Passage(view.Passage),
        ["words"] = List(view.Words, run => new ScriptObject { ["text"] = run.Text, ["is_old"] = run.IsOld, ["is_new"] = run.IsNew }),
        ["is_old_lost"] = view.IsOldLost,
        ["from"] = view.From is null ? null : Section(view.From),
        ["to"] = view.To is null ? null : Section(view.To),
    };

    private static ScriptObject Llms(LlmsContent llms) => new()
    {
        ["sections"] = List(llms.Sections, rules => new ScriptObject
        {
            ["section"] = Section(rules.Section),
            ["description"] = rules.Description,
        }),
        ["briefings"] = List(llms.Briefings, line => new ScriptObject
        {
            ["title"] = Title(line.Title),
            ["href"] = line.Href,
            ["bottom_line"] = line.BottomLine,
        }),
        ["further"] = llms.FurtherBriefings,
        ["sources_href"] = llms.SourcesHref,
    };

    private ScriptObject? Card(BriefingCard? card) => card is null ? null : new()
    {
        ["href"] = card.Href,
        ["title"] = Title(card.Title),
        ["bottom_line"] = card.BottomLine is null ? null : Passage(card.BottomLine, withSigns: false),
        ["status"] = Status(card.Status),
        ["sections"] = List(card.Sections, Section),
        ["passages"] = card.Passages,
    };

    private static ScriptObject Title(TitleView title) => new()
    {
        ["text"] = title.Text,
        ["is_quoted"] = title.IsQuoted,
        ["is_shortened_before"] = title.IsShortenedBefore,
        ["is_shortened_after"] = title.IsShortenedAfter,
        ["is_editors"] = title.IsEditors,
        ["language"] = title.Language,
    };

    private static ScriptObject Status(StatusView status) => new()
    {
        ["author"] = Fact(status.Author),
        ["author_hints"] = List(status.AuthorHints, Quote),
        ["date"] = Fact(status.Date),
        ["is_fragment"] = status.Completeness == Completeness.Fragment,
        ["is_end_marked"] = status.Completeness == Completeness.EndMarked,
        ["posts"] = status.Posts,
        ["gaps"] = List(status.Gaps, gap => new ScriptObject { ["line"] = gap.Line, ["after"] = gap.After, ["before"] = gap.Before }),
        ["words"] = status.Words,
        ["minutes"] = status.Minutes,
        ["first_line"] = status.FirstLine,
        ["last_line"] = status.LastLine,
    };

    private ScriptObject Passage(PassageView view, bool withAnchors = false, bool withSigns = true)
    {
        var passage = view.Passage;
        return new()
        {
            ["anchor"] = withAnchors ? Anchor(passage.Origin.FirstLine) : null,
            ["text"] = passage.Text,
            ["language"] = view.Language,
            ["html"] = PassageHtml.Inline(passage, labels, withAnchors, withSigns, view.Links),
            ["rows"] = passage.Kind == PassageKind.Table ? Rows(view, withAnchors) : null,
            ["kind"] = passage.Kind switch
            {
                PassageKind.Title => "title",
                PassageKind.Heading => "heading",
                PassageKind.ListItem => "list-item",
                PassageKind.Quote => "quote",
                PassageKind.Table => "table",
                PassageKind.Code => "code",
                _ => "paragraph",
            },
            ["level"] = Math.Clamp(passage.Level, 1, 6),
            ["first_line"] = passage.Origin.FirstLine,
            ["last_line"] = passage.Origin.LastLine,
            ["section"] = Section(view.Section),
            ["also"] = List(view.Also, Section),
            ["href"] = view.Href,
            ["source_href"] = view.SourceHref,
            ["matched"] = List(view.Words, matched => new ScriptObject
            {
                ["section"] = Section(matched.Section),
                ["words"] = List(matched.Words, word => word),
            }),
            ["decided_by"] = passage.Placement!.DecidedBy switch
            {
                DecidedBy.Terms => "terms",
                DecidedBy.Context => "context",
                DecidedBy.FrontMatter => "front-matter",
                DecidedBy.Editor => "editor",
                _ => "fallback",
            },
            ["reason"] = passage.Placement.Reason,
        };
    }

    // A row has the id of its line; lines without a row of their own, as the one below the header, have theirs within.
    private ScriptArray Rows(PassageView view, bool withAnchors)
    {
        var passage = view.Passage;
        var rows = new ScriptArray();
        var start = 0;
        var next = 1;
        foreach (var row in passage.Text.Split('\n'))
        {
            var isLast = start + row.Length == passage.Text.Length;
            var lines = passage.LineStarts.Skip(next).TakeWhile(s => withAnchors && (isLast || s.Offset <= start)).Select(s => s.Line).ToList();
            var own = rows.Count > 0 && lines.Count > 0 ? passage.LineStarts.Skip(next).Last(s => s.Offset <= start).Line : 0;
            next += lines.Count;
            var cells = new ScriptArray();
            foreach (var cell in row.Split('\t'))
            {
                cells.Add(PassageHtml.Inline(passage, labels, links: view.Links, start: start, end: start + cell.Length));
                start += cell.Length + 1;
            }

            rows.Add(new ScriptObject
            {
                ["anchor"] = own > 0 ? Anchor(own) : null,
                ["other_anchors"] = List(lines.Where(l => l != own), line => Anchor(line)),
                ["cells"] = cells,
            });
        }

        return rows;
    }

    private static string Anchor(int line) => FormattableString.Invariant($"l{line}");

    private static ScriptObject Section(SectionView section) => new()
    {
        ["id"] = section.Id,
        ["title"] = section.Title,
        ["mark"] = section.Mark,
        ["href"] = section.Href,
        ["passages"] = section.Passages,
    };

    private static ScriptObject Cell(StripCell cell) => new()
    {
        ["section"] = Section(cell.Section),
        ["lane"] = cell.Lane,
        ["x"] = cell.X,
        ["width"] = cell.Width,
    };

    private static ScriptObject Omission(Omission omission, string? href) => new()
    {
        ["text"] = omission.Text,
        ["reason"] = omission.Reason switch
        {
            OmissionReason.Separator => "separator",
            OmissionReason.UnrollerNotice => "unroller-notice",
            OmissionReason.Counter => "counter",
            OmissionReason.JoiningDots => "joining-dots",
            OmissionReason.Markup => "markup",
            OmissionReason.Hidden => "hidden",
            _ => "draft",
        },
        ["note"] = omission.Note,
        ["first_line"] = omission.Origin.FirstLine,
        ["last_line"] = omission.Origin.LastLine,
        ["href"] = href,
    };

    private static ScriptObject? Fact(FactView? fact) => fact is null ? null : new()
    {
        ["text"] = fact.Text,
        ["is_editors"] = fact.IsEditors,
        ["href"] = fact.Href,
    };

    private static ScriptObject Name(NameView name) => new()
    {
        ["text"] = name.Text,
        ["note"] = name.Note,
        ["href"] = name.Href,
        ["places"] = List(name.Places, Quote),
        ["is_editors"] = name.IsEditors,
    };

    private static ScriptObject Quote(QuoteView quote) => new()
    {
        ["text"] = quote.Text,
        ["line"] = quote.Line,
        ["href"] = quote.Href,
    };

    private static ScriptObject Link(LinkView link) => new()
    {
        ["title"] = link.Title,
        ["href"] = link.Href,
    };

    private static ScriptArray List<T>(IEnumerable<T> values, Func<T, object?> model)
    {
        var list = new ScriptArray();
        foreach (var value in values)
        {
            list.Add(model(value));
        }

        return list;
    }

    private static string Direction(string language) => RightToLeft.Contains(language.Split('-')[0].ToLowerInvariant()) ? "rtl" : "ltr";
}
