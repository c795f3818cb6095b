using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public Task<IReadOnlyList<Role>> RolesAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (noted.Roles.Count > 0)
        {
            await SendAsync(cancellationToken);
        }

        return await SiteReading.RolesAsync(session.Context, cancellationToken);
    });

    public Task<int> RaiseDueAsync(Instant now, int limit, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await SendAsync(cancellationToken);
        var due = await session.Context.DueMoments.Where(row => row.At <= now).OrderBy(row => row.At).Take(limit)
            .Select(row => new { row.Id, row.ItemId }).ToListAsync(cancellationToken);
        var ids = due.Select(row => row.Id).ToArray();
        if (ids.Length == 0 || await session.Context.DueMoments.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return 0;
        }

        var items = due.Select(row => row.ItemId).Distinct(StringComparer.Ordinal).ToList();
        changes.AddRange(items.Select(item => new ChangeRow { Number = 0, Kind = ChangeKind.Due, ItemId = item, At = now }));
        return items.Count;
    });

    public Task<IReadOnlyDictionary<string, JsonElement>> SettingsAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (noted.Settings.Count > 0)
        {
            await SendAsync(cancellationToken);
        }

        return await SiteReading.SettingsAsync(session.Context, cancellationToken);
    });

    public Task<IReadOnlyList<MediaFile>> MediaAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (noted.Media.Count > 0)
        {
            await SendAsync(cancellationToken);
        }

        return await SiteReading.MediaAsync(session.Context, cancellationToken);
    });
}
