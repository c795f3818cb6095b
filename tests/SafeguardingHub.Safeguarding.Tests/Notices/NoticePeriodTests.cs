using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Notices;

namespace SafeguardingHub.Safeguarding.Tests.Notices;

public class NoticePeriodTests
{
    private static readonly NoticePart Summer = new() { From = "2027-06-01T09:00", Until = "2027-06-02T17:00" };

    [Theory]
    [InlineData("2027-06-01T07:59:59Z", false)]
    [InlineData("2027-06-01T08:00:00Z", true)]
    [InlineData("2027-06-02T15:59:59Z", true)]
    [InlineData("2027-06-02T16:00:00Z", false)]
    public void Notice_WithBothEnds_ShowsFromTheFirstMinuteUpToTheLast(string at, bool shows)
    {
        var period = NoticePeriod.Of(Summer)!;

        Assert.Equal(shows, period.Holds(NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value));
    }

    [Fact]
    public void Notice_WithoutAFirstDay_NeverShows() => Assert.Null(NoticePeriod.Of(new NoticePart { Until = "2027-06-02" }));

    [Fact]
    public void Notice_WithoutAnEnd_ShowsOn()
    {
        var period = NoticePeriod.Of(new NoticePart { From = "2027-06-01" })!;

        Assert.True(period.Holds(Instant.FromUtc(2099, 1, 1, 0, 0)));
        Assert.Null(period.ChangesAfter(Instant.FromUtc(2099, 1, 1, 0, 0)));
    }

    // 01:30 on 28 March 2027 does not exist in London: the notice begins when the clocks have gone forward.
    [Fact]
    public void Notice_ThatBeginsInTheHourThatTheClocksSkip_BeginsAfterIt()
    {
        var period = NoticePeriod.Of(new NoticePart { From = "2027-03-28T01:30" })!;

        Assert.Equal(Instant.FromUtc(2027, 3, 28, 1, 0), period.From);
    }

    [Fact]
    public void Notice_TellsBothItsMoments_SoThatTimeAloneBringsAndTakesIt()
    {
        var moments = ((PartKind)new NoticePartKind()).DueMoments(Summer).ToList();

        Assert.Equal(["notice-begins", "notice-ends"], moments.Select(moment => moment.Kind));
        Assert.Equal(Instant.FromUtc(2027, 6, 1, 8, 0), moments[0].At);
    }

    [Theory]
    [InlineData("1 June", null, "From")]
    [InlineData("2027-06-02", "2027-06-01", "Until")]
    public void Notice_WithTimesThatCannotBe_IsRefusedWithTheFieldAndTheWayToWriteIt(string from, string? until, string field)
    {
        var part = new NoticePart { From = from, Until = until };
        var item = new ContentItem { Id = ContentItemId.Parse("4hubnotice0000000000000000"), ContentType = "Notice" };
        var context = new PartContext(item, "NoticePart", Content.Definitions.SettingsBag.Empty);

        var reason = Assert.Single(((PartKind)new NoticePartKind()).Validate(part, context));

        Assert.Equal("NoticePart." + field, reason.Place);
    }
}
