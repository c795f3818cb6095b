using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>Reads which reviews are due, for somebody: those of what they may publish, and no others, as if there were none.</summary>
public sealed class ReadReviews(IReviewLog log, TimeProvider time)
{
    // What is shown of earlier reviews of one page.
    private const int Earlier = 20;

    /// <summary>The day in London.</summary>
    public LocalDate Today => LondonTime.Day(time.Now());

    /// <summary>A page of a list. One query.</summary>
    public Task<ReviewPage> ListAsync(Actor actor, ReviewQuery query, CancellationToken cancellationToken) => log.ListAsync(Seen(actor, query), cancellationToken);

    /// <summary>How many items of each type all lists hold. One query.</summary>
    public Task<IReadOnlyList<ReviewCount>> CountAsync(Actor actor, ContentItemId? section, CancellationToken cancellationToken) =>
        log.CountAsync(Seen(actor, new ReviewQuery(ReviewFilter.Overdue, Today) { Section = section }), cancellationToken);

    /// <summary>What was said at the last reviews of an item that the actor may see, the newest first. One query.</summary>
    public Task<IReadOnlyList<LoggedReview>> OfAsync(StoredItem seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return log.OfAsync(seen.Id, Earlier, cancellationToken);
    }

    private static ReviewQuery Seen(Actor actor, ReviewQuery query) => query with { Reach = Rights.ReachOf(actor, Permission.PublishContent), Reader = actor.Id };
}
