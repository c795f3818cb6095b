using SafeguardingHub.Safeguarding.Publications.Import;

namespace SafeguardingHub.Safeguarding.Tests.Publications;

public sealed class SpokenDateTests
{
    [Theory]
    [InlineData("unknown", "")]
    [InlineData("Unknown", "")]
    [InlineData("2018-01-31", "2018-01-31")]
    [InlineData("2018-01", "2018-01")]
    [InlineData("2018", "2018")]
    [InlineData("31/01/2018", "2018-01-31")]
    [InlineData("3/4/2018", "2018-04-03")]
    [InlineData("31.1.2018", "2018-01-31")]
    [InlineData("31 January 2018", "2018-01-31")]
    [InlineData("31-jan-2018", "2018-01-31")]
    [InlineData("January 2018", "2018-01")]
    [InlineData("Jan-18", "2018-01")]
    [InlineData("01/2018", "2018-01")]
    public void Date_AsPeopleAndSpreadsheetsWriteIt_IsKeptAsFarAsItIsKnown(string text, string stored) => Assert.Equal(stored, SpokenDate.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("01/31/2018")]
    [InlineData("30 February 2018")]
    [InlineData("43131")]
    [InlineData("last year")]
    [InlineData("1/1/0018")]
    public void Text_ThatIsNoDate_IsNone(string text) => Assert.Null(SpokenDate.Read(text));
}
