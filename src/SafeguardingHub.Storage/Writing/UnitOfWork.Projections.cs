using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public IProjectionWork Projections => new ProjectionWork(this, session);

    private sealed class ProjectionWork(UnitOfWork unit, HubSession session) : IProjectionWork
    {
        public Task<bool> ReplaceAsync(ProjectedItem item, Instant at, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var (id, version) = (item.Item.Id.Value, item.Item.VersionId.Value);

            // Whoever publishes the item begins with the same row: neither sees half of what the other writes.
            await session.HoldAloneAsync(id, cancellationToken);
            var context = session.Context;
            if (!await context.Published.AnyAsync(row => row.ItemId == id && row.VersionId == version, cancellationToken))
            {
                return false;
            }

            var published = ItemRows.RowOf(item.Item, item.Values);
            await context.References.Where(row => row.IsLive && row.ItemId == id).ExecuteDeleteAsync(cancellationToken);
            await context.PublishedValues.Where(row => row.ItemId == id).ExecuteDeleteAsync(cancellationToken);
            await session.UpdateAsync([published], [nameof(PublishedRow.Parts), nameof(PublishedRow.Bodies), nameof(PublishedRow.SortOn)], cancellationToken);
            await session.InsertAsync([.. LiveChanges.ValueRows(published, item.Values)], cancellationToken);
            await session.InsertAsync([.. item.References.Select(reference => ItemRows.RowOf(reference, item.Item.Id, isLive: true))], cancellationToken);
            unit.changes.Add(new ChangeRow { Number = 0, Kind = ChangeKind.Projected, ItemId = id, At = at });
            return true;
        });
    }
}
