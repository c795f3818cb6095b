using NodaTime;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Safeguarding.Tests.Reviews;

public class ReviewTests
{
    private static readonly ReviewPartKind Kind = new();

    // The dates of the source page: reviewed on 31 July 2014 at 13:50, due on 27 January 2016.
    private static readonly ReviewPart Source = new() { LastReviewed = "2014-07-31T13:50", NextDue = "2016-01-27" };

    [Theory]
    [InlineData("2016-01-26T23:59:59Z", ReviewStanding.InDate, 0)]
    [InlineData("2016-01-27T00:00:00Z", ReviewStanding.DueToday, 0)]
    [InlineData("2016-01-27T23:59:59Z", ReviewStanding.DueToday, 0)]
    [InlineData("2016-01-28T00:00:00Z", ReviewStanding.Overdue, 1)]
    [InlineData("2017-01-27T12:00:00Z", ReviewStanding.Overdue, 366)]
    public void Review_IsOverdueFromTheMidnightAfterItsDay(string at, ReviewStanding standing, int days)
    {
        var state = ReviewState.Of(Source, LondonTime.Day(NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value));

        Assert.Equal((standing, days), (state.Standing, state.DaysOverdue));
        Assert.Equal(new LocalDate(2014, 7, 31), state.LastReviewed);
    }

    [Theory]
    [InlineData("2016-06-29T22:59:59Z", ReviewStanding.InDate)]
    [InlineData("2016-06-29T23:00:00Z", ReviewStanding.DueToday)]
    public void Review_InSummer_IsDueAtMidnightInLondonNotInGreenwich(string at, ReviewStanding standing)
    {
        var part = new ReviewPart { LastReviewed = "2015-06-30", NextDue = "2016-06-30" };

        Assert.Equal(standing, ReviewState.Of(part, LondonTime.Day(NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value)).Standing);
    }

    [Theory]
    [InlineData(null, null, ReviewStanding.NeverReviewed)]
    [InlineData("", "2030-01-01", ReviewStanding.NeverReviewed)]
    [InlineData("", "2016-01-27", ReviewStanding.Overdue)]
    [InlineData("2014-07-31", "", ReviewStanding.InDate)]
    public void Review_WithoutOneOfItsDates_StandsByTheOther(string? last, string? due, ReviewStanding standing)
    {
        Assert.Equal(standing, ReviewState.Of(new ReviewPart { LastReviewed = last, NextDue = due }, new LocalDate(2026, 11, 22)).Standing);
    }

    [Fact]
    public void DueMoment_IsTheMidnightAfterTheDay()
    {
        var moment = Assert.Single(((PartKind)Kind).DueMoments(Source));

        Assert.Equal(new DueMoment("review-due", Instant.FromUtc(2016, 1, 28, 0, 0), new LocalDateTime(2016, 1, 28, 0, 0), "Europe/London"), moment);
    }

    [Theory]
    [InlineData("31 July 2014", "2016-01-27", "ReviewPart.LastReviewed")]
    [InlineData("2014-07", "2016-01-27", "ReviewPart.LastReviewed")]
    [InlineData("2014-07-31T25:00", "2016-01-27", "ReviewPart.LastReviewed")]
    [InlineData("2014-07-31", "9999-12-31", "ReviewPart.NextDue")]
    [InlineData("2014-07-31", "2016", "ReviewPart.NextDue")]
    [InlineData("2014-07-31", "2014-07-30", "ReviewPart.NextDue")]
    public void Review_WithAFaultyDate_IsRefusedAtItsPlace(string last, string due, string place)
    {
        Assert.Equal([place], Kind.FaultyPlaces(new ReviewPart { LastReviewed = last, NextDue = due }));
    }

    [Fact]
    public void Review_AsTheSourceGivesIt_IsAccepted()
    {
        Assert.Empty(Kind.Faults(Source));
        Assert.Empty(Kind.Faults(new ReviewPart()));
    }
}
