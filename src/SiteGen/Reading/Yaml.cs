using System.Collections.Immutable;
using SiteGen.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SiteGen.Reading;

internal abstract record YamlValue(SourceSpan Origin);

internal sealed record YamlScalar(string Text, SourceSpan Origin) : YamlValue(Origin);

internal sealed record YamlList(ImmutableArray<YamlValue> Values, SourceSpan Origin) : YamlValue(Origin);

internal sealed record YamlMap(ImmutableArray<YamlEntry> Entries, SourceSpan Origin) : YamlValue(Origin);

internal sealed record YamlEntry(YamlScalar Key, YamlValue Value);

/// <summary>
/// The YAML that people write by hand: maps, lists and scalars. Anchors, aliases and tags are refused,
/// since they can make a small file endless; depth and size have limits, checked while parsing.
/// </summary>
internal static class Yaml
{
    public const int MaxDepth = 8;
    public const int MaxLength = 64 * 1024;

    /// <summary>Parses a document that is a map; an empty one gives an empty map, a broken one null.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The file that it stands in, for diagnostics.</param>
    /// <param name="firstLine">The line of the file on which the text begins.</param>
    /// <param name="maxLength">How long it may be, in UTF-16 units.</param>
    public static Outcome<YamlMap?> ParseMap(string text, string file, int firstLine = 1, int maxLength = MaxLength)
    {
        if (text.Length > maxLength)
        {
            return Broken(TooLarge(SourceSpan.At(file, firstLine), maxLength));
        }

        var cursor = new Cursor(new Parser(new StringReader(text)), file, firstLine);
        try
        {
            cursor.Next(); // the stream
            cursor.Next();
            if (cursor.Current is not DocumentStart)
            {
                return new(new YamlMap([], SourceSpan.At(file, firstLine)), []);
            }

            cursor.Next();
            var value = cursor.Value(1);
            cursor.Next();
            if (cursor.Current is not DocumentEnd || !cursor.Next() || cursor.Current is not StreamEnd)
            {
                return Broken(NotAMap(cursor.Here));
            }

            return value switch
            {
                YamlMap map => new(map, cursor.Diagnostics),
                YamlScalar { Text: "" } empty => new(new YamlMap([], empty.Origin), []),
                _ => Broken(NotAMap(value.Origin)),
            };
        }
        catch (RefusedException e)
        {
            return Broken(e.Diagnostic);
        }
        catch (YamlException e)
        {
            return Broken(NotValid(
                SourceSpan.At(file, firstLine + Math.Max(0, (int)e.Start.Line - 1), Math.Max(1, (int)e.Start.Column)),
                e.Message));
        }
    }

    private static Outcome<YamlMap?> Broken(Diagnostic diagnostic) => new(null, [diagnostic]);

    private static Diagnostic NotValid(SourceSpan span, string problem) => new(
        "SG0103", Severity.Error, span,
        "this is not valid YAML: " + problem.TrimEnd('.'),
        Hint: "write `key: value` lines; put a value with a colon or a leading # or @ in quotes");

    private static Diagnostic NotAMap(SourceSpan span) => new(
        "SG0103", Severity.Error, span,
        "this is not valid YAML for SiteGen: it is not a map of keys and values",
        Hint: "write `key: value` lines");

    private static Diagnostic TooLarge(SourceSpan span, int maxLength) => new(
        "SG0111", Severity.Error, span,
        $"the YAML is longer than {maxLength / 1024} KiB",
        Hint: "move the text below the front matter");

    private static Diagnostic TooDeep(SourceSpan span) => new(
        "SG0111", Severity.Error, span,
        $"the YAML is nested more than {MaxDepth} levels deep",
        Hint: "flatten it; no key of SiteGen needs so many");

    private static Diagnostic KeyTwice(YamlScalar key) => new(
        "SG0112", Severity.Error, key.Origin,
        $"`{key.Text}` stands here a second time",
        Hint: "keep one of the two");

    private static Diagnostic NotSupported(SourceSpan span, string what) => new(
        "SG0113", Severity.Error, span,
        $"{what} cannot be used here",
        Hint: "write the value out");

    /// <summary>Leaves the recursive descent; never leaves this file.</summary>
    private sealed class RefusedException(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }

    private sealed class Cursor(Parser parser, string file, int firstLine)
    {
        private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

        public ParsingEvent? Current => parser.Current;

        public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

        public SourceSpan Here => parser.Current is { } current
            ? SourceSpan.At(file, firstLine + (int)current.Start.Line - 1, (int)current.Start.Column)
            : SourceSpan.At(file, firstLine);

        public bool Next()
        {
            try
            {
                return parser.MoveNext();
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                // The parser's answer to some broken documents: two ends of one, a tag that is no address.
                throw new RefusedException(NotValid(Here, "it cannot be understood from here on"));
            }
        }

        public YamlValue Value(int depth)
        {
            if (depth > MaxDepth)
            {
                throw new RefusedException(TooDeep(Here));
            }

            if (Current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            {
                throw new RefusedException(NotSupported(Here, node.Tag.IsEmpty ? "an anchor (&)" : "a tag (!)"));
            }

            return Current switch
            {
                Scalar scalar when scalar.Value.Any(IsControl) => throw new RefusedException(NotSupported(Here, "an escaped control character")),
                Scalar scalar => new YamlScalar(Plain(scalar), Here),
                SequenceStart => List(depth),
                MappingStart => Map(depth),
                AnchorAlias => throw new RefusedException(NotSupported(Here, "an alias (*)")),
                _ => throw new RefusedException(NotAMap(Here)),
            };
        }

        // A file holds none (the decoder sees to that), so it was written as an escape: "\e".
        private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\t');

        private static string Plain(Scalar scalar) =>
            scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" } ? "" : scalar.Value;

        private YamlList List(int depth)
        {
            var origin = Here;
            var values = ImmutableArray.CreateBuilder<YamlValue>();
            while (Next() && Current is not SequenceEnd)
            {
                values.Add(Value(depth + 1));
            }

            return new(values.ToImmutable(), origin);
        }

        private YamlMap Map(int depth)
        {
            var origin = Here;
            var entries = ImmutableArray.CreateBuilder<YamlEntry>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (Next() && Current is not MappingEnd)
            {
                if (Value(depth + 1) is not YamlScalar key)
                {
                    throw new RefusedException(NotSupported(Here, "a list or map as a key"));
                }

                Next();
                var value = Value(depth + 1);
                if (seen.Add(key.Text))
                {
                    entries.Add(new(key, value));
                }
                else
                {
                    _diagnostics.Add(KeyTwice(key));
                }
            }

            return new(entries.ToImmutable(), origin);
        }
    }
}
