using System.Globalization;
using NodaTime;

namespace SafeguardingHub.Safeguarding.Publications;

/// <summary>How far a date is known.</summary>
public enum DatePrecision
{
    /// <summary>Not at all.</summary>
    Unknown = 0,

    /// <summary>The year.</summary>
    Year = 1,

    /// <summary>The month of a year.</summary>
    Month = 2,

    /// <summary>The day.</summary>
    Day = 3,
}

/// <summary>How two dates stand to each other, as far as both are known.</summary>
public enum DateOrder
{
    /// <summary>Nobody can tell: they overlap, or one is unknown.</summary>
    NotKnown = 0,

    /// <summary>The first is earlier, whatever the unknown parts turn out to be.</summary>
    Before = 1,

    /// <summary>Both are the same day.</summary>
    Same = 2,

    /// <summary>The first is later, whatever the unknown parts turn out to be.</summary>
    After = 3,
}

/// <summary>
/// A date of which the day, the month or all may be unknown. A year alone is never taken for its first of January: what
/// is not known stays not known in words and in comparisons.
/// </summary>
public sealed record UncertainDate
{
    /// <summary>The first year that is accepted: a year before it is a slip of the keyboard, not a date of this subject.</summary>
    public const int FirstYear = 1800;

    /// <summary>The last year that is accepted.</summary>
    public const int LastYear = 2999;

    private UncertainDate(DatePrecision precision, LocalDate? earliest, LocalDate? latest)
    {
        Precision = precision;
        Earliest = earliest;
        Latest = latest;
    }

    /// <summary>A date of which nothing is known.</summary>
    public static UncertainDate Unknown { get; } = new(DatePrecision.Unknown, null, null);

    /// <summary>How far it is known.</summary>
    public DatePrecision Precision { get; }

    /// <summary>The first day that it may be; null where nothing is known.</summary>
    public LocalDate? Earliest { get; }

    /// <summary>The last day that it may be; null where nothing is known.</summary>
    public LocalDate? Latest { get; }

    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => Precision != DatePrecision.Unknown;

    /// <summary>
    /// The day by which lists sort it: the first that it may be, so that newest first never puts a vague date above an exact
    /// one of the same month; null where nothing is known.
    /// </summary>
    public LocalDate? SortOn => Earliest;

    /// <summary>The year, or null.</summary>
    public int? Year => Earliest?.Year;

    /// <summary>"31 January 2018", "January 2018", "2018" or "Date unknown".</summary>
    public string Words => Pattern() is { } pattern ? Format(pattern) : "Date unknown";

    /// <summary>As part of a sentence: "on 31 January 2018", "in January 2018", "in 2018" or "on a date that is not known".</summary>
    public string Phrase => Precision switch
    {
        DatePrecision.Day => "on " + Words,
        DatePrecision.Month or DatePrecision.Year => "in " + Words,
        _ => "on a date that is not known",
    };

    /// <summary>A date known to the day.</summary>
    public static UncertainDate OfDay(LocalDate day) => new(DatePrecision.Day, day, day);

    /// <summary>Reads <c>2018-01-31</c>, <c>2018-01</c>, <c>2018</c>, or nothing for an unknown date.</summary>
    /// <param name="text">The text; blanks around it do not count.</param>
    /// <param name="date">The date; <see cref="Unknown"/> where the text is none.</param>
    /// <returns>Whether the text is empty or a date.</returns>
    public static bool TryParse(string? text, out UncertainDate date)
    {
        date = Unknown;
        var parts = (text ?? "").Trim().Split('-');
        if (parts is [""])
        {
            return true;
        }

        if (parts.Length > 3 || Number(parts[0], 4) is not { } year || year is < FirstYear or > LastYear)
        {
            return false;
        }

        if (parts.Length == 1)
        {
            date = new UncertainDate(DatePrecision.Year, new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
            return true;
        }

        if (Number(parts[1], 2) is not { } month || month is < 1 or > 12)
        {
            return false;
        }

        var last = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (parts.Length == 2)
        {
            date = new UncertainDate(DatePrecision.Month, new LocalDate(year, month, 1), new LocalDate(year, month, last));
            return true;
        }

        if (Number(parts[2], 2) is not { } day || day < 1 || day > last)
        {
            return false;
        }

        date = OfDay(new LocalDate(year, month, day));
        return true;
    }

    /// <summary>The date of a text, for showing: what cannot be read is unknown, which validation does not let into the store.</summary>
    public static UncertainDate Of(string? text) => TryParse(text, out var date) ? date : Unknown;

    /// <summary>How this date stands to another.</summary>
    public DateOrder OrderTo(UncertainDate other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (this, other) switch
        {
            ({ IsKnown: false }, _) or (_, { IsKnown: false }) => DateOrder.NotKnown,
            _ when Latest < other.Earliest => DateOrder.Before,
            _ when Earliest > other.Latest => DateOrder.After,
            ({ Precision: DatePrecision.Day }, { Precision: DatePrecision.Day }) => DateOrder.Same,
            _ => DateOrder.NotKnown,
        };
    }

    /// <summary>What is wrong with a text that is no date, and how to write one; null for a text that is empty or a date.</summary>
    public static string? Fault(string? text) => TryParse(text, out _)
        ? null
        : $"'{text}' is not a date: write it as 2018-01-31, as 2018-01 or 2018 where no more is known, or leave it empty where nothing is. Years run from {FirstYear} to {LastYear}.";

    /// <inheritdoc />
    public override string ToString() => Words;

    private static int? Number(string text, int digits) =>
        text.Length == digits && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private string? Pattern() => Precision switch
    {
        DatePrecision.Day => "d MMMM uuuu",
        DatePrecision.Month => "MMMM uuuu",
        DatePrecision.Year => "uuuu",
        _ => null,
    };

    private string Format(string pattern) => Earliest!.Value.ToString(pattern, CultureInfo.InvariantCulture);
}
