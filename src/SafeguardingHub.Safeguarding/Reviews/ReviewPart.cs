using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>When a page was last reviewed as a whole, and when it is due again. Overdue is said to readers.</summary>
public sealed record ReviewPart : ContentPart
{
    /// <summary>The day, <c>2014-07-31</c>, or day and time, <c>2014-07-31T13:50</c>, in London; empty where it never was.</summary>
    public string? LastReviewed { get; init; }

    /// <summary>The day on which the review is due, <c>yyyy-MM-dd</c>: overdue from the next day on; empty for none.</summary>
    public string? NextDue { get; init; }

    /// <summary>Who looks after the page, as a role or an organisation, never a person's name; plain text.</summary>
    public string? Owner { get; init; }
}
