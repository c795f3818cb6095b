using NodaTime;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Tests.Services;

public class BankHolidayTests
{
    // By hand, from the published lists up to 2028 and the calendar after them: month/day.
    [Theory]
    [InlineData(2012, "1/2 4/6 4/9 5/7 6/4 6/5 8/27 12/25 12/26")]
    [InlineData(2013, "1/1 3/29 4/1 5/6 5/27 8/26 12/25 12/26")]
    [InlineData(2014, "1/1 4/18 4/21 5/5 5/26 8/25 12/25 12/26")]
    [InlineData(2015, "1/1 4/3 4/6 5/4 5/25 8/31 12/25 12/28")]
    [InlineData(2016, "1/1 3/25 3/28 5/2 5/30 8/29 12/26 12/27")]
    [InlineData(2017, "1/2 4/14 4/17 5/1 5/29 8/28 12/25 12/26")]
    [InlineData(2018, "1/1 3/30 4/2 5/7 5/28 8/27 12/25 12/26")]
    [InlineData(2019, "1/1 4/19 4/22 5/6 5/27 8/26 12/25 12/26")]
    [InlineData(2020, "1/1 4/10 4/13 5/8 5/25 8/31 12/25 12/28")]
    [InlineData(2021, "1/1 4/2 4/5 5/3 5/31 8/30 12/27 12/28")]
    [InlineData(2022, "1/3 4/15 4/18 5/2 6/2 6/3 8/29 9/19 12/26 12/27")]
    [InlineData(2023, "1/2 4/7 4/10 5/1 5/8 5/29 8/28 12/25 12/26")]
    [InlineData(2024, "1/1 3/29 4/1 5/6 5/27 8/26 12/25 12/26")]
    [InlineData(2025, "1/1 4/18 4/21 5/5 5/26 8/25 12/25 12/26")]
    [InlineData(2026, "1/1 4/3 4/6 5/4 5/25 8/31 12/25 12/28")]
    [InlineData(2027, "1/1 3/26 3/29 5/3 5/31 8/30 12/27 12/28")]
    [InlineData(2028, "1/3 4/14 4/17 5/1 5/29 8/28 12/25 12/26")]
    [InlineData(2029, "1/1 3/30 4/2 5/7 5/28 8/27 12/25 12/26")]
    [InlineData(2030, "1/1 4/19 4/22 5/6 5/27 8/26 12/25 12/26")]
    public void Year_HasTheseHolidays(int year, string expected)
    {
        var holidays = EnglandBankHolidays.In(year).Select(holiday => $"{holiday.Day.Month}/{holiday.Day.Day}");

        Assert.Equal(expected, string.Join(' ', holidays));
    }

    [Theory]
    [InlineData(2026, 12, 28, "Boxing Day (substitute day)")]
    [InlineData(2027, 12, 27, "Christmas Day (substitute day)")]
    [InlineData(2027, 12, 28, "Boxing Day (substitute day)")]
    [InlineData(2022, 12, 26, "Boxing Day")]
    [InlineData(2022, 12, 27, "Christmas Day (substitute day)")]
    [InlineData(2027, 3, 26, "Good Friday")]
    [InlineData(2028, 1, 3, "New Year's Day (substitute day)")]
    [InlineData(2027, 12, 25, null)]
    [InlineData(2020, 5, 4, null)]
    public void Day_HasThatName(int year, int month, int day, string? name)
    {
        Assert.Equal(name, EnglandBankHolidays.NameOn(new LocalDate(year, month, day)));
    }

    [Fact]
    public void YearsOutsideTheTable_AreWorkedOutToo()
    {
        // Easter Sunday of 1818 was as early, and that of 1943 as late, as it can be.
        Assert.Equal("Good Friday", EnglandBankHolidays.NameOn(new LocalDate(1818, 3, 20)));
        Assert.Equal("Easter Monday", EnglandBankHolidays.NameOn(new LocalDate(1943, 4, 26)));
        Assert.Equal("Easter Monday", EnglandBankHolidays.NameOn(new LocalDate(2285, 3, 23)));
        Assert.Null(EnglandBankHolidays.NameOn(new LocalDate(9999, 12, 31)));
    }
}
