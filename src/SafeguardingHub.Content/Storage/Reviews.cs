using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// That somebody reviewed an item as a whole, or put its review off. It is kept for good and never altered. What the answers
/// say is the domain's; the store keeps them as they come.
/// </summary>
/// <param name="Item">The item.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="By">Who, and when; the note is why it was put off.</param>
public sealed record LoggedReview(ContentItemId Item, ContentItemVersionId Version, Mark By)
{
    /// <summary>Whether it was put off, not reviewed.</summary>
    public bool IsPutOff { get; init; }

    /// <summary>The day on which the review was due; null where none was set.</summary>
    public LocalDate? Due { get; init; }

    /// <summary>The day on which the next is due, or up to which it is put off; null for none.</summary>
    public LocalDate? Next { get; init; }

    /// <summary>The answers of the checklist as JSON; null where it was put off.</summary>
    public string? Answers { get; init; }
}

/// <summary>Which reviews a list holds.</summary>
public enum ReviewFilter
{
    /// <summary>The day on which they were due is over, and nobody has put them off.</summary>
    Overdue = 0,

    /// <summary>They are due today or soon.</summary>
    Soon = 1,

    /// <summary>Somebody has put them off, and the day has not come.</summary>
    PutOff = 2,

    /// <summary>No day is set, as where nobody has reviewed them yet.</summary>
    NoDay = 3,
}

/// <summary>What a list of reviews is to hold.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Today">The day in London.</param>
public sealed record ReviewQuery(ReviewFilter Filter, LocalDate Today)
{
    /// <summary>Of what content; see <see cref="Rights.ReachOf(Actor, string)"/>. Empty for nothing.</summary>
    public ImmutableArray<Reach> Reach { get; init; } = [];

    /// <summary>Whose own content reaches that are for owners mean.</summary>
    public string? Reader { get; init; }

    /// <summary>Only of this section; null for no matter which.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>The types that are reviewed: of these alone it is told that no day is set.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Only of this type; null for all.</summary>
    public string? ContentType { get; init; }

    /// <summary>How many days from today are soon.</summary>
    public int SoonDays { get; init; } = 30;

    /// <summary>Where the page begins: <see cref="ReviewPage.Next"/> of the one before; null for the beginning.</summary>
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A live item whose review somebody should think of.</summary>
/// <param name="Item">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">Its name as the public reads it.</param>
/// <param name="Section">Its section; null for none.</param>
public sealed record ReviewLine(ContentItemId Item, string ContentType, string Name, ContentItemId? Section)
{
    /// <summary>The day on which it is due; null where none is set.</summary>
    public LocalDate? Due { get; init; }

    /// <summary>Up to which day it is put off; null where it is not.</summary>
    public LocalDate? PutOffUntil { get; init; }

    /// <summary>Who put it off, when and why; null where nobody did.</summary>
    public Mark? PutOffBy { get; init; }
}

/// <summary>A page of a list of reviews.</summary>
/// <param name="Lines">The items, the oldest day first.</param>
/// <param name="Next">Where the next page begins; null for none.</param>
public sealed record ReviewPage(ImmutableArray<ReviewLine> Lines, string? Next);

/// <summary>How many items of a type a list of reviews holds.</summary>
/// <param name="Filter">The list.</param>
/// <param name="ContentType">The type.</param>
/// <param name="Count">How many.</param>
public sealed record ReviewCount(ReviewFilter Filter, string ContentType, int Count);

/// <summary>
/// Which reviews are due, and what was said at earlier ones. It looks at what kinds of parts project with the keys
/// <see cref="DueKey"/> and <see cref="PutOffKey"/>, and checks nobody's rights.
/// </summary>
public interface IReviewLog
{
    /// <summary>The key of the day on which the review of an item is due, <c>yyyy-MM-dd</c>.</summary>
    const string DueKey = "review-due";

    /// <summary>The key of the day up to which it is put off.</summary>
    const string PutOffKey = "review-put-off";

    /// <summary>A page of a list. One query.</summary>
    Task<ReviewPage> ListAsync(ReviewQuery query, CancellationToken cancellationToken);

    /// <summary>How many items of each type all lists hold, without regard to the query's list, type and position. One query.</summary>
    Task<IReadOnlyList<ReviewCount>> CountAsync(ReviewQuery query, CancellationToken cancellationToken);

    /// <summary>What was said at the reviews of an item, the newest first; at most <paramref name="limit"/>. One query.</summary>
    Task<IReadOnlyList<LoggedReview>> OfAsync(ContentItemId item, int limit, CancellationToken cancellationToken);
}

/// <summary>The part of a change that is about reviews.</summary>
public interface IReviewWork
{
    /// <summary>Notes that an item was reviewed, or its review put off.</summary>
    Task AddAsync(LoggedReview review, CancellationToken cancellationToken);
}
