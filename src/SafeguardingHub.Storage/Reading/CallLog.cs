using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Reading;

/// <summary>The calls to services.</summary>
internal sealed class CallLog(HubContexts contexts) : ICallLog
{
    public async Task<IReadOnlyList<LoggedCall>> OfAsync(ContentItemId item, int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = item.Value;
        var rows = await context.ServiceCalls.Where(row => row.ItemId == key)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.Call())];
    }
}
