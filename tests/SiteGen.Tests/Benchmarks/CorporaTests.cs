using SiteGen.Benchmarks;
using SiteGen.Diagnostics;
using Xunit;

namespace SiteGen.Tests.Benchmarks;

/// <summary>What is measured today is what was measured yesterday.</summary>
public sealed class CorporaTests
{
    private static readonly string Training = Repository.PathOf("src/SiteGen.Training/Corpus");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_corpus_comes_out_every_time(bool onlyMarkdown)
    {
        Assert.Equal(Generate(60, onlyMarkdown), Generate(60, onlyMarkdown));
    }

    [Fact]
    public void A_larger_corpus_begins_with_the_smaller()
    {
        Assert.Equal(Generate(10), Generate(60).Take(10));
    }

    [Fact]
    public void No_two_briefings_are_alike()
    {
        Assert.Equal(60, Generate(60).Select(s => s.Text).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_seed_is_one_briefing_of_as_many_posts_as_asked_for(bool onlyMarkdown)
    {
        foreach (var (name, text) in Generate(60, onlyMarkdown))
        {
            var split = Seeds.Read(name, text).Then(seed => Seeds.Split(seed!));

            Assert.DoesNotContain(split.Diagnostics, d => d.Severity == Severity.Error);
            var briefing = Assert.Single(split.Value.Briefings);
            Assert.Equal(12, briefing.Passages.Sum(p => p.LineStarts.Length));
        }
    }

    private static IEnumerable<(string Name, string Text)> Generate(int briefings, bool onlyMarkdown = false) =>
        Corpora.Generate(Corpora.ReadTraining(Training), briefings, posts: 12, onlyMarkdown);
}
