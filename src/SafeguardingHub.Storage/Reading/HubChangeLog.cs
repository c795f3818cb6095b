using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads the change log.</summary>
internal sealed class HubChangeLog(HubContexts contexts) : IChangeLog
{
    public async Task<ChangeHead> HeadAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.ChangeHead.Select(row => new ChangeHead(row.Epoch, row.Number)).SingleAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Change>> AfterAsync(long number, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await context.ChangeLog.Where(row => row.Number > number).OrderBy(row => row.Number).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Change(row.Number, row.Kind, ItemRows.IdOf(row.ItemId)))];
    }

    public async Task<long> LastPublicAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.ChangeHead.Select(row => row.LastPublic).SingleAsync(cancellationToken);
    }

    public async Task<Instant?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.DueMoments.OrderBy(row => row.At).Select(row => (Instant?)row.At).FirstOrDefaultAsync(cancellationToken);
    }
}
