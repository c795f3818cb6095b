using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public ILinkWork Links => new LinkWork(this, session);

    private sealed class LinkWork(UnitOfWork unit, HubSession session) : ILinkWork
    {
        public Task SayAsync(string key, LinkWord? word, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var (state, until) = (word?.State, word?.Until);
            var (kind, id, name, at, reason) = (word?.By.ActorKind, word?.By.ActorId, word?.By.ActorName, word?.By.At, word?.By.Note);
            await session.Context.OutsideLinks.Where(row => row.Key == key).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Word, state).SetProperty(row => row.WordUntil, until).SetProperty(row => row.ActorKind, kind)
                    .SetProperty(row => row.ActorId, id).SetProperty(row => row.ActorName, name).SetProperty(row => row.SaidAt, at).SetProperty(row => row.Reason, reason),
                cancellationToken);
            unit.audits.Add(ItemRows.RowOf(audit, about));
            return true;
        });

        public Task AskAsync(string key, Instant now, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            await session.Context.OutsideLinks.Where(row => row.Key == key).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now), cancellationToken);
            unit.audits.Add(ItemRows.RowOf(audit, about));
            return true;
        });
    }
}
