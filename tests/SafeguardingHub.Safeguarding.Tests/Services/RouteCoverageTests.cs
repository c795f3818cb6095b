using NodaTime;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Safeguarding.Services.Coverage;

namespace SafeguardingHub.Safeguarding.Tests.Services;

public class RouteCoverageTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    [Fact]
    public void Coverage_HoursOfTheSources_ExactlyTheHalfHourOnFridays()
    {
        var coverage = RouteCoverage.Of(Given.ChildRoute, Today, Given.Holidays);

        var gap = Assert.Single(coverage.Gaps);
        Assert.Equal("Fridays, 4:30pm to 5pm", gap.Subject);
        Assert.Equal((IsoDayOfWeek.Friday, 16 * 60 + 30, 17 * 60), (gap.Day, gap.Cell.From, gap.Cell.To));
        Assert.Empty(coverage.Overlaps);
        Assert.Empty(coverage.UnknownServices);
    }

    [Fact]
    public void Coverage_GoodFriday_IsCoveredAllDayByTheDutyTeam()
    {
        var coverage = RouteCoverage.Of(Given.ChildRoute, Today, Given.Holidays);

        var day = Assert.Single(coverage.Special, day => day.Date == new LocalDate(2027, 3, 26));
        Assert.Equal("Good Friday", day.Why);
        var cell = Assert.Single(day.Cells);
        Assert.Equal((CoverageState.Covered, "all day"), (cell.State, cell.Words));
        Assert.Equal("duty team", Assert.Single(cell.Services));
    }

    [Fact]
    public void Coverage_TeamBeginsAtHalfPastFourOnFridays_NoGap()
    {
        var hours = Given.DutyTeamHours with
        {
            Week = [.. Given.DutyTeamHours.Week.Select(period => period.From == "17:00" ? period with { Days = [.. Given.Weekdays[..4]] } : period), Given.Weekly("16:30", "24:00", "Friday")],
        };

        var coverage = RouteCoverage.Of([Given.ChildRoute[0], new ServiceOnRoute("duty team", Given.Service("01905768020", hours))], Today, Given.Holidays);

        Assert.Empty(coverage.Gaps);
    }

    [Fact]
    public void Coverage_WithoutSaturday_OneGapOfADay()
    {
        var hours = Given.DutyTeamHours with
        {
            Week = [.. Given.DutyTeamHours.Week.Select(period => period.Days.Contains("Saturday") ? period with { Days = ["Sunday"] } : period)],
        };

        var coverage = RouteCoverage.Of([Given.ChildRoute[0], new ServiceOnRoute("duty team", Given.Service("01905768020", hours))], Today, Given.Holidays);

        Assert.Equal(["Fridays, 4:30pm to 5pm", "Saturdays, all day"], coverage.Gaps.Select(gap => gap.Subject));
        Assert.Equal((0, 1440), (coverage.Gaps[1].Cell.From, coverage.Gaps[1].Cell.To));
    }

    [Fact]
    public void Coverage_ClosedOnOneDate_AGapOfThatDateAlone()
    {
        var hours = Given.DutyTeamHours with { Exceptions = [new DatedHours { Date = "2026-12-02", Note = "Training" }] };

        var coverage = RouteCoverage.Of([Given.ChildRoute[0], new ServiceOnRoute("duty team", Given.Service("01905768020", hours))], Today, Given.Holidays);

        Assert.Equal(
            ["Fridays, 4:30pm to 5pm", "Wednesday 2 December 2026 (Training), midnight to 8:30am", "Wednesday 2 December 2026 (Training), 5pm to midnight"],
            coverage.Gaps.Select(gap => gap.Subject));
    }

    [Fact]
    public void Coverage_HoursNotKnown_NobodyClaimsAGap()
    {
        var coverage = RouteCoverage.Of([Given.ChildRoute[0], new ServiceOnRoute("access", Given.Access)], Today, Given.Holidays);

        Assert.Empty(coverage.Gaps);
        Assert.Equal("access", Assert.Single(coverage.UnknownServices).Id);
        Assert.Contains(coverage.Unknown, time => time.Subject == "Saturdays, all day");
    }

    [Fact]
    public void Coverage_BothOpenFromFourOnMondays_ToldAsOverlap()
    {
        var coverage = RouteCoverage.Of(
            [new("one", Given.Service("01905822666", Given.Hours(Given.Weekly("00:00", "17:00", "Monday")))), new("two", Given.Service("01905768020", Given.Hours(Given.Weekly("16:00", "24:00", "Monday"))))],
            Today, Given.Holidays);

        Assert.Equal("Mondays, 4pm to 5pm", Assert.Single(coverage.Overlaps).Subject);
    }

    [Fact]
    public void Coverage_DaysOnWhichClocksChange_AreLookedAtAndHoldNoGap()
    {
        var coverage = RouteCoverage.Of(Given.ChildRoute, Today, Given.Holidays);

        var changes = coverage.Special.Where(day => day.Why.StartsWith("clocks", StringComparison.Ordinal)).ToList();
        Assert.Equal([(new LocalDate(2027, 3, 28), "clocks go forward"), (new LocalDate(2027, 10, 31), "clocks go back")], changes.Select(day => (day.Date, day.Why)));
        Assert.All(changes, day => Assert.All(day.Cells, cell => Assert.Equal(CoverageState.Covered, cell.State)));
    }

    [Fact]
    public void Coverage_NightThatRunsOverMidnight_CoversTheMorning()
    {
        var nights = Given.Hours(Given.Weekly("17:00", "09:00", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"));
        var days = Given.Hours(Given.Weekly("09:00", "17:00", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"));

        var coverage = RouteCoverage.Of([new("nights", Given.Service("01905822666", nights)), new("days", Given.Service("01905768020", days))], Today, Given.Holidays);

        Assert.Empty(coverage.Gaps);
        Assert.All(coverage.Week, day => Assert.Equal(3, day.Cells.Length));
    }

    [Fact]
    public void Coverage_OnlyTheEmergencyService_SaysNothing()
    {
        var coverage = RouteCoverage.Of([new ServiceOnRoute("police", Given.Police)], Today, Given.Holidays);

        Assert.Empty(coverage.Services);
        Assert.Empty(coverage.Gaps);
    }
}
