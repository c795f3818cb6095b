using NodaTime;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Safeguarding.Tests.Services.Given;

namespace SafeguardingHub.Safeguarding.Tests.Services;

public class WordsTests
{
    private static readonly ServiceHours Overnight = Hours(Weekly("22:00", "06:00", "Friday", "Saturday"));

    [Fact]
    public void Hours_OfTheSourcePages_AreReadAsTheyAreSpoken()
    {
        Assert.Equal(["Monday to Thursday: 8:30am to 5pm", "Friday: 8:30am to 4:30pm", "Closed on bank holidays"], Lines(FrontDoorHours));
        Assert.Equal(
            ["Monday to Friday: 5pm to 8:30am the next day", "Saturday, Sunday and bank holidays: all day, until 8:30am the next day"], Lines(DutyTeamHours));
        Assert.Empty(Lines(null));
        Assert.Equal(["All day, every day"], Lines(new ServiceHours { State = HoursState.Always }));
    }

    [Fact]
    public void Nights_ThatABankHolidayWouldCut_AreReadAsStored()
    {
        Assert.Equal(
            ["Monday to Friday: midnight to 8:30am and 5pm to midnight", "Saturday and Sunday: all day", "Closed on bank holidays"],
            Lines(DutyTeamHours with { BankHolidays = BankHolidayRule.Closed, OnBankHolidays = [] }));
    }

    [Fact]
    public void Nights_ThatAnExceptionWouldCut_AreReadAsStored_UntilItIsOver()
    {
        var hours = DutyTeamHours with { Exceptions = [new DatedHours { Date = "2027-02-10", Note = "Moving house." }] };

        Assert.Equal(
            [
                "Monday to Friday: midnight to 8:30am and 5pm to midnight",
                "Saturday, Sunday and bank holidays: all day",
                "Wednesday 10 February 2027: closed (Moving house)",
            ],
            Lines(hours, new LocalDate(2027, 2, 10)));
        Assert.Equal(2, Lines(hours, new LocalDate(2027, 2, 11)).Count);
    }

    [Fact]
    public void Nights_WithoutAMorningSomewhere_AreReadAsStored()
    {
        Assert.Equal(
            ["Monday: midnight to 8:30am and 5pm to midnight", "Tuesday: midnight to 8:30am", "Same hours on bank holidays"],
            Lines(Hours(Weekly("00:00", "08:30", "Monday", "Tuesday"), Weekly("17:00", "24:00", "Monday"))));
    }

    [Fact]
    public void Nights_StoredAsOnePeriod_DoNotSayClosedWhereTheyGoOn()
    {
        Assert.Equal(
            ["Friday and Saturday: 10pm to 6am the next day", "Does not open on bank holidays"],
            Lines(Overnight with { BankHolidays = BankHolidayRule.Closed }));
    }

    [Fact]
    public void Days_InTheirGroups_AreNamedOnce()
    {
        Assert.Equal(
            ["Monday, Wednesday and Friday: 9am to midday and 1pm to 5pm", "Tuesday: midday to midnight", "Bank holidays: 10am to 11am"],
            Lines(Hours(Weekly("09:00", "12:00", "Monday", "Wednesday", "Friday"), Weekly("13:00", "17:00", "Wednesday", "Friday", "Monday"), Weekly("12:00", "24:00", "Tuesday"))
                with { BankHolidays = BankHolidayRule.OwnHours, OnBankHolidays = [Day("10:00", "11:00")] }));
        Assert.Equal(
            ["Monday to Wednesday, Saturday, Sunday and bank holidays: 12:30am to 12:30pm"],
            Lines(Hours(Weekly("00:30", "12:30", "Monday", "Tuesday", "Wednesday", "Saturday", "Sunday")) with { BankHolidays = BankHolidayRule.AsSunday }));
    }

    [Theory]
    [InlineData("2027-02-11T12:00", "Listed as open until 5pm today")]
    [InlineData("2027-02-11T17:00", "Closed now. Listed to open at 8:30am tomorrow")]
    [InlineData("2027-02-12T16:30", "Closed now. Listed to open at 8:30am on Monday")]
    [InlineData("2026-12-24T17:00", "Closed now. Listed to open at 8:30am on Tuesday")]
    [InlineData("2027-12-24T17:00", "Closed now. Listed to open at 8:30am on Wednesday")]
    public void State_OfTheFrontDoor_IsSaidFromTheMoment(string local, string expected)
    {
        Assert.Equal(expected, State(FrontDoorHours, local));
    }

    [Fact]
    public void State_FurtherThanSixDaysAhead_HasItsDate()
    {
        var mondays = Hours(Weekly("09:00", "10:00", "Monday"));

        Assert.Equal("Closed now. Listed to open at 9am on Monday 15 February 2027", State(mondays, "2027-02-08T10:00"));
        Assert.Equal("Closed now. Listed to open at 9am on Monday", State(mondays, "2027-02-09T00:00"));
    }

    [Fact]
    public void State_OfAConfirmedService_IsClaimed_AndOfNoOther()
    {
        Assert.Equal("Open now until 5pm today", State(FrontDoorHours, "2027-02-11T12:00", isConfirmed: true));
        Assert.Equal("Closed now. Opens at 8:30am tomorrow", State(FrontDoorHours, "2027-02-11T18:00", isConfirmed: true));
        Assert.Equal("Opening hours not given", State(null, "2027-02-11T12:00", isConfirmed: true));
        Assert.Equal("Listed as open at all hours", State(new ServiceHours { State = HoursState.Always }, "2027-02-11T12:00"));
    }

    [Fact]
    public void State_AtAnotherMoment_NeverSaysNow()
    {
        Assert.Equal("Listed as open until 5pm that day", State(FrontDoorHours, "2027-02-11T12:00", isNow: false));
        Assert.Equal("Closed then. Listed to open at 8:30am the day after", State(FrontDoorHours, "2027-02-11T18:00", isNow: false));
        Assert.Equal("Open until 5pm that day", State(FrontDoorHours, "2027-02-11T12:00", isConfirmed: true, isNow: false));
    }

    [Fact]
    public void State_OnADayOfItsOwn_SaysWhy_AndPastTheKnownHolidays_ThatItMayDiffer()
    {
        var training = FrontDoorHours with { Exceptions = [new DatedHours { Date = "2027-02-11", Note = "Staff training day" }] };

        Assert.Equal("Closed now. Listed to open at 8:30am tomorrow (Staff training day)", State(training, "2027-02-11T12:00"));
        Assert.Equal("Listed as open until 5pm today. May differ on bank holidays", State(FrontDoorHours, "2031-02-11T12:00"));
    }

    [Fact]
    public void Midnight_IsSaidOnTheSideOfItsDay()
    {
        var hours = Hours(Weekly("18:00", "24:00", "Monday"), Weekly("00:00", "06:00", "Saturday"));

        Assert.Equal("Listed as open until midnight tonight", State(hours, "2027-02-08T20:00"));
        Assert.Equal("Closed now. Listed to open at midnight at the start of Saturday", State(hours, "2027-02-09T20:00"));
        Assert.Equal("Closed now. Listed to open at midnight tonight", State(hours, "2027-02-12T20:00"));
        Assert.Equal("Listed as open until midnight at the end of Sunday", State(Hours(Weekly("00:00", "24:00", "Friday", "Saturday", "Sunday")), "2027-02-12T20:00"));
    }

    [Theory]
    [InlineData("2027-02-12T16:45:00Z", "4:45pm on Friday 12 February 2027")]
    [InlineData("2027-02-12T12:00:59Z", "midday on Friday 12 February 2027")]
    [InlineData("2027-07-01T23:00:00Z", "midnight at the start of Friday 2 July 2027")]
    [InlineData("2026-10-25T00:30:00Z", "1:30am on Sunday 25 October 2026, before the clocks go back")]
    [InlineData("2026-10-25T01:30:00Z", "1:30am on Sunday 25 October 2026, after the clocks go back")]
    public void AsAt_SaysTheMomentByLondonsClock(string utc, string expected)
    {
        Assert.Equal(expected, new MomentWords(Utc(utc)).AsAt);
    }

    private static IReadOnlyList<string> Lines(ServiceHours? hours, LocalDate? today = null) => HoursWords.Lines(OpeningHours.Of(hours), today);

    private static string State(ServiceHours? hours, string local, bool isConfirmed = false, bool isNow = true) =>
        StateWords.Of(OpeningHours.Of(hours).At(At(local), Holidays), isConfirmed, new MomentWords(At(local), isNow));
}
