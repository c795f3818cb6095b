using SafeguardingHub.Safeguarding.Searching;

namespace SafeguardingHub.Safeguarding.Tests.Searching;

public class SearchPhraseTests
{
    [Theory]
    [InlineData("hit", "My child was HIT.", true)]
    [InlineData("hit", "white", false)]
    [InlineData("hurt*", "they are hurting me", true)]
    [InlineData("hurt*", "unhurt", false)]
    [InlineData("not safe", "i do not feel safe", false)]
    [InlineData("not safe", "home is not-safe", true)]
    [InlineData("can't cope", "I can’t cope", true)]
    [InlineData("care home*", "in two care homes", true)]
    [InlineData("blessé", "BLESSE", true)]
    [InlineData("999", "call 999 now", true)]
    public void Phrase_InAText_IsFoundAsWordsOneAfterTheOther(string phrase, string text, bool expected)
    {
        Assert.Equal(expected, SearchPhrase.Of(phrase)!.IsIn(SearchPhrase.WordsOf(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" * ")]
    [InlineData("?!")]
    public void Phrase_WithoutAWord_IsNone(string text)
    {
        Assert.Null(SearchPhrase.Of(text));
    }
}
