using System.Collections.Immutable;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>
/// When a page was last reviewed as a whole, and when it is due again. Overdue is said to readers. All but the owner are marks:
/// a new item may bring the days of its source, and from then on only <see cref="RecordReview"/> and <see cref="SnoozeReview"/> write them.
/// </summary>
public sealed record ReviewPart : ContentPart
{
    /// <summary>The day, <c>2014-07-31</c>, or day and time, <c>2014-07-31T13:50</c>, in London; empty where it never was.</summary>
    public string? LastReviewed { get; init; }

    /// <summary>The day on which the review is due, <c>yyyy-MM-dd</c>: overdue from the next day on; empty for none.</summary>
    public string? NextDue { get; init; }

    /// <summary>Who looks after the page, as a role or an organisation, never a person's name; plain text.</summary>
    public string? Owner { get; init; }

    /// <summary>That the review was put off; null where it was not.</summary>
    public ReviewPutOff? PutOff { get; init; }

    /// <summary>What the last review found wrong, for editors; empty where all was well.</summary>
    public ImmutableArray<ReviewRemark> Open { get; init; } = [];
}

/// <summary>That a review was put off, once for the day on which it was due. Who did it, and why, is kept in the log of reviews.</summary>
public sealed record ReviewPutOff
{
    /// <summary>The day on which it was due, <c>yyyy-MM-dd</c>.</summary>
    public string? Due { get; init; }

    /// <summary>The day up to which it is put off, <c>yyyy-MM-dd</c>.</summary>
    public string? Until { get; init; }
}

/// <summary>Something that a review found wrong.</summary>
public sealed record ReviewRemark
{
    /// <summary>The question: the <see cref="ReviewQuestion.Code"/>.</summary>
    public string? Question { get; init; }

    /// <summary>What is wrong, in the words of whoever reviewed it.</summary>
    public string? Words { get; init; }
}

/// <summary>The settings of <see cref="ReviewPart"/> as attached to a type: how often its pages are reviewed.</summary>
public sealed record ReviewPartSettings
{
    /// <summary>How many days after a review the next is due; 0 where nothing of the type ever is.</summary>
    public int PeriodDays { get; init; } = 365;

    /// <summary>For how many days after the day it counts as late, not as pressing. Readers are told from the first.</summary>
    public int GraceDays { get; init; } = 14;
}
