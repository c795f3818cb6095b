using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Feedback;

/// <summary>Reads what readers answered about pages, for somebody: of those that they may publish, and no others, as if there were none.</summary>
public sealed class ReadFeedback(IPageFeedback feedback, TimeProvider time)
{
    /// <summary>The pages with answers of the last months, the most unhelpful first. One query.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="months">How many months count.</param>
    /// <param name="section">Only of this section; null for all.</param>
    /// <param name="state">Only in this state; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<PageFeedback>> ListAsync(Actor actor, int months, ContentItemId? section, FeedbackState? state, CancellationToken cancellationToken) =>
        feedback.ListAsync(Seen(actor, months) with { Section = section, State = state }, cancellationToken);

    /// <summary>The answers about one page; null where there are none, or none that the actor may see. One query.</summary>
    public async Task<PageFeedback?> FindAsync(Actor actor, int months, ContentItemId page, CancellationToken cancellationToken) =>
        await feedback.ListAsync(Seen(actor, months) with { Item = page, Limit = 1 }, cancellationToken) is [var found, ..] ? found : null;

    /// <summary>The sums by section. One query.</summary>
    public Task<IReadOnlyList<SectionFeedback>> SectionsAsync(Actor actor, int months, CancellationToken cancellationToken) => feedback.SectionsAsync(Seen(actor, months), cancellationToken);

    /// <summary>How often each reason was chosen for a page that the actor was found to see, the most frequent first. One query.</summary>
    public Task<IReadOnlyList<KeyValuePair<string, int>>> ReasonsAsync(PageFeedback seen, int months, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return feedback.ReasonsAsync(seen.Item, Since(months), cancellationToken);
    }

    private FeedbackQuery Seen(Actor actor, int months) => new(Since(months)) { Reach = Rights.ReachOf(actor, Permission.PublishContent), Reader = actor.Id };

    private LocalDate Since(int months) => LondonTime.Day(time.Now()).PlusMonths(-months).PlusDays(1);
}
