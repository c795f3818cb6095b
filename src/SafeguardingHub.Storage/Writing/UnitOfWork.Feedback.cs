using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public IFeedbackWork Feedback => new FeedbackWork(this, session);

    private sealed class FeedbackWork(UnitOfWork unit, HubSession session) : IFeedbackWork
    {
        private HubDbContext Context => session.Context;

        public Task<bool> SetStateAsync(ContentItemId item, FeedbackState state, Mark by, int seen, AuditEntry audit, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var key = item.Value;
            await session.HoldAloneAsync(key, cancellationToken);
            var answers = Context.FeedbackCounts.Where(row => row.Form == IPageFeedback.Form && row.Subject == key && row.Choice == "no");

            // The rows are this unit's own from here on: who counts on meanwhile waits.
            await answers.ExecuteUpdateAsync(set => set.SetProperty(row => row.Looked, row => row.Looked), cancellationToken);
            if (await answers.SumAsync(row => row.Count - row.Looked, cancellationToken) != seen)
            {
                return false;
            }

            if (state != FeedbackState.New)
            {
                await answers.ExecuteUpdateAsync(set => set.SetProperty(row => row.Looked, row => row.Count), cancellationToken);
            }

            await Context.FeedbackStates.Where(row => row.ItemId == key).ExecuteDeleteAsync(cancellationToken);
            await session.InsertAsync(
                [new FeedbackStateRow { ItemId = key, State = state, ActorKind = by.ActorKind, ActorId = by.ActorId, ActorName = by.ActorName, At = by.At, Note = by.Note }], cancellationToken);
            var section = ItemRows.IdOf(await Context.Items.Where(row => row.Id == key).Select(row => row.Section).FirstOrDefaultAsync(cancellationToken));
            unit.audits.Add(ItemRows.RowOf(audit, new AuditSubject { Item = item, Section = section }));
            return true;
        });
    }
}
