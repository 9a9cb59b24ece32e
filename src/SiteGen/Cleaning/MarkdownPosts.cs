using System.Collections.Immutable;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cleaning;

/// <summary>
/// Markdown: headings, lists, quotations, tables and paragraphs are posts, with their lines kept.
/// Raw HTML is text like any other.
/// </summary>
internal static class MarkdownPosts
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UsePreciseSourceLocation().Build();

    public static Outcome<PostList> Read(Seed seed)
    {
        MarkdownDocument document;
        var text = string.Join('\n', seed.Lines.Skip(seed.BodyLine - 1));
        try
        {
            document = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's way to say that its limit of nesting, 128, is reached.
            return Outcome.Of(TextPosts.Read(seed), TooDeep(new(seed.File, 0, 0)));
        }

        var walk = new Walk(seed, text);
        walk.Blocks(document, PassageKind.Paragraph, 0);
        return Outcome.Of(walk.Finish());
    }

    private static Diagnostic TooDeep(SiteGen.Diagnostics.SourceSpan file) => new(
        "SG0203", Severity.Warning, file,
        "this Markdown is nested too deeply to be understood, so it is read as plain text, a post a line",
        Hint: "remove quotation marks or brackets inside one another");

    private sealed class Walk(Seed seed, string text)
    {
        private readonly ImmutableArray<Post>.Builder _posts = ImmutableArray.CreateBuilder<Post>();
        private readonly ImmutableArray<Omission>.Builder _omissions = ImmutableArray.CreateBuilder<Omission>();
        private readonly int[] _lineOffsets = [0, .. text.Index().Where(c => c.Item == '\n').Select(c => c.Index + 1)];
        private bool _hasTitle = seed.Settings.Title is not null;

        public void Blocks(ContainerBlock container, PassageKind kind, int level)
        {
            foreach (var block in container)
            {
                switch (block)
                {
                    case HeadingBlock heading:
                        var isTitle = heading.Level == 1 && !_hasTitle && kind == PassageKind.Paragraph;
                        _hasTitle |= isTitle;
                        AddLeaf(heading, isTitle ? PassageKind.Title : PassageKind.Heading, heading.Level);
                        break;
                    case CodeBlock code:
                        AddCode(code);
                        break;
                    case Table table:
                        AddTable(table);
                        break;
                    case LeafBlock leaf and not (ThematicBreakBlock or LinkReferenceDefinition):
                        AddLeaf(leaf, kind, level);
                        break;
                    case QuoteBlock quote:
                        Blocks(quote, PassageKind.Quote, kind == PassageKind.Quote ? level + 1 : 1);
                        break;
                    case ListItemBlock item:
                        ListItem(item, level);
                        break;
                    case ListBlock list:
                        Blocks(list, PassageKind.ListItem, kind == PassageKind.ListItem ? level + 1 : 1);
                        break;
                    case LinkReferenceDefinitionGroup:
                        break;
                    case ContainerBlock other:
                        Blocks(other, kind, level);
                        break;
                }
            }
        }

        /// <summary>Lines that no block claimed are markup if they say nothing, else posts of their own.</summary>
        public PostList Finish()
        {
            var claimed = _posts.SelectMany(p => Enumerable.Range(p.Origin.FirstLine, p.Origin.LastLine - p.Origin.FirstLine + 1)).ToHashSet();
            foreach (var line in SeedCleaner.BodyLines(seed).Where(l => !claimed.Contains(l)))
            {
                var words = seed.Lines[line - 1];
                if (words.Any(char.IsLetterOrDigit) && !words.TrimStart().StartsWith('['))
                {
                    _posts.Add(new(words.Trim(), seed.Span(line, line)));
                }
                else
                {
                    _omissions.Add(SeedCleaner.Omitted(seed, line, OmissionReason.Markup));
                }
            }

            _posts.Sort((a, b) => (a.Origin.FirstLine, a.Origin.LastLine).CompareTo((b.Origin.FirstLine, b.Origin.LastLine)));
            return new(_posts.ToImmutable(), _omissions.ToImmutable());
        }

        private void ListItem(ListItemBlock item, int level)
        {
            var first = _posts.Count;
            Blocks(item, PassageKind.ListItem, level);

            // The number of an ordered piece is part of what the source says.
            if (item.Parent is ListBlock { IsOrdered: true } list && first < _posts.Count)
            {
                var number = item.Order.ToString(System.Globalization.CultureInfo.InvariantCulture) + list.OrderedDelimiter + " ";
                _posts[first] = Prefixed(_posts[first], number);
            }
        }

        private static Post Prefixed(Post post, string prefix) => post with
        {
            Text = prefix + post.Text,
            LineStarts = [.. post.LineStarts.Select((s, i) => i == 0 ? s : s with { Offset = s.Offset + prefix.Length })],
            Marks = [.. post.Marks.Select(m => m with { Start = m.Start + prefix.Length })],
        };

        private void AddLeaf(LeafBlock leaf, PassageKind kind, int level)
        {
            var (first, last) = Lines(leaf.Span);
            var inline = new InlineText(first);
            inline.Append(leaf.Inline);
            var post = inline.Post(seed.Span(first, last));
            if (post.Text.Length > 0)
            {
                _posts.Add(post with { Kind = kind, Level = level });
            }
        }

        private void AddCode(CodeBlock code)
        {
            var (first, last) = Lines(code.Span);
            var content = code.Lines.ToString();
            var firstContent = code is FencedCodeBlock ? first + 1 : first;
            if (string.IsNullOrWhiteSpace(content))
            {
                return;
            }

            var starts = ImmutableArray.CreateBuilder<LineStart>();
            starts.Add(new(first, 0));
            starts.AddRange(content.Index().Where(c => c.Item == '\n').Select((c, i) => new LineStart(firstContent + i + 1, c.Index + 1)));
            _posts.Add(new(content, seed.Span(first, last)) { Kind = PassageKind.Code, LineStarts = starts.ToImmutable() });
        }

        private void AddTable(Table table)
        {
            var (first, last) = Lines(table.Span);
            var rows = new InlineText(first);
            foreach (var (r, row) in table.OfType<TableRow>().Index())
            {
                if (r > 0)
                {
                    rows.BeginRow(Lines(row.Span).First);
                }

                foreach (var (c, cell) in row.OfType<TableCell>().Index())
                {
                    if (c > 0)
                    {
                        rows.BeginCell();
                    }

                    foreach (var leaf in cell.OfType<LeafBlock>())
                    {
                        rows.Append(leaf.Inline);
                    }
                }
            }

            _posts.Add(rows.Post(seed.Span(first, last)) with { Kind = PassageKind.Table });
        }

        private (int First, int Last) Lines(Markdig.Syntax.SourceSpan span) => (LineOf(span.Start), LineOf(Math.Max(span.Start, span.End)));

        private int LineOf(int offset)
        {
            var found = Array.BinarySearch(_lineOffsets, offset);
            return seed.BodyLine + (found >= 0 ? found : ~found - 1);
        }
    }

    /// <summary>Collects the words of inline markup, and what the markup says of them.</summary>
    private sealed class InlineText(int line)
    {
        private readonly StringBuilder _text = new();
        private readonly ImmutableArray<TextMark>.Builder _marks = ImmutableArray.CreateBuilder<TextMark>();
        private readonly ImmutableArray<LineStart>.Builder _lineStarts = ImmutableArray.CreateBuilder<LineStart>();
        private int _line = line;

        public void BeginRow(int rowLine)
        {
            _text.Append('\n');
            _line = rowLine;
            _lineStarts.Add(new(_line, _text.Length));
        }

        public void BeginCell() => _text.Append('\t');

        public void Append(ContainerInline? container)
        {
            foreach (var inline in container ?? Enumerable.Empty<Inline>())
            {
                var start = _text.Length;
                switch (inline)
                {
                    case LiteralInline literal:
                        _text.Append(literal.Content.AsSpan());
                        break;
                    case HtmlEntityInline entity:
                        _text.Append(entity.Transcoded.AsSpan());
                        break;
                    case LineBreakInline:
                        _text.Append(' ');
                        _lineStarts.Add(new(++_line, _text.Length));
                        break;
                    case CodeInline code:
                        _text.Append(code.Content);
                        Mark(MarkKind.Code, start, "");
                        break;
                    case AutolinkInline autolink:
                        _text.Append(autolink.Url);
                        MarkLink(start, autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url);
                        break;
                    case LinkInline link:
                        Append(link);
                        if (_text.Length == start)
                        {
                            _text.Append(link.Url);
                        }

                        MarkLink(start, link.Url ?? "");
                        break;
                    case EmphasisInline emphasis:
                        Append(emphasis);
                        Mark(emphasis.DelimiterCount >= 2 ? MarkKind.Strong : MarkKind.Emphasis, start, "");
                        break;
                    case ContainerInline other:
                        Append(other);
                        break;
                }
            }
        }

        public Post Post(SiteGen.Diagnostics.SourceSpan origin) => new(_text.ToString(), origin)
        {
            Marks = _marks.ToImmutable(),
            LineStarts = [new(origin.FirstLine, 0), .. _lineStarts],
        };

        private void MarkLink(int start, string url) => Mark(
            WebAddress.Allowed(url) is not null ? MarkKind.Link : WebAddress.IsCut(url) ? MarkKind.CutLink : MarkKind.PlainLink,
            start,
            url);

        private void Mark(MarkKind kind, int start, string value)
        {
            if (_text.Length > start)
            {
                _marks.Add(new(kind, start, _text.Length - start, value));
            }
        }
    }
}
