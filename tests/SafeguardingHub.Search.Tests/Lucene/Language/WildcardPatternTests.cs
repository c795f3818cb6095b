using System.Diagnostics;
using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Tests.Lucene.Language;

public class WildcardPatternTests
{
    [Theory]
    [InlineData("child*", "children", true)]
    [InlineData("child*", "child", true)]
    [InlineData("*ing", "safeguarding", true)]
    [InlineData("*ing", "ings", false)]
    [InlineData("bab?", "baby", true)]
    [InlineData("bab?", "babies", false)]
    [InlineData("a*b*c", "a1b2c", true)]
    [InlineData("a*b*c", "acb", false)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    public void Pattern_FitsWholeWords(string pattern, string word, bool fits) => Assert.Equal(fits, new WildcardPattern(pattern).Fits(word));

    [Fact]
    public void Pattern_OfManyStars_TakesNoTime()
    {
        var pattern = new WildcardPattern(string.Concat(Enumerable.Repeat("*a", 500)) + "*b");
        var word = new string('a', 20_000);
        var clock = Stopwatch.StartNew();

        Assert.False(pattern.Fits(word));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }
}
