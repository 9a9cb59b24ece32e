using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>A site's sections, made ready for sorting. It may be used by many threads at once.</summary>
public sealed class Sorter : IDisposable
{
    private readonly ThreadLocal<WordScale> _words;

    private Sorter(ImmutableArray<Section> sections, ImmutableArray<AliasedName> aliases)
    {
        var model = SortingModel.Default;
        Model = model;
        Aliases = new(aliases);
        _words = new(() => new WordScale(model, Aliases));
        Learned = [.. sections.Where(s => s.IsBuiltIn).Select(s => s.Id)];
        Own = [.. sections.Where(s => !s.IsBuiltIn).Select(s => s.Id)];
        Terms = new([.. sections.Where(s => !s.IsBuiltIn)], !Learned.IsEmpty, model);
        Sections = [.. sections.Select(s => s.IsBuiltIn ? s with { Terms = Shown(s, model) } : s)];
        Ids = [.. sections.Select(s => s.Id), Placement.Fallback];
    }

    /// <summary>Makes a site's sections ready.</summary>
    /// <param name="sections">The sections.</param>
    /// <param name="aliases">Names that sources write in several ways; each way counts as the name.</param>
    public static Sorter Prepare(ImmutableArray<Section> sections, ImmutableArray<AliasedName> aliases = default) =>
        new(sections, aliases.IsDefault ? [] : aliases);

    /// <summary>The sections; the built-in ones with the words that weigh most in them.</summary>
    public ImmutableArray<Section> Sections { get; }

    internal SortingModel Model { get; }

    internal ImmutableArray<string> Learned { get; }

    internal ImmutableArray<string> Own { get; }

    internal ImmutableArray<string> Ids { get; }

    internal TermScale Terms { get; }

    internal AliasTable Aliases { get; }

    internal WordScale Words => _words.Value!;

    /// <summary>What the editor's decisions taught; null if nothing is learned from them.</summary>
    internal Lessons? Lessons { get; private set; }

    /// <summary>Learns from the passages that the editor placed and those left beside them: what is sorted from now on is sorted with it.</summary>
    /// <param name="sorted">Seeds as sorted without it, in an order that does not depend on the machine.</param>
    public void Learn(IEnumerable<SeedBriefings> sorted) => Lessons = Lessons.From(
        [
            .. sorted.SelectMany(s => s.Briefings).SelectMany(b => b.Passages)
                .Where(p => p.Placement!.DecidedBy == DecidedBy.Editor || p.Placement.Confidence >= Lessons.Sure)
                .Select(p => new Lesson(p.Text, p.Placement!.Section, PassageSorter.Sums(p.Placement.Evidence, Ids), p.Placement.DecidedBy == DecidedBy.Editor)),
        ],
        Ids,
        Model);

    /// <inheritdoc/>
    public void Dispose() => _words.Dispose();

    private static ImmutableArray<Term> Shown(Section section, SortingModel model) =>
        [.. model.Strongest[SortingModel.Classes.IndexOf(section.Id)].Select(w => new Term(w.Words, w.Hundredths, Diagnostics.SourceSpan.Whole("built-in")))];
}
