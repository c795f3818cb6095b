using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads the whole hub, drafts and history included.</summary>
internal sealed class HubReader(HubContexts contexts) : IHubReader
{
    public async Task<DefinitionSet> DefinitionsAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await Definitions.LoadAsync(context, cancellationToken);
    }

    public async IAsyncEnumerable<ContentItem> CurrentVersionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = context.Versions.Where(row => row.Latest || row.Published)
            .Join(context.Items, row => row.ItemId, item => item.Id, (row, item) => new { Row = row, item.CreatedAt })
            .OrderBy(pair => pair.CreatedAt).ThenBy(pair => pair.Row.ItemId).ThenBy(pair => pair.Row.Latest)
            .Select(pair => pair.Row)
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            yield return ItemRows.ItemOf(row);
        }
    }

    public async IAsyncEnumerable<StandingVersion> StandingVersionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = context.Versions.Where(row => row.Latest || row.Published)
            .Join(context.Items.Where(item => item.BinnedAt == null), row => row.ItemId, item => item.Id, (row, item) => new { Row = row, item.CreatedAt, item.Section, item.Owner })
            .OrderBy(found => found.CreatedAt).ThenBy(found => found.Row.ItemId).ThenBy(found => found.Row.Latest)
            .AsAsyncEnumerable();
        await foreach (var found in rows.WithCancellation(cancellationToken))
        {
            yield return new StandingVersion(ItemRows.ItemOf(found.Row), found.Section is { } section ? ContentItemId.Parse(section) : null, found.Owner);
        }
    }

    public async Task<IReadOnlyList<ContentItem>> HistoryAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = id.Value;
        return [.. (await context.Versions.Where(row => row.ItemId == key).OrderBy(row => row.Number).ToListAsync(cancellationToken)).Select(ItemRows.ItemOf)];
    }

    public async Task<IReadOnlyList<Role>> RolesAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await SiteReading.RolesAsync(context, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, JsonElement>> SettingsAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await SiteReading.SettingsAsync(context, cancellationToken);
    }

    public async Task<IReadOnlyList<MediaFile>> MediaAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await SiteReading.MediaAsync(context, cancellationToken);
    }

    public async Task<IReadOnlyList<AuditedChange>> AuditAsync(int limit, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await context.Audit.OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => (Row: row, About: ItemRows.SubjectOf(row)))
                .Select(pair => new AuditedChange(ItemRows.EntryOf(pair.Row), pair.About.Item, pair.About.Version, pair.About.Account)),
        ];
    }

    public async Task<IReadOnlyList<LivePeriod>> LivePeriodsAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = id.Value;
        var rows = await context.LivePeriods.Where(row => row.ItemId == key).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LivePeriod(id, ContentItemVersionId.Parse(row.VersionId), row.From, row.To))];
    }

    public async Task<int> CountItemsAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.Items.CountAsync(row => row.LatestVersionId != null || row.LiveVersionId != null, cancellationToken);
    }
}
