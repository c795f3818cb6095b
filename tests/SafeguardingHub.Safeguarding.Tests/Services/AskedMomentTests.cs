using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Tests.Services;

public class AskedMomentTests
{
    [Theory]
    [InlineData("2027-02-12T16:45", "2027-02-12T16:45:00Z")]
    [InlineData("2027-02-12T16:45:30", "2027-02-12T16:45:30Z")]
    [InlineData("2027-07-12T16:45", "2027-07-12T15:45:00Z")]
    [InlineData("2027-07-12T16:45Z", "2027-07-12T16:45:00Z")]
    [InlineData("2027-07-12T16:45:01+02:00", "2027-07-12T14:45:01Z")]
    [InlineData("2027-07-12T16:45 02:00", "2027-07-12T14:45:00Z")]
    [InlineData(" 2027-02-12 16:45 ", "2027-02-12T16:45:00Z")]
    [InlineData("2027-03-28T01:30", "2027-03-28T01:00:00Z")]
    [InlineData("2026-10-25T01:30", "2026-10-25T00:30:00Z")]
    [InlineData("2027-02-12T24:00", "2027-02-13T00:00:00Z")]
    [InlineData("2000-01-01T00:00", "2000-01-01T00:00:00Z")]
    [InlineData("2100-12-31T23:59", "2100-12-31T23:59:00Z")]
    public void Text_ThatNamesAMoment_IsThatMoment(string text, string utc)
    {
        Assert.Equal(new AskedMoment(Given.Utc(utc), null), AskedMoment.Read(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("now")]
    [InlineData("2027-02-12")]
    [InlineData("2027-02-30T10:00")]
    [InlineData("2027-02-12T25:00")]
    [InlineData("2027-02-12T16:45+19:00")]
    [InlineData("1999-12-31T23:59")]
    [InlineData("2101-01-01T00:00")]
    [InlineData("9999-12-31T23:59")]
    [InlineData("9999-12-31T23:59:59-18:00")]
    [InlineData("-9998-01-01T00:00+18:00")]
    [InlineData("0000-01-01T00:00")]
    [InlineData("<script>alert(1)</script>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Text_ThatNamesNone_IsRefusedWithTheWayToWriteIt(string text)
    {
        var asked = AskedMoment.Read(text);

        Assert.Null(asked.At);
        Assert.Contains("2027-02-12T16:45", asked.Fault, StringComparison.Ordinal);
        Assert.InRange(asked.Fault!.Length, 1, 240);
    }
}
