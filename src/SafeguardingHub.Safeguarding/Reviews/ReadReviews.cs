using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>Reads which reviews are due, for somebody: those of what they may publish, and no others, as if there were none.</summary>
public sealed class ReadReviews(IReviewLog log, ICheckGround ground, TimeProvider time)
{
    // What is shown of earlier reviews of one page.
    private const int Earlier = 20;

    /// <summary>The day in London.</summary>
    public LocalDate Today => LondonTime.Day(time.Now());

    /// <summary>The definitions, from memory where the host serves: what types are called, and how often they are reviewed.</summary>
    public async ValueTask<DefinitionSet> DefinitionsAsync(CancellationToken cancellationToken) => (await ground.NowAsync(cancellationToken)).Snapshot.Definitions;

    /// <summary>A page of a list. One query.</summary>
    public async Task<ReviewPage> ListAsync(Actor actor, ReviewQuery query, CancellationToken cancellationToken) =>
        await log.ListAsync(await SeenAsync(actor, query, cancellationToken), cancellationToken);

    /// <summary>How many items of each type all lists hold. One query.</summary>
    public async Task<IReadOnlyList<ReviewCount>> CountAsync(Actor actor, ContentItemId? section, CancellationToken cancellationToken) =>
        await log.CountAsync(await SeenAsync(actor, new ReviewQuery(ReviewFilter.Overdue, Today) { Section = section }, cancellationToken), cancellationToken);

    /// <summary>What was said at the last reviews of an item that the actor may see, the newest first. One query.</summary>
    public Task<IReadOnlyList<LoggedReview>> OfAsync(StoredItem seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return log.OfAsync(seen.Id, Earlier, cancellationToken);
    }

    private async ValueTask<ReviewQuery> SeenAsync(Actor actor, ReviewQuery query, CancellationToken cancellationToken) => query with
    {
        Reach = Rights.ReachOf(actor, Permission.PublishContent),
        Reader = actor.Id,
        Types =
        [
            .. (await DefinitionsAsync(cancellationToken)).Types
                .Where(type => type.FindPart(nameof(ReviewPart)) is { } part && part.Settings.Get<ReviewPartSettings>().PeriodDays > 0).Select(type => type.Name),
        ],
    };
}
