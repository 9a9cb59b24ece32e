using SiteGen.Model;
using Xunit;

namespace SiteGen.Tests.Model;

public sealed class PassageFinderTests
{
    [Theory]
    [InlineData("The US-led force left Oslo.", "the us-led FORCE", true)]
    [InlineData("Russia and Ukraine.", "us", false)]
    [InlineData("Russia and Ukraine.", "Russ…", true)]
    [InlineData("Russia and Ukraine.", "…kraine", true)]
    [InlineData("Russia and Ukraine.", "Russ", false)]
    [InlineData("It’s “all” – or nothing", "it's 'all' — or", true)]
    [InlineData("It is all--or nothing", "all—or", true)]
    [InlineData("The #US and #Iraq.", "us and iraq", true)]
    [InlineData("The US and Iraq.", "#US and #Iraq", true)]
    [InlineData("A line\u00A0of  words", " line of\twords ", true)]
    [InlineData("soft\u00ADhyphen and zero\u200Bwidth", "softhyphen and zerowidth", true)]
    [InlineData("And so it goes....", "goes…", true)]
    [InlineData("...", "…", true)]
    [InlineData("The talks resume.", "…", false)]
    [InlineData("The talks resume.", "", false)]
    [InlineData("The talks resume.", "\u200B", false)]
    [InlineData("会談は月曜日に再開する。", "月曜日", true)]
    [InlineData("In 2021 it began.", "202", false)]
    [InlineData("A 🧵 of posts", "🧵", true)]
    [InlineData("A 🧵 of posts", "\uD83E", false)]
    [InlineData("A broken \uD83E sign", "\uD83E", true)]
    public void Words_are_found_as_an_editor_writes_them(string text, string words, bool isFound)
    {
        var passage = new Passage(text, new("a.txt", 1, 1));
        var finder = new PassageFinder(Seeds.From("a.txt", "-"), [passage]);

        Assert.Equal(isFound, finder.Find(words) is [var found] && found == passage);
    }

    [Fact]
    public void Words_are_found_as_the_page_shows_them_and_as_the_seed_has_them()
    {
        var seed = Seeds.From("a.txt", "1/ We will...", "2/ ...see.", "3/ No more.");
        var passages = Seeds.Split(seed).Value.Briefings[0].Passages;
        var finder = new PassageFinder(seed, passages);

        Assert.Equal("We will see.", passages[0].Text);
        Assert.All(["We will see", "1/ We will...", "...see.", "2/ ...see"], words => Assert.Equal([passages[0]], finder.Find(words)));
    }
}
