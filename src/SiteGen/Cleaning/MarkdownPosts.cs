using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using SiteGen.Diagnostics;
using SiteGen.Model;
using MarkdownSpan = Markdig.Syntax.SourceSpan;
using SourceSpan = SiteGen.Diagnostics.SourceSpan;

namespace SiteGen.Cleaning;

/// <summary>
/// Markdown: headings, lists, quotations, tables and paragraphs are posts, with their lines kept.
/// Raw HTML is text like any other.
/// </summary>
internal static class MarkdownPosts
{
    private static readonly MarkdownPipeline WithoutTables =
        new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation().Build();

    private static readonly MarkdownPipeline WithTables =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UsePreciseSourceLocation().Build();

    private static readonly SearchValues<char> RuleSigns = SearchValues.Create("|:- \t>");

    public static Outcome<PostList> Read(Seed seed)
    {
        var text = string.Join('\n', seed.Lines.Skip(seed.BodyLine - 1));
        if (MarkdownLimits.AreExceeded(seed, out var place))
        {
            return Outcome.Of(TextPosts.Read(seed), TooTangled(place));
        }

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, WithTables);
            if (document.Descendants<Table>().Any(t => !HasRule(t, text)))
            {
                document = Markdown.Parse(text, WithoutTables);
            }
        }
        catch (ArgumentException)
        {
            // Markdig's way to say that its limit of nesting, 128, is reached.
            return Outcome.Of(TextPosts.Read(seed), TooTangled(SourceSpan.Whole(seed.File)));
        }

        if (document.Descendants<LeafBlock>().Any(l => MarkdownLimits.AreExceeded(l.Inline)))
        {
            return Outcome.Of(TextPosts.Read(seed), TooTangled(SourceSpan.Whole(seed.File)));
        }

        var walk = new Walk(seed, text);
        walk.Document(document);
        return Outcome.Of(walk.Finish());
    }

    // Markdig takes a rule further down for that of a table, and loses the words around it.
    private static bool HasRule(Table table, string text)
    {
        var start = text.IndexOf('\n', table.Span.Start) + 1;
        var end = text.IndexOf('\n', start);
        return !text.AsSpan(start..(end < 0 ? text.Length : end)).ContainsAnyExcept(RuleSigns);
    }

    private static Diagnostic TooTangled(SourceSpan place) => new(
        "SG0203", Severity.Warning, place,
        "this Markdown is nested or bracketed too deeply to be understood, so all of the seed is read as plain text, a post a line",
        Hint: "close the brackets, and remove quotations and lists inside one another; or save the seed as .txt");

    private sealed class Walk(Seed seed, string text)
    {
        private readonly ImmutableArray<Post>.Builder _posts = ImmutableArray.CreateBuilder<Post>();
        private readonly HashSet<int> _markup = [];
        private readonly int[] _lineOffsets = [0, .. text.Index().Where(c => c.Item == '\n').Select(c => c.Index + 1)];
        private bool _hasTitle = seed.Settings.Title is not null;

        public void Document(MarkdownDocument document)
        {
            foreach (var definition in document.Descendants<LinkReferenceDefinition>())
            {
                AddMarkup(Lines(definition.Span));
            }

            Blocks(document, PassageKind.Paragraph, 0);
        }

        /// <summary>Lines that no post holds are left out if they are markup alone, else posts of their own.</summary>
        public PostList Finish()
        {
            var held = _posts.SelectMany(p => Enumerable.Range(p.Origin.FirstLine, p.Origin.LastLine - p.Origin.FirstLine + 1)).ToHashSet();
            var omissions = ImmutableArray.CreateBuilder<Omission>();
            foreach (var line in SeedCleaner.BodyLines(seed).Where(l => !held.Contains(l)))
            {
                var words = seed.Lines[line - 1].Trim();
                if (_markup.Contains(line) || !words.Any(char.IsLetterOrDigit))
                {
                    omissions.Add(SeedCleaner.Omitted(seed, line, OmissionReason.Markup));
                }
                else
                {
                    _posts.Add(new(words, seed.Span(line, line)));
                }
            }

            _posts.Sort((a, b) => (a.Origin.FirstLine, a.Origin.LastLine).CompareTo((b.Origin.FirstLine, b.Origin.LastLine)));
            return new(_posts.ToImmutable(), omissions.ToImmutable());
        }

        private void Blocks(ContainerBlock container, PassageKind kind, int level)
        {
            for (var i = 0; i < container.Count; i++)
            {
                switch (container[i])
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
                        AddLeaf(leaf, kind, level, i + 1 < container.Count ? container[i + 1] as Table : null);
                        break;
                    case QuoteBlock quote:
                        Blocks(quote, PassageKind.Quote, kind == PassageKind.Quote ? level + 1 : 1);
                        break;
                    case ListItemBlock item:
                        AddListItem(item, level);
                        break;
                    case ListBlock list:
                        Blocks(list, PassageKind.ListItem, kind == PassageKind.ListItem ? level + 1 : 1);
                        break;
                    case ContainerBlock other:
                        Blocks(other, kind, level);
                        break;
                }
            }
        }

        private void AddListItem(ListItemBlock item, int level)
        {
            var first = _posts.Count;
            Blocks(item, PassageKind.ListItem, level);
            if (first == _posts.Count)
            {
                AddMarkup(Lines(item.Span));
            }
            else if (item.Parent is ListBlock { IsOrdered: true } list)
            {
                // The number of an ordered piece is part of what the source says.
                _posts[first] = Prefixed(_posts[first], PlaceOf(item.Span.Start), Number(item) + list.OrderedDelimiter + " ");
            }
        }

        private string Number(ListItemBlock item)
        {
            var digits = text.AsSpan(item.Span.Start);
            var length = digits.IndexOfAnyExceptInRange('0', '9');
            return length > 0 ? digits[..length].ToString() : item.Order.ToString(CultureInfo.InvariantCulture);
        }

        // A number may stand above the words that it counts: alone, or before a fence or the definition of a link.
        private Post Prefixed(Post post, SourceSpan number, string prefix)
        {
            var line = number.FirstLine;
            var prefixed = post with
            {
                Text = prefix + post.Text,
                Origin = post.Origin with { FirstLine = Math.Min(line, post.Origin.FirstLine) },
                LineStarts = [.. post.LineStarts.Select(s => s with { Offset = s.Offset + prefix.Length })],
                Marks = [.. post.Marks.Select(m => m with { Start = m.Start + prefix.Length })],
                Cuts = [.. MarkupAbove(post, number, prefix), .. post.Cuts],
            };
            return prefixed with { LineStarts = WithEachLine(prefixed) };
        }

        private IEnumerable<Omission> MarkupAbove(Post post, SourceSpan number, string prefix) =>
            from line in Enumerable.Range(number.FirstLine, Math.Max(0, post.Origin.FirstLine - number.FirstLine))
            where _markup.Contains(line)
            let words = seed.Lines[line - 1]
            let start = line > number.FirstLine ? 0 : Math.Min(words.Length, number.Column - 1 + prefix.TrimEnd().Length)
            let markup = words[start..].Trim()
            where markup.Any(char.IsLetterOrDigit)
            select new Omission(SourceSpan.At(seed.File, line, words.IndexOf(markup, start, StringComparison.Ordinal) + 1), markup, OmissionReason.Markup);

        private void AddLeaf(LeafBlock leaf, PassageKind kind, int level, Table? below = null)
        {
            var (first, last) = Lines(leaf.Span);
            if (below is not null)
            {
                // A paragraph claims the lines of a table that stands right below it.
                last = Math.Min(last, LineOf(below.Span.Start) - 1);
            }

            if (leaf is HeadingBlock { IsSetext: true } && last > first)
            {
                _markup.Add(last);
                last--;
            }

            // Definitions of links may stand right above the words of a paragraph.
            if (_markup.Contains(first) && leaf.Inline?.FirstOrDefault(i => !InlineText.IsBlank(i)) is { } words)
            {
                first = Math.Clamp(LineOf(words.Span.Start), first, last);
            }

            // What Markdown calls blank is spaces and tabs, but there are more signs that show nothing.
            while (first < last && IsBlank(first))
            {
                first++;
            }

            while (first < last && IsBlank(last))
            {
                last--;
            }

            var inline = new InlineText(PlaceOf);
            inline.Append(leaf.Inline);
            Add(inline.Post(seed.Span(first, last)) with { Kind = kind, Level = level });
        }

        private void AddCode(CodeBlock code)
        {
            AddMarkup(Lines(code.Span));
            var lines = (code.Lines.Lines ?? []).Take(code.Lines.Count)
                .Select(l => (Line: seed.BodyLine + l.Line, Text: l.Slice.ToString()))
                .SkipWhile(l => string.IsNullOrWhiteSpace(l.Text))
                .Reverse().SkipWhile(l => string.IsNullOrWhiteSpace(l.Text)).Reverse()
                .ToList();
            if (lines.Count == 0)
            {
                return;
            }

            var starts = ImmutableArray.CreateBuilder<LineStart>();
            var offset = 0;
            foreach (var (line, words) in lines)
            {
                starts.Add(new(line, offset));
                offset += words.Length + 1;
            }

            Add(new(string.Join('\n', lines.Select(l => l.Text)), seed.Span(lines[0].Line, lines[^1].Line))
            {
                Kind = PassageKind.Code,
                LineStarts = starts.ToImmutable(),
            });
        }

        private void AddTable(Table table)
        {
            var (first, last) = Lines(table.Span);
            var rows = new InlineText(PlaceOf);
            var line = first;
            foreach (var (r, row) in table.OfType<TableRow>().Index())
            {
                if (r > 0)
                {
                    // A row without words does not know where it stands.
                    line = row.Span.Start > table.Span.Start ? LineOf(row.Span.Start) : line + 1;
                    rows.BeginRow(line);
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

            Add(rows.Post(seed.Span(first, last)) with { Kind = PassageKind.Table });
        }

        private void Add(Post post)
        {
            if (string.IsNullOrWhiteSpace(post.Text))
            {
                AddMarkup((post.Origin.FirstLine, post.Origin.LastLine));
            }
            else
            {
                _posts.Add(post with { LineStarts = WithEachLine(post) });
            }
        }

        // Each line with words has a place in the text; one within a piece of code or a link's address has that of the next.
        private ImmutableArray<LineStart> WithEachLine(Post post)
        {
            var known = post.LineStarts.Reverse().ToList();
            var starts = new List<LineStart>();
            var offset = post.Text.Length;
            for (var (line, k) = (post.Origin.LastLine, 0); line > post.Origin.FirstLine; line--)
            {
                for (; k < known.Count && known[k].Line >= line; k++)
                {
                    offset = Math.Min(offset, known[k].Offset);
                }

                if (!IsBlank(line))
                {
                    starts.Add(new(line, offset));
                }
            }

            starts.Add(new(post.Origin.FirstLine, 0));
            starts.Reverse();
            return [.. starts];
        }

        private bool IsBlank(int line) => string.IsNullOrWhiteSpace(seed.Lines[line - 1]);

        private void AddMarkup((int First, int Last) lines) =>
            _markup.UnionWith(Enumerable.Range(lines.First, lines.Last - lines.First + 1));

        private (int First, int Last) Lines(MarkdownSpan span) => (LineOf(span.Start), LineOf(Math.Max(span.Start, span.End)));

        private int LineOf(int offset) => PlaceOf(offset).FirstLine;

        private SourceSpan PlaceOf(int offset)
        {
            var found = Array.BinarySearch(_lineOffsets, offset);
            var line = found >= 0 ? found : ~found - 1;
            return SourceSpan.At(seed.File, seed.BodyLine + line, offset - _lineOffsets[line] + 1);
        }
    }
}
