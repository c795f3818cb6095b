using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>The aliases of a wave of writes: freed first, then claimed, as <see cref="RouteChanges"/> does with paths.</summary>
internal sealed class AliasChanges(HubSession session, IReadOnlyList<ItemWrite> wave)
{
    private readonly Dictionary<string, AliasRow> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AliasRow> after = new(StringComparer.Ordinal);

    /// <summary>Sends the difference.</summary>
    /// <returns>The keys of all aliases whose holder may be another now.</returns>
    public async Task<IReadOnlyCollection<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Release();
        foreach (var write in wave)
        {
            Claim(write, write.DraftAlias, isLive: false);
            Claim(write, write.LiveAlias, isLive: true);
        }

        await SendAsync(cancellationToken);
        return [.. before.Keys.Union(after.Keys, StringComparer.Ordinal)];
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var keys = wave.SelectMany(write => new[] { write.DraftAlias, write.LiveAlias }).OfType<string>()
            .Select(alias => alias.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        var known = wave.Where(write => write.SeenRevision is not null).Select(write => write.Id.Value).ToArray();
        if (keys.Length > 0)
        {
            Add(await session.Context.Aliases.Where(row => keys.Contains(row.AliasKey)).ToListAsync(cancellationToken));
        }

        if (known.Length > 0)
        {
            Add(await session.Context.Aliases.Where(row => known.Contains(row.Owner)).ToListAsync(cancellationToken));
        }
    }

    private void Add(List<AliasRow> rows)
    {
        foreach (var row in rows)
        {
            before[row.AliasKey] = after[row.AliasKey] = row with { SeenOwner = row.Owner };
        }
    }

    private void Release()
    {
        var byId = wave.ToDictionary(write => write.Id.Value, StringComparer.Ordinal);
        foreach (var row in before.Values)
        {
            if (!byId.TryGetValue(row.Owner, out var write))
            {
                continue;
            }

            var isLive = row.IsLive && write.LiveAlias?.ToLowerInvariant() == row.AliasKey;
            var isDraft = row.IsDraft && write.DraftAlias?.ToLowerInvariant() == row.AliasKey;
            if (isLive || isDraft)
            {
                after[row.AliasKey] = row with { IsLive = isLive, IsDraft = isDraft };
            }
            else
            {
                after.Remove(row.AliasKey);
            }
        }
    }

    private void Claim(ItemWrite write, string? alias, bool isLive)
    {
        if (alias is null)
        {
            return;
        }

        var key = alias.ToLowerInvariant();
        var seen = before.GetValueOrDefault(key)?.SeenOwner;
        var row = after.GetValueOrDefault(key) ?? new AliasRow { AliasKey = key, Alias = alias, Owner = write.Id.Value, SeenOwner = seen };
        if (row.Owner != write.Id.Value)
        {
            throw new WriteConflictException(WriteConflict.Alias, $"The alias '{alias}' belongs to item {row.Owner}.");
        }

        after[key] = isLive ? row with { Alias = alias, IsLive = true } : row with { Alias = row.IsLive ? row.Alias : alias, IsDraft = true };
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var dropped = before.Keys.Where(key => !after.ContainsKey(key)).ToArray();
        if (dropped.Length > 0)
        {
            await session.Context.Aliases.Where(row => dropped.Contains(row.AliasKey)).ExecuteDeleteAsync(cancellationToken);
        }

        var changed = after.Values.Where(row => before.TryGetValue(row.AliasKey, out var old) && old != row).ToList();
        if (await session.UpdateAsync(changed, [], cancellationToken, (nameof(AliasRow.Owner), row => row.SeenOwner)) != changed.Count)
        {
            throw new WriteConflictException(WriteConflict.Alias, "An alias was taken by another item in between.");
        }

        await session.InsertAsync([.. after.Values.Where(row => !before.ContainsKey(row.AliasKey))], cancellationToken);
    }
}
