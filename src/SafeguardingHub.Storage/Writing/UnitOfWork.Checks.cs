using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public ICheckWork Checks => new CheckWork(this, session);

    private sealed class CheckWork(UnitOfWork unit, HubSession session) : ICheckWork
    {
        private HubDbContext Context => session.Context;

        public Task<IReadOnlyList<Acceptance>> AcceptancesAsync(ContentItemId item, CancellationToken cancellationToken) =>
            unit.GuardAsync(() => FindingsReading.AcceptancesAsync(Context, item, cancellationToken));

        public Task AcceptAsync(Acceptance acceptance, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            await HoldAsync(acceptance, cancellationToken);
            await session.UpsertAsync([FindingsReading.RowOf(acceptance)], cancellationToken);
            return await MarkAsync(acceptance, acceptance.ReviewOn, about, audit, cancellationToken);
        });

        public Task TakeBackAsync(Acceptance acceptance, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var (item, key) = (acceptance.Item.Value, acceptance.Key);
            await HoldAsync(acceptance, cancellationToken);
            await Context.Acceptances.Where(row => row.ItemId == item && row.Key == key).ExecuteDeleteAsync(cancellationToken);
            return await MarkAsync(acceptance, until: null, about, audit, cancellationToken);
        });

        // Whoever keeps what was found in the item at this moment waits, and then sees what was decided.
        private Task<int> HoldAsync(Acceptance acceptance, CancellationToken cancellationToken)
        {
            var item = acceptance.Item.Value;
            return Context.Checked.Where(row => row.ItemId == item).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision), cancellationToken);
        }

        private async Task<bool> MarkAsync(
            Acceptance acceptance, LocalDate? until, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken)
        {
            var (item, key) = (acceptance.Item.Value, acceptance.Key);
            await Context.Findings.Where(row => row.ItemId == item && row.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.AcceptedUntil, until), cancellationToken);
            unit.audits.Add(ItemRows.RowOf(audit, about));
            return true;
        }
    }
}
