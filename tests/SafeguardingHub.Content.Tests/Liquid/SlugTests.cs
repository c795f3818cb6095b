using System.Globalization;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Content.Tests.Liquid;

/// <summary>Slugs against measured answers of Orchard Core and against another implementation of Unicode.</summary>
public class SlugTests
{
    [Theory]
    [InlineData("Children's services: who's who", "children-s-services-who-s-who")]
    [InlineData("Children\u2019s \u2018quoted\u2019 words", "children-s-quoted-words")]
    [InlineData("O'Brien & Sons' guide", "o-brien-sons-guide")]
    [InlineData("Health & safety", "health-safety")]
    [InlineData("A&E / urgent + care", "a-e-urgent-care")]
    [InlineData("R&D: 100% (new)!", "r-d-100-new")]
    [InlineData("AT&amp;T", "at-amp-t")]
    [InlineData("Double  space   title", "double-space-title")]
    [InlineData("  Leading and trailing  ", "leading-and-trailing")]
    [InlineData("Tab\tand\nnewline", "tab-and-newline")]
    [InlineData("no\u00a0break\u2003space", "no-break-space")]
    [InlineData("\u0414\u043e\u0431\u0440\u043e \u043f\u043e\u0436\u0430\u043b\u043e\u0432\u0430\u0442\u044c", "\u0434\u043e\u0431\u0440\u043e-\u043f\u043e\u0436\u0430\u043b\u043e\u0432\u0430\u0442\u044c")]
    [InlineData("\u5b89\u5168 \u30ac\u30a4\u30c9", "\u5b89\u5168-\u30ab\u30a4\u30c8")]
    [InlineData("\U0001f600 emoji \U0001f600 title", "emoji-title")]
    [InlineData("\u0645\u0631\u062d\u0628\u0627", "\u0645\u0631\u062d\u0628\u0627")]
    [InlineData("!!!", "")]
    [InlineData("snake_case ~tilde~ dot.dot", "snake_case-~tilde~-dot-dot")]
    [InlineData("a--b---c", "a-b-c")]
    [InlineData("-edge-", "edge")]
    [InlineData("UPPER Mixed 123 \u00bd \u00b2 \u2167 \ufb01", "upper-mixed-123-1-2-2-viii-fi")]
    [InlineData("under__score _lead", "under__score-_lead")]
    [InlineData("Val list", "val-list")]
    [InlineData("Alias One", "alias-one")]
    [InlineData("vadup part 7", "vadup-part-7")]
    [InlineData("Caf\u00e9 cr\u00e8me", "cafe-creme")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("", "")]
    public void From_MeasuredTitle_GivesTheMeasuredSlug(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Theory]
    [InlineData("a", 1200, 1000)]
    [InlineData("ab ", 400, 1000)]
    [InlineData("\u2167", 300, 1000)]
    public void From_LongTitle_IsCutToTheLimit(string piece, int times, int length)
    {
        var slug = Slug.From(string.Concat(Enumerable.Repeat(piece, times)));

        Assert.InRange(slug.Length, length - 1, length);
        Assert.DoesNotContain("--", slug, StringComparison.Ordinal);
        Assert.False(slug.EndsWith('-'));
    }

    /// <summary>
    /// Every letter and sign of the ranges that the table covers, each between two letters, against another implementation
    /// of Unicode. Characters that the runtime's Unicode does not know yet are left out: the other may be newer.
    /// </summary>
    [Fact]
    public void From_EveryCharacterOfTheTable_GivesWhatAnotherUnicodeGives()
    {
        var texts = Enumerable.Range(0x20, 0xffff - 0x20).Where(IsCovered).Select(code => $"x{(char)code}y").ToList();

        var expected = LiquidOracle.Slugs(texts);

        var differing = texts.Zip(expected).Where(pair => Slug.From(pair.First) != pair.Second)
            .Select(pair => $"U+{(int)pair.First[1]:X4} ours {Slug.From(pair.First)} theirs {pair.Second}").ToList();
        Assert.True(texts.Count > 40_000);
        Assert.True(differing.Count == 0, string.Join('\n', differing.Take(60)));
    }

    private static bool IsCovered(int code) =>
        char.GetUnicodeCategory((char)code) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && code is not (
            (>= 0x1100 and <= 0x11ff) or (>= 0x3130 and <= 0x318f) or (>= 0x3200 and <= 0x33ff)
            or (>= 0xac00 and <= 0xfaff) or (>= 0xfb50 and <= 0xfdff));
}
