using System.Collections.Immutable;
using System.Reflection;
using SiteGen.Accounting;
using SiteGen.Cleaning;
using SiteGen.Composing;
using SiteGen.Diagnostics;
using SiteGen.Model;
using SiteGen.Rendering;
using SiteGen.Sorting;
using SiteGen.Splitting;

namespace SiteGen;

/// <summary>What one build publishes.</summary>
/// <param name="Seeds">What became of every line.</param>
/// <param name="Pages">All files, in the ordinal order of their addresses.</param>
public sealed record Edition(ImmutableArray<AccountedSeed> Seeds, ImmutableArray<RenderedPage> Pages);

/// <summary>The pipeline: seeds in, pages out, the same bytes every time.</summary>
public static class SiteBuilder
{
    /// <summary>The name and version of SiteGen.</summary>
    public static string Generator { get; } =
        "SiteGen " + typeof(SiteBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Makes an edition of seeds.</summary>
    /// <param name="seeds">In any order.</param>
    /// <param name="config">The site's configuration.</param>
    /// <param name="templates">The site's templates.</param>
    /// <param name="previous">The edition before, if there is one to compare with.</param>
    /// <param name="degree">How many parts to work on at once; 0 means as many as there are processors.</param>
    public static Outcome<Edition> Build(
        ImmutableArray<Seed> seeds, SiteConfig config, TemplateSet templates, PreviousEdition? previous = null, int degree = 0)
    {
        using var sorter = Sorter.Prepare(config.Sections, config.Aliases);
        return Sort(seeds, sorter, config, degree, config.WritesBriefingJson ? sorted => sorted : Lean).Then(sorted =>
            PageComposer.Compose(sorted, config with { Sections = sorter.Sections }, [.. templates.Assets.Values], Generator, previous)
                .Then(pages => CompiledTemplates.Compile(templates)
                    .Then(compiled => pages.InParallel(page => PageRenderer.Render(page, compiled), degree)))
                .Select(rendered => new Edition(sorted, rendered.Sort((a, b) => string.CompareOrdinal(a.Url.Path, b.Url.Path)))));
    }

    /// <summary>Sorts the passages of seeds: the pipeline as far as it works on each seed alone.</summary>
    /// <param name="seeds">In any order; the result is in the ordinal order of their paths.</param>
    /// <param name="config">The site's configuration.</param>
    /// <param name="degree">How many seeds to work on at once; 0 means as many as there are processors.</param>
    public static Outcome<ImmutableArray<AccountedSeed>> Sort(ImmutableArray<Seed> seeds, SiteConfig config, int degree = 0)
    {
        using var sorter = Sorter.Prepare(config.Sections, config.Aliases);
        return Sort(seeds, sorter, config, degree, sorted => sorted);
    }

    private static Outcome<ImmutableArray<AccountedSeed>> Sort(
        ImmutableArray<Seed> seeds, Sorter sorter, SiteConfig config, int degree, Func<SeedBriefings, SeedBriefings> kept)
    {
        var inOrder = seeds.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        if (config.LearnsFromEditor)
        {
            var decided = inOrder.Where(s => s.Settings.Passages.Any(p => p.Section is not null)).ToImmutableArray();
            sorter.Learn(decided.InParallel(seed => Sorted(seed, sorter).Select(SeedBriefings? (sorted) => sorted), degree).Value);
        }

        return inOrder.InParallel(seed => Sorted(seed, sorter).Select(AccountedSeed? (sorted) => Ledger.Account(kept(sorted))), degree);
    }

    // Evidence takes more room than the text that it is of; pages name a few words of it.
    private static SeedBriefings Lean(SeedBriefings seed) => seed with
    {
        Briefings =
        [
            .. seed.Briefings.Select(b => b with
            {
                Passages = [.. b.Passages.Select(p => p with { Placement = p.Placement!.WithTellingWordsAlone(p.Text) })],
            })
        ],
    };

    private static Outcome<SeedBriefings> Sorted(Seed seed, Sorter sorter) =>
        SeedCleaner.Clean(seed).Then(BriefingSplitter.Split).Then(split => PassageSorter.Sort(split, sorter));
}
