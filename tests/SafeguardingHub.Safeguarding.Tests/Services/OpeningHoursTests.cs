using NodaTime;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Safeguarding.Tests.Services.Given;

namespace SafeguardingHub.Safeguarding.Tests.Services;

public class OpeningHoursTests
{
    private static readonly ServiceHours Night = Hours(Weekly("22:00", "06:00", "Friday")) with { BankHolidays = BankHolidayRule.Closed };

    [Theory]
    [InlineData("2027-02-12T21:59", OpenState.Closed, "2027-02-12T22:00")]
    [InlineData("2027-02-12T22:00", OpenState.Open, "2027-02-13T06:00")]
    [InlineData("2027-02-13T05:59", OpenState.Open, "2027-02-13T06:00")]
    [InlineData("2027-02-13T06:00", OpenState.Closed, "2027-02-19T22:00")]
    public void PeriodOverMidnight_BelongsToTheDayOnWhichItStarts(string local, OpenState state, string until)
    {
        var now = Ask(Night, local);

        Assert.Equal((state, At(until)), (now.State, now.Until));
    }

    [Fact]
    public void PeriodOverMidnight_IntoABankHoliday_GoesOn_AndFromOneDoesNotBegin()
    {
        var nightly = Hours(Weekly("22:00", "06:00", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday")) with { BankHolidays = BankHolidayRule.Closed };

        Assert.Equal(OpenState.Open, Ask(nightly, "2027-03-26T03:00").State);
        Assert.Equal(OpenState.Closed, Ask(nightly, "2027-03-26T23:00").State);
        Assert.Equal(At("2027-03-30T22:00"), Ask(nightly, "2027-03-26T23:00").NextOpening);
    }

    [Theory]
    [InlineData(BankHolidayRule.SameAsWeekday, OpenState.Open)]
    [InlineData(BankHolidayRule.Closed, OpenState.Closed)]
    [InlineData(BankHolidayRule.AsSunday, OpenState.Closed)]
    [InlineData(BankHolidayRule.OwnHours, OpenState.Open)]
    public void BankHolidayRule_OnAMonday_Governs(BankHolidayRule rule, OpenState at1030)
    {
        var hours = Hours(Weekly("09:00", "17:00", "Monday"), Weekly("12:00", "16:00", "Sunday")) with
        {
            BankHolidays = rule,
            OnBankHolidays = rule == BankHolidayRule.OwnHours ? [Day("10:00", "11:00")] : [],
        };

        Assert.Equal(at1030, Ask(hours, "2027-03-29T10:30").State);
        Assert.Equal(rule == BankHolidayRule.AsSunday, Ask(hours, "2027-03-29T12:30").Reason?.Kind == HoursReasonKind.BankHoliday && Ask(hours, "2027-03-29T12:30").State == OpenState.Open);
    }

    [Fact]
    public void Exception_WinsOverWeekdayAndBankHoliday()
    {
        var hours = FrontDoorHours with
        {
            Exceptions = [new DatedHours { Date = "2027-03-26", Periods = [Day("09:00", "12:00")] }, new DatedHours { Date = "2027-02-10" }],
        };

        Assert.Equal((OpenState.Open, At("2027-03-26T12:00")), (Ask(hours, "2027-03-26T09:00").State, Ask(hours, "2027-03-26T09:00").Until));
        Assert.Equal(At("2027-02-11T08:30"), Ask(hours, "2027-02-10T08:30").NextOpening);
        Assert.Equal(HoursReasonKind.Exception, Ask(hours, "2027-02-10T08:30").Reason?.Kind);
    }

    [Fact]
    public void Correction_MakesAndUnmakesBankHolidays()
    {
        var holidays = BankHolidays.Of(new BankHolidaysPart
        {
            Corrections = [new() { Date = "2027-05-03", IsHoliday = false }, new() { Date = "2027-05-10", Name = "A jubilee", IsHoliday = true }],
        });
        var hours = OpeningHours.Of(FrontDoorHours);

        Assert.Equal(OpenState.Open, hours.At(At("2027-05-03T10:00"), holidays).State);
        Assert.Equal((OpenState.Closed, "A jubilee"), (hours.At(At("2027-05-10T10:00"), holidays).State, hours.At(At("2027-05-10T10:00"), holidays).Reason?.Name));
        Assert.DoesNotContain(new LocalDate(2027, 5, 3), holidays.In(2027).Select(holiday => holiday.Day));
        Assert.Contains(new LocalDate(2027, 5, 10), holidays.In(2027).Select(holiday => holiday.Day));
    }

    [Fact]
    public void PeriodAcrossTheSkippedHour_IsAnHourShort()
    {
        var now = Ask(Hours(Weekly("00:00", "04:00", "Sunday")), "2027-03-28T00:00");

        Assert.Equal(Duration.FromHours(3), now.Until - At("2027-03-28T00:00"));
    }

    [Fact]
    public void PeriodInsideTheSkippedHour_HasNoTimeInIt()
    {
        var hours = OpeningHours.Of(Hours(Weekly("01:15", "01:45", "Sunday")));

        Assert.Equal(At("2027-04-04T01:15"), hours.At(Utc("2027-03-28T00:59:00Z"), Holidays).NextOpening);
        Assert.Equal(OpenState.Closed, hours.At(Utc("2027-03-28T01:00:00Z"), Holidays).State);
    }

    [Fact]
    public void PeriodThatStartsInTheSkippedHour_StartsWhenTheClocksHaveMoved()
    {
        var now = OpeningHours.Of(Hours(Weekly("01:30", "03:00", "Sunday"))).At(Utc("2027-03-28T00:30:00Z"), Holidays);

        Assert.Equal(Utc("2027-03-28T01:00:00Z"), now.NextOpening);
    }

    [Fact]
    public void PeriodAcrossTheDoubledHour_IsAnHourLonger_AndAHandoverInItIsOneMoment()
    {
        var first = OpeningHours.Of(Hours(Weekly("00:00", "01:30", "Sunday")));
        var second = OpeningHours.Of(Hours(Weekly("01:30", "03:00", "Sunday")));

        Assert.Equal(Duration.FromHours(4), Ask(Hours(Weekly("00:00", "03:00", "Sunday")), "2026-10-25T00:00").Until - At("2026-10-25T00:00"));
        Assert.Equal(Utc("2026-10-25T00:30:00Z"), first.At(At("2026-10-25T00:00"), Holidays).Until);
        Assert.Equal(Utc("2026-10-25T00:30:00Z"), second.At(At("2026-10-25T00:00"), Holidays).Until);
        Assert.Equal(OpenState.Open, second.At(Utc("2026-10-25T01:15:00Z"), Holidays).State);
    }

    [Fact]
    public void WeekWithoutAGap_NeverChanges()
    {
        var now = Ask(Hours(Weekly("00:00", "24:00", [.. Weekdays, "Saturday", "Sunday"])), "2027-02-08T12:00");

        Assert.Equal((OpenState.Open, null, null), (now.State, now.Until, now.NextOpening));
    }

    [Fact]
    public void HoursOfOneDayThatIsOver_AreClosed_WithoutANextOpening()
    {
        var now = Ask(Hours() with { Exceptions = [new DatedHours { Date = "2027-01-04", Periods = [Day("09:00", "12:00")] }] }, "2027-02-08T12:00");

        Assert.Equal((OpenState.Closed, null, null), (now.State, now.Until, now.NextOpening));
    }

    [Fact]
    public void HoursThatCannotBeRead_AreUnknown_NotHalf()
    {
        var hours = FrontDoorHours with { Week = [.. FrontDoorHours.Week, Weekly("half past", "17:00", "Saturday")] };

        Assert.Equal(OpenState.Unknown, Ask(hours, "2027-02-08T12:00").State);
        Assert.Equal(OpenState.Unknown, OpeningHours.Of((ServiceHours?)null).At(At("2027-02-08T12:00"), Holidays).State);
    }

    [Fact]
    public void Stretches_OfAWeek_AreCutToItAndJoined()
    {
        var stretches = OpeningHours.Of(DutyTeamHours).Stretches(At("2027-02-12T18:00"), At("2027-02-16T07:00"), Holidays);

        Assert.Equal(
            [(At("2027-02-12T18:00"), At("2027-02-15T08:30")), (At("2027-02-15T17:00"), At("2027-02-16T07:00"))],
            stretches.Select(stretch => (stretch.Start, stretch.End)));
    }
}
