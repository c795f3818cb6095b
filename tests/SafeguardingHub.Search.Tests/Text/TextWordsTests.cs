using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Tests.Querying;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Tests.Text;

public sealed class TextWordsTests
{
    [Theory]
    [InlineData("Family Front-Door", "family front door")]
    [InlineData("the child's café", "the child s cafe")]
    [InlineData("  § 47 enquiries… ", "47 enquiries")]
    [InlineData("e\u0301lan", "elan")]
    [InlineData("", "")]
    public void Key_OfAText_IsItsWordsFolded(string text, string expected) => Assert.Equal(expected, TextWords.KeyOf(text));

    [Theory]
    [InlineData("con\ufb01dential of\ufb01ce", "confidential office")]
    [InlineData("safe\u00adguarding", "safeguarding")]
    [InlineData("one\u0000two\u0001", "one two ")]
    [InlineData("\u202eabc\ufeff", "abc")]
    [InlineData("line\nline\tend", "line\nline\tend")]
    public void Clean_Text_LosesWhatIsNotSeen(string text, string expected) => Assert.Equal(expected, TextWords.Clean(text));

    [Fact]
    public void Words_TooLong_AreLeftOut() =>
        Assert.Equal(["short", "end"], TextWords.Of($"short {new string('x', 65)} end").Select(word => word.Folded));

    [Theory]
    [InlineData("family front door", 1)]
    [InlineData("Straße ñandú Ωμέγα слово 中文 ½ x²", 1)]
    [InlineData("it's a \U0001d400 test", 1)]
    public void Words_OfAnyScript_AreThoseThatFtsFinds(string text, int expected)
    {
        using var index = new GivenIndex().With("Title", text);

        foreach (var word in TextWords.Of(text))
        {
            using var command = index.Connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM text WHERE text MATCH $1";
            command.Parameters.AddWithValue("$1", FtsText.Quoted([text.Substring(word.Start, word.Length)]));
            Assert.Equal((long)expected, command.ExecuteScalar());
        }
    }

    [Theory]
    [InlineData("front", "frount", 1)]
    [InlineData("safeguarding", "safegaurding", 1)]
    [InlineData("forest", "forrest", 1)]
    [InlineData("abuse", "abuse", 0)]
    [InlineData("abuse", "abseu", 2)]
    [InlineData("child", "adult", 3)]
    [InlineData("", "ab", 2)]
    public void Distance_BetweenWords_CountsFaults(string one, string other, int expected) =>
        Assert.Equal(expected, EditDistance.Between(one, other, 2));

    [Theory]
    [InlineData("call 01905 768053 now", "01905768053")]
    [InlineData("+44 (0) 1905 768 053", "01905768053")]
    [InlineData("0044-1905-768053", "01905768053")]
    [InlineData("(01905) 768053.", "01905768053")]
    [InlineData("2nd 15 of 2013", "")]
    [InlineData("01905 768053, 01562 123456", "01905768053 01562123456")]
    [InlineData("ab123456 123456ab", "")]
    [InlineData("12345678901234567890", "")]
    public void Numbers_InAText_AreFoundInAnySpacing(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', PhoneNumbers.Of(text).Select(number => number.Digits)));

    [Fact]
    public void Words_OfATransactionThatIsUndone_AreNotCounted()
    {
        using var index = new GivenIndex().With("Kept", "kept words");
        var before = index.Words();
        var tables = new TextTables();
        index.Run("BEGIN IMMEDIATE");
        tables.Write(index.Connection, 50, new GivenDocument("Lost") { Body = "lost words" }.Indexed);
        index.Run("ROLLBACK");

        tables.BeforeCommit(index.Connection, isShown: true);

        Assert.Equal(before, index.Words());
    }
}
