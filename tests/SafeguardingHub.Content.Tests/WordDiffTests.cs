using SafeguardingHub.Content.Versions;

namespace SafeguardingHub.Content.Tests;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("call the door", "call the door", "call the door")]
    [InlineData("call the front door", "call the door", "call the [-front ]door")]
    [InlineData("call the door", "call the front door", "call the [+front ]door")]
    [InlineData("open 9am to 5pm", "open 8am to 5pm", "open [-9am ][+8am ]to 5pm")]
    [InlineData("", "new words", "[+new words]")]
    [InlineData("old words", "", "[-old words]")]
    [InlineData("call", "call now", "call [+now]")]
    [InlineData("one\ntwo", "one\ntwo\nthree", "one\ntwo[+\nthree]")]
    public void Of_SmallChanges_NamesTheWords(string older, string newer, string expected) =>
        Assert.Equal(expected, string.Concat(WordDiff.Of(older, newer).Select(run => run.Kind switch
        {
            RunKind.Inserted => $"[+{run.Text}]",
            RunKind.Deleted => $"[-{run.Text}]",
            _ => run.Text,
        })));

    [Fact]
    public void Of_AnyTexts_GivesBothBackWordForWord()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (older, newer) = (Text(random), Text(random));

            var runs = WordDiff.Of(older, newer);

            Assert.Equal(Words(older), Words(string.Concat(runs.Where(run => run.Kind != RunKind.Inserted).Select(run => run.Text))));
            Assert.Equal(newer, string.Concat(runs.Where(run => run.Kind != RunKind.Deleted).Select(run => run.Text)));
            Assert.DoesNotContain(runs.Zip(runs.Skip(1)), pair => pair.First.Kind == pair.Second.Kind);
        }
    }

    [Fact]
    public void Of_TextsWithNothingInCommon_EndsSoonAndGivesBothBack()
    {
        var older = string.Join(' ', Enumerable.Range(0, 20_000).Select(number => "a" + number));
        var newer = string.Join(' ', Enumerable.Range(0, 20_000).Select(number => "b" + number));

        var runs = WordDiff.Of(older, newer);

        Assert.Equal([(RunKind.Deleted, older), (RunKind.Inserted, newer)], runs.Select(run => (run.Kind, run.Text)));
    }

    // A word that is the last of one text stands without a blank where more is put behind it.
    private static string Words(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(6) is var letter and < 5 ? (char)('a' + letter) + (random.Next(3) == 0 ? "\n" : " ") : "  "));
}
