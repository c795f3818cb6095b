using NodaTime;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Tests.Publications;

public class UncertainDateTests
{
    [Theory]
    [InlineData("2018-01-31", DatePrecision.Day, "31 January 2018", "on 31 January 2018")]
    [InlineData("2018-01", DatePrecision.Month, "January 2018", "in January 2018")]
    [InlineData("2018", DatePrecision.Year, "2018", "in 2018")]
    [InlineData(" 2018-05 ", DatePrecision.Month, "May 2018", "in May 2018")]
    [InlineData("", DatePrecision.Unknown, "Date unknown", "on a date that is not known")]
    [InlineData(null, DatePrecision.Unknown, "Date unknown", "on a date that is not known")]
    public void Date_IsSaidAsFarAsItIsKnown(string? text, DatePrecision precision, string words, string phrase)
    {
        Assert.True(UncertainDate.TryParse(text, out var date));

        Assert.Equal((precision, words, phrase), (date.Precision, date.Words, date.Phrase));
    }

    [Theory]
    [InlineData("2016-02", 2016, 2, 1, 2016, 2, 29)]
    [InlineData("2015", 2015, 1, 1, 2015, 12, 31)]
    [InlineData("2015-03-30", 2015, 3, 30, 2015, 3, 30)]
    public void Date_MayBeAnyDayOfWhatIsKnown(string text, int fromYear, int fromMonth, int fromDay, int toYear, int toMonth, int toDay)
    {
        var date = UncertainDate.Of(text);

        Assert.Equal((new LocalDate(fromYear, fromMonth, fromDay), new LocalDate(toYear, toMonth, toDay)), (date.Earliest, date.Latest));
    }

    [Theory]
    [InlineData("Dec 14")]
    [InlineData("2018-13")]
    [InlineData("2018-00-01")]
    [InlineData("2018-02-29")]
    [InlineData("2018-1-31")]
    [InlineData("2018-01-31-01")]
    [InlineData("2018-")]
    [InlineData("-2018")]
    [InlineData("18")]
    [InlineData("9999-12-31")]
    [InlineData("0000")]
    [InlineData("２０１８")]
    public void Text_ThatIsNoDate_IsRefusedWithTheTextAndAWayOut(string text)
    {
        Assert.False(UncertainDate.TryParse(text, out var date));

        Assert.Equal(UncertainDate.Unknown, date);
        Assert.StartsWith($"'{text}' is not a date: write it as 2018-01-31", UncertainDate.Fault(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015-03", "2018", DateOrder.Before)]
    [InlineData("2018", "2015-12-31", DateOrder.After)]
    [InlineData("2015-03-01", "2015-03-01", DateOrder.Same)]
    [InlineData("2015-03", "2015-03", DateOrder.NotKnown)]
    [InlineData("2015-03", "2015-03-31", DateOrder.NotKnown)]
    [InlineData("2015", "2015-12", DateOrder.NotKnown)]
    [InlineData("", "2015", DateOrder.NotKnown)]
    [InlineData("", "", DateOrder.NotKnown)]
    public void Order_ClaimsNoMoreThanIsKnown(string first, string second, DateOrder expected)
    {
        Assert.Equal(expected, UncertainDate.Of(first).OrderTo(UncertainDate.Of(second)));
    }

    [Fact]
    public void SortDate_OfAnUnknownDate_IsNone()
    {
        Assert.Null(UncertainDate.Unknown.SortOn);
        Assert.Equal(new LocalDate(2018, 1, 1), UncertainDate.Of("2018-01").SortOn);
    }
}
