using NodaTime;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Safeguarding.Tests.Services.Given;

namespace SafeguardingHub.Safeguarding.Tests.Services;

/// <summary>Hours that nobody would write, against a reference that asks each minute of each day by itself.</summary>
public class RandomHoursTests
{
    // From a Thursday to the Saturday week: Good Friday and Easter Monday of 2026 in it, the clocks unchanged.
    private static readonly LocalDate First = new(2026, 4, 2);
    private const int Days = 10;
    private static readonly string[] DayNames = [.. Weekdays, "Saturday", "Sunday"];

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public void State_Until_AndNextOpening_AreWhatTheMinutesSay(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var hours = Next(random);
            var read = OpeningHours.Of(hours);
            Assert.Equal(HoursState.Weekly, read.State);
            var open = Minutes(hours);

            for (var minute = 0; minute < Days * 1440; minute += random.Next(1, 97))
            {
                var now = read.At(LondonTime.At(First, minute), Holidays);
                var change = Array.IndexOf(open, !open[minute], minute);
                Assert.Equal(open[minute] ? OpenState.Open : OpenState.Closed, now.State);
                if (change >= 0)
                {
                    Assert.Equal(LondonTime.At(First, change), now.Until);
                    Assert.Equal(open[minute] ? null : now.Until, now.NextOpening);
                }
                else
                {
                    Assert.True(now.Until is null || now.Until >= LondonTime.At(First, open.Length));
                }
            }
        }
    }

    private static ServiceHours Next(Random random)
    {
        // One period a day at most, and none longer than to the earliest start of the next day, so that none overlap.
        var week = DayNames.Where(_ => random.Next(5) > 0).Select(day => Period(random, day)).ToArray();
        var rule = (BankHolidayRule)random.Next(4);
        return Hours([.. week, Weekly("05:00", "05:01", "Monday")]) with
        {
            BankHolidays = rule,
            OnBankHolidays = rule == BankHolidayRule.OwnHours ? [Day("10:00", random.Next(2) == 0 ? "24:00" : "03:00")] : [],
            Exceptions = random.Next(2) == 0 ? [] : [new DatedHours { Date = "2026-04-07", Periods = random.Next(2) == 0 ? [] : [Day("00:00", "07:15")] }],
        };
    }

    private static WeeklyPeriod Period(Random random, string day)
    {
        var from = random.Next(360, 1440);
        var to = random.Next(5) switch { 0 => 1440, 1 => random.Next(0, 300), _ => random.Next(from + 1, 1441) };
        return Weekly(Clock(from), Clock(to), day);
    }

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private static bool[] Minutes(ServiceHours hours)
    {
        var open = new bool[(Days + 2) * 1440];
        for (var day = -1; day < Days + 2; day++)
        {
            foreach (var (from, to) in On(hours, First.PlusDays(day)))
            {
                var length = to > from ? to - from : to + 1440 - from;
                for (var minute = (day * 1440) + from; minute < (day * 1440) + from + length; minute++)
                {
                    if (minute >= 0 && minute < open.Length)
                    {
                        open[minute] = true;
                    }
                }
            }
        }

        return open[..((Days + 1) * 1440)];
    }

    private static IEnumerable<(int From, int To)> On(ServiceHours hours, LocalDate day)
    {
        if (hours.Exceptions.FirstOrDefault(one => one.Date == $"{day:uuuu-MM-dd}") is { } exception)
        {
            return exception.Periods.Select(period => (Read(period.From!), Read(period.To!)));
        }

        var isHoliday = day == new LocalDate(2026, 4, 3) || day == new LocalDate(2026, 4, 6);
        return (isHoliday ? hours.BankHolidays : BankHolidayRule.SameAsWeekday) switch
        {
            BankHolidayRule.Closed => [],
            BankHolidayRule.OwnHours => hours.OnBankHolidays.Select(period => (Read(period.From!), Read(period.To!))),
            BankHolidayRule.AsSunday => OnWeekday("Sunday"),
            _ => OnWeekday($"{day.DayOfWeek}"),
        };

        IEnumerable<(int, int)> OnWeekday(string name) =>
            hours.Week.Where(period => period.Days.Contains(name)).Select(period => (Read(period.From!), Read(period.To!)));
    }

    private static int Read(string clock) => (int.Parse(clock[..2], System.Globalization.CultureInfo.InvariantCulture) * 60) + int.Parse(clock[3..], System.Globalization.CultureInfo.InvariantCulture);
}
