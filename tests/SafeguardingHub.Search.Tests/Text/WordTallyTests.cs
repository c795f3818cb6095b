using System.Globalization;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Tests.Text;

public sealed class WordTallyTests
{
    private static readonly string[] Shapes = ["a", "ab", "sixteenlettersab", "seventeenlettersa", "sixteenlettersac", "größe", "слово", "0", new('z', TextWords.Longest)];

    [Fact]
    public void Words_OfManyDocuments_AreCountedOnceADocument_WhateverTheirLength()
    {
        var tally = new WordTally();
        var expected = new Dictionary<string, int>();
        for (var document = 0; document < 2_000; document++)
        {
            tally.NextDocument();
            foreach (var word in Words(document))
            {
                tally.Add(word, 1);
                tally.Add(word, 1);
                expected[word] = expected.GetValueOrDefault(word) + 1;
            }
        }

        Assert.Equal(expected.OrderBy(count => count.Key, StringComparer.Ordinal), tally.Take().Select(count => KeyValuePair.Create(count.Word, count.Change)).OrderBy(count => count.Key, StringComparer.Ordinal));
        Assert.Empty(tally.Take());
    }

    [Fact]
    public void Words_CountedApart_AddUp_AndThoseThatComeAndGoAreNoChange()
    {
        var (all, some) = (new WordTally(), new WordTally());
        Count(all, 1, "stays", "goes", "größe");
        Count(some, 1, "stays", "new", "größe");
        Count(some, -1, "goes");

        all.AddAll(some);

        Assert.Equal([("new", 1), ("stays", 2), ("größe", 2)], all.Take());
    }

    [Fact]
    public void Words_InTheOrderOfTheTable_SoThatEachPageIsWrittenOnce()
    {
        var tally = new WordTally();
        Count(tally, 1, "b", "abc", "ab", "abcdefghi", "abcdefghij", "a", "9");

        Assert.Equal(["9", "a", "ab", "abc", "abcdefghi", "abcdefghij", "b"], tally.Take().Select(count => count.Word));
    }

    private static IEnumerable<string> Words(int document) =>
        Shapes.Where((_, at) => document % (at + 1) == 0).Append(string.Create(CultureInfo.InvariantCulture, $"word{document / 3}")).Append(string.Create(CultureInfo.InvariantCulture, $"größe{document / 5}"));

    private static void Count(WordTally tally, int change, params string[] words)
    {
        tally.NextDocument();
        foreach (var word in words)
        {
            tally.Add(word, change);
        }
    }
}
