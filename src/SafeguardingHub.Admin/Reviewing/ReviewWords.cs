using System.Globalization;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Reviewing;

/// <summary>How the screens speak of reviews.</summary>
public static class ReviewWords
{
    /// <summary>The board.</summary>
    public const string Board = "/admin/reviews";

    /// <summary>What a list is called.</summary>
    public static string Of(ReviewFilter filter) => filter switch
    {
        ReviewFilter.Overdue => "Overdue",
        ReviewFilter.Soon => "Due within 30 days",
        ReviewFilter.PutOff => "Put off",
        _ => "No review date",
    };

    /// <summary>What is said of an empty list.</summary>
    public static string Empty(ReviewFilter filter) => filter switch
    {
        ReviewFilter.Overdue => "No page is past its review date.",
        ReviewFilter.Soon => "No review falls due within 30 days.",
        ReviewFilter.PutOff => "No review is put off.",
        _ => "Every page has a day on which it will be reviewed.",
    };

    /// <summary>What the day of a line means today.</summary>
    public static string Due(ReviewLine line, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Due is not { } due)
        {
            return "No day is set. It follows from the first review";
        }

        var days = Period.DaysBetween(due, today);
        return $"{MomentWords.Date(due)}, " + days switch
        {
            0 => "today",
            1 => "1 day ago",
            > 1 => string.Create(CultureInfo.InvariantCulture, $"{days:N0} days ago"),
            -1 => "tomorrow",
            _ => string.Create(CultureInfo.InvariantCulture, $"in {-days} days"),
        };
    }

    /// <summary>Whether a line is pressing, late or neither, and the colour of the tag that says so.</summary>
    public static (string Words, string Class)? Tag(ReviewLine line, LocalDate today, ReviewPartSettings settings)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(settings);
        return line.Due is not { } due || due >= today ? null
            : Period.DaysBetween(due, today) > settings.GraceDays ? ("Pressing", "nhsuk-tag nhsuk-tag--red")
            : ("Late", "nhsuk-tag nhsuk-tag--yellow");
    }

    /// <summary>Who put a review off, until when and why.</summary>
    public static string PutOff(ReviewLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return $"Put off until {(line.PutOffUntil is { } until ? MomentWords.Date(until) : "another day")}{(line.PutOffBy is { } by ? $" by {by.ActorName}: {by.Note}" : "")}";
    }

    /// <summary>Where an edition stands.</summary>
    public static string Of(ReviewedEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return edition.State switch
        {
            EditionState.Current => $"{edition.Name}: in force",
            EditionState.NotYetInForce => $"{edition.Name}: not in force yet",
            EditionState.Superseded when edition.ReplacedBy is { } other => $"{edition.Name}: no longer in force. {other} has taken its place",
            EditionState.Superseded => $"{edition.Name}: no longer in force",
            _ => $"{edition.Name}: withdrawn",
        };
    }

    /// <summary>When a number was rung.</summary>
    public static string Of(ReviewedNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return $"{number.Service}, {number.Number}: {(number.RungOn is { } day ? "last rung on " + MomentWords.Date(day) : "nobody has rung it yet")}{(number.IsInDoubt ? "; it is being checked now" : "")}";
    }

    /// <summary>What an entry of the log says.</summary>
    public static string Of(LoggedReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return review.IsPutOff
            ? $"Put off until {(review.Next is { } until ? MomentWords.Date(until) : "another day")} by {review.By.ActorName}: {review.By.Note}"
            : $"Reviewed by {review.By.ActorName}. {(review.Next is { } next ? $"The next was set for {MomentWords.Date(next)}." : "")}";
    }

    /// <summary>The screen on which an item is reviewed.</summary>
    public static string Screen(ContentItemId item) => Items.ItemAddresses.Of(item, "review");
}
