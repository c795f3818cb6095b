using System.Collections.Immutable;
using NodaTime;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>
/// The bank holidays of England as rules give them, with the one-off changes that have been proclaimed. A holiday that falls
/// on a weekend is observed on the next weekday that is none itself; the weekend day is then an ordinary one.
/// </summary>
public static class EnglandBankHolidays
{
    private const string EarlyMay = "Early May bank holiday";
    private const string Spring = "Spring bank holiday";

    // Moved and added by proclamation; what is moved away has no name.
    private static readonly ImmutableArray<(LocalDate Day, string? Name)> OneOff =
    [
        (new(2002, 5, 27), null),
        (new(2002, 6, 3), "Golden Jubilee bank holiday"),
        (new(2002, 6, 4), Spring),
        (new(2011, 4, 29), "Royal wedding bank holiday"),
        (new(2012, 5, 28), null),
        (new(2012, 6, 4), Spring),
        (new(2012, 6, 5), "Diamond Jubilee bank holiday"),
        (new(2020, 5, 4), null),
        (new(2020, 5, 8), EarlyMay),
        (new(2022, 5, 30), null),
        (new(2022, 6, 2), Spring),
        (new(2022, 6, 3), "Platinum Jubilee bank holiday"),
        (new(2022, 9, 19), "State funeral of Queen Elizabeth II"),
        (new(2023, 5, 8), "Coronation of King Charles III"),
    ];

    // The years that moments may be asked for, and their neighbours.
    private static readonly ImmutableDictionary<LocalDate, string> Table =
        Enumerable.Range(1999, 103).SelectMany(Of).ToImmutableDictionary(holiday => holiday.Day, holiday => holiday.Name);

    /// <summary>The holidays of a year in order, each with its name.</summary>
    /// <param name="year">A year of the Gregorian calendar, 1 to 9999.</param>
    public static IEnumerable<(LocalDate Day, string Name)> In(int year) => Of(year).OrderBy(holiday => holiday.Day);

    /// <summary>The name of the holiday on a day, or null where it is none.</summary>
    public static string? NameOn(LocalDate day) =>
        day.Year is >= 1999 and <= 2101 ? Table.GetValueOrDefault(day) : Of(day.Year).FirstOrDefault(holiday => holiday.Day == day).Name;

    private static IEnumerable<(LocalDate Day, string Name)> Of(int year)
    {
        var days = new Dictionary<LocalDate, string>();
        var easter = EasterSunday(year);
        AddObserved(days, new LocalDate(year, 1, 1), "New Year's Day");
        days[easter.PlusDays(-2)] = "Good Friday";
        days[easter.PlusDays(1)] = "Easter Monday";
        days[FirstMonday(year, 5)] = EarlyMay;
        days[LastMonday(year, 5)] = Spring;
        days[LastMonday(year, 8)] = "Summer bank holiday";

        // Boxing Day keeps its own Monday where Christmas Day is a Sunday; Christmas Day is then observed after it.
        var christmas = new LocalDate(year, 12, 25);
        var boxing = christmas.PlusDays(1);
        if (christmas.DayOfWeek == IsoDayOfWeek.Sunday)
        {
            days[boxing] = "Boxing Day";
            AddObserved(days, christmas, "Christmas Day");
        }
        else
        {
            AddObserved(days, christmas, "Christmas Day");
            AddObserved(days, boxing, "Boxing Day");
        }

        foreach (var (day, name) in OneOff.Where(change => change.Day.Year == year))
        {
            if (name is null)
            {
                days.Remove(day);
            }
            else
            {
                days[day] = name;
            }
        }

        return days.Select(pair => (pair.Key, pair.Value));
    }

    private static void AddObserved(Dictionary<LocalDate, string> days, LocalDate day, string name)
    {
        var observed = day;
        while (observed.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || days.ContainsKey(observed))
        {
            observed = observed.PlusDays(1);
        }

        days[observed] = observed == day ? name : name + " (substitute day)";
    }

    private static LocalDate FirstMonday(int year, int month) => new LocalDate(year, month, 1).With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday));

    private static LocalDate LastMonday(int year, int month) =>
        new LocalDate(year, month, 1).With(DateAdjusters.EndOfMonth).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    // The Gregorian computus in the form that needs no table: golden number, century, epact, then the Sunday after the full moon.
    private static LocalDate EasterSunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        var fullMoon = epact - (epact / 28 * (1 - (epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + fullMoon + 2 - century + (century / 4)) % 7;
        var sunday = fullMoon - weekday;
        var month = 3 + ((sunday + 40) / 44);
        return new LocalDate(year, month, sunday + 28 - (31 * (month / 4)));
    }
}
