using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public ICallWork Calls => new CallWork(this, session);

    private sealed class CallWork(UnitOfWork unit, HubSession session) : ICallWork
    {
        private HubDbContext Context => session.Context;

        public Task<IReadOnlyList<LoggedCall>> OfAsync(ContentItemId item, string number, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var key = item.Value;
            await session.HoldAloneAsync(key, cancellationToken);
            var rows = await Context.ServiceCalls.Where(row => row.ItemId == key && row.Number == number)
                .OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken);
            return (IReadOnlyList<LoggedCall>)[.. rows.Select(row => row.Call())];
        });

        public Task AddAsync(LoggedCall call, AuditEntry? audit, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            await session.InsertAsync([ServiceCallRow.Of(call)], cancellationToken);
            if (audit is not null)
            {
                unit.audits.Add(ItemRows.RowOf(audit, await AboutAsync(call.Item, cancellationToken)));
            }

            return true;
        });

        public Task<bool> MarkReportsAsync(string form, ContentItemId subject, LocalDate since, int seen, AuditEntry audit, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var key = subject.Value;
            var reports = Context.FeedbackCounts.Where(row => row.Form == form && row.Subject == key && row.Day >= since && row.Count > row.Looked);
            await reports.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LookedBy, audit.ActorName).SetProperty(row => row.LookedAt, audit.At), cancellationToken);

            // Asked once the rows are this unit's own: who counts on meanwhile waits.
            if (await reports.SumAsync(row => row.Count - row.Looked, cancellationToken) != seen)
            {
                return false;
            }

            await reports.ExecuteUpdateAsync(set => set.SetProperty(row => row.Looked, row => row.Count), cancellationToken);
            unit.audits.Add(ItemRows.RowOf(audit, await AboutAsync(subject, cancellationToken)));
            return true;
        });

        private async Task<AuditSubject> AboutAsync(ContentItemId item, CancellationToken cancellationToken)
        {
            var key = item.Value;
            return new AuditSubject { Item = item, Section = ItemRows.IdOf(await Context.Items.Where(row => row.Id == key).Select(row => row.Section).FirstOrDefaultAsync(cancellationToken)) };
        }
    }
}
