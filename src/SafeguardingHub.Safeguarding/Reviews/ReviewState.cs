using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>Where a page stands with its review.</summary>
public enum ReviewStanding
{
    /// <summary>Nobody has reviewed it yet, and no date has passed.</summary>
    NeverReviewed = 0,

    /// <summary>It was reviewed and is not due.</summary>
    InDate = 1,

    /// <summary>It is due on this very day, and not overdue.</summary>
    DueToday = 2,

    /// <summary>The day on which it was due is over.</summary>
    Overdue = 3,
}

/// <summary>Where a page stands with its review on a day in London.</summary>
/// <param name="Standing">Where it stands.</param>
/// <param name="LastReviewed">The day of the last review; null where there was none.</param>
/// <param name="NextDue">The day on which the next is due; null where none is set.</param>
/// <param name="DaysOverdue">How many days have begun since the day on which it was due; 0 while it is not overdue.</param>
public sealed record ReviewState(ReviewStanding Standing, LocalDate? LastReviewed, LocalDate? NextDue, int DaysOverdue)
{
    private static readonly LocalDateTimePattern DayAndTime = LocalDateTimePattern.Create("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The first day on which the page is overdue; null where no date is set.</summary>
    public LocalDate? OverdueFrom => NextDue?.PlusDays(1);

    /// <summary>Where the page stands on a day in London.</summary>
    public static ReviewState Of(ReviewPart part, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(part);
        var last = LastDay(part.LastReviewed);
        var due = Day(part.NextDue);
        return due switch
        {
            { } day when day < today => new ReviewState(ReviewStanding.Overdue, last, due, Period.DaysBetween(day, today)),
            { } day when day == today => new ReviewState(ReviewStanding.DueToday, last, due, 0),
            _ => new ReviewState(last is null ? ReviewStanding.NeverReviewed : ReviewStanding.InDate, last, due, 0),
        };
    }

    /// <summary>Whether it has been overdue for so long that it is pressing, by the grace of its kind.</summary>
    public bool IsPressing(ReviewPartSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return DaysOverdue > settings.GraceDays;
    }

    /// <summary>The day of a last review, given as a day or as day and time; null where the text is neither.</summary>
    public static LocalDate? LastDay(string? text)
    {
        var parts = (text ?? "").Trim();
        return Day(parts) ?? (DayAndTime.Parse(parts) is { Success: true } parsed ? Day(parts[..10]) : null);
    }

    /// <summary>The day of a text; null where it is no full date.</summary>
    internal static LocalDate? Day(string? text) =>
        UncertainDate.Of(text) is { Precision: DatePrecision.Day } day ? day.Earliest : null;
}

/// <summary>What follows from a part's marks.</summary>
public static class ReviewMarks
{
    /// <summary>The day up to which the review is put off; null where it is not, or was for a day on which it is no longer due.</summary>
    public static LocalDate? PutOffUntil(this ReviewPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.PutOff is { } off && off.Due == part.NextDue ? ReviewState.Day(off.Until) : null;
    }
}
