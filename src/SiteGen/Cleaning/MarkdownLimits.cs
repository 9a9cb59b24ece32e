using Markdig.Syntax.Inlines;
using SiteGen.Diagnostics;
using SiteGen.Model;

namespace SiteGen.Cleaning;

/// <summary>
/// What a Markdown seed may hold of the signs for which the parser looks back and forth: its time grows with
/// their square, so no text that a person wrote comes near these numbers.
/// </summary>
internal static class MarkdownLimits
{
    /// <summary>Quotations and lists that begin on one line, and emphasis and links, one in another.</summary>
    private const int Containers = 100;

    /// <summary>Brackets that one paragraph opens and does not close.</summary>
    private const int OpenBrackets = 1_000;

    /// <summary>Addresses that begin in one stretch without spaces.</summary>
    private const int AddressesAtOnce = 1_000;

    /// <summary>Runs of backticks in one paragraph, each of another length.</summary>
    private const int BacktickRuns = 100;

    /// <summary>Definitions of links in one seed.</summary>
    private const int Definitions = 5_000;

    /// <summary>Whether a seed holds more; and where it first does.</summary>
    public static bool AreExceeded(Seed seed, out SourceSpan place)
    {
        var (open, addresses, definitions) = (0, 0, 0);
        var backticks = new HashSet<int>();
        for (var line = seed.BodyLine; line <= seed.Lines.Length; line++)
        {
            var text = seed.Lines[line - 1].AsSpan();
            var body = text.TrimStart(" \t>-*+");
            if (body.IsEmpty)
            {
                open = 0;
                backticks.Clear();
            }

            addresses = 0;
            definitions += body.StartsWith("[") && body.Contains("]:", StringComparison.Ordinal) ? 1 : 0;
            for (var i = 0; i < text.Length; i++)
            {
                switch (text[i])
                {
                    case '[':
                        open++;
                        break;
                    case ']' when open > 0:
                        open--;
                        break;
                    case '(' when i > 0 && text[i - 1] == ']':
                        addresses++;
                        break;
                    case '`' when i == 0 || text[i - 1] != '`':
                        var run = text[i..].IndexOfAnyExcept('`');
                        backticks.Add(run < 0 ? text.Length - i : run);
                        break;
                    case ' ' or '\t':
                        addresses = 0;
                        break;
                }

                if (open > OpenBrackets || addresses > AddressesAtOnce || backticks.Count > BacktickRuns)
                {
                    place = SourceSpan.At(seed.File, line, i + 1);
                    return true;
                }
            }

            if (definitions > Definitions || ContainersOf(text) > Containers)
            {
                place = SourceSpan.At(seed.File, line);
                return true;
            }
        }

        place = SourceSpan.Whole(seed.File);
        return false;
    }

    /// <summary>Whether emphasis and links stand in one another deeper than a stack can follow safely.</summary>
    public static bool AreExceeded(ContainerInline? inlines)
    {
        var depth = 1;
        var inline = inlines?.FirstChild;
        while (inline is not null)
        {
            if (depth > Containers)
            {
                return true;
            }

            if (inline is ContainerInline { FirstChild: { } child })
            {
                inline = child;
                depth++;
                continue;
            }

            while (inline is not null && inline.NextSibling is null)
            {
                inline = inline.Parent == inlines ? null : inline.Parent;
                depth--;
            }

            inline = inline?.NextSibling;
        }

        return false;
    }

    private static int ContainersOf(ReadOnlySpan<char> line)
    {
        var containers = 0;
        foreach (var c in line)
        {
            if (c is '>' or '-' or '*' or '+' or '.' or ')')
            {
                containers++;
            }
            else if (c is not (' ' or '\t' or (>= '0' and <= '9')))
            {
                break;
            }
        }

        // A rule is made of one of these signs alone.
        return line.ContainsAnyExcept(" \t-") && line.ContainsAnyExcept(" \t*") ? containers : 0;
    }
}
