using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>
/// The paths of a wave of writes. All that the wave gives up is freed before anything is claimed, so that items may swap
/// paths; redirects come last, because a live owner takes a redirect away.
/// </summary>
internal sealed class RouteChanges(HubSession session, IReadOnlyList<ItemWrite> wave)
{
    private readonly Dictionary<string, RouteRow> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouteRow> after = new(StringComparer.Ordinal);

    /// <summary>Sends the difference.</summary>
    /// <returns>The keys of all paths whose holder may be another now.</returns>
    public async Task<IReadOnlyCollection<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Release();
        foreach (var write in wave)
        {
            Claim(write, write.DraftPath, isLive: false);
            Claim(write, write.LivePath, isLive: true);
        }

        foreach (var write in wave)
        {
            foreach (var path in write.NewRedirects)
            {
                Redirect(write, path);
            }
        }

        await SendAsync(cancellationToken);
        return [.. before.Keys.Union(after.Keys, StringComparer.Ordinal)];
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var keys = wave.SelectMany(write => write.NewRedirects.Select(path => path.Key).Append(write.DraftPath?.Key).Append(write.LivePath?.Key))
            .OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var known = wave.Where(write => write.SeenRevision is not null).Select(write => write.Id.Value).ToArray();
        if (keys.Length > 0)
        {
            Add(await session.Context.Routes.Where(row => keys.Contains(row.PathKey)).ToListAsync(cancellationToken));
        }

        if (known.Length > 0)
        {
            Add(await session.Context.Routes.Where(row => known.Contains(row.Owner)).ToListAsync(cancellationToken));
        }
    }

    private void Add(List<RouteRow> rows)
    {
        foreach (var row in rows)
        {
            before[row.PathKey] = after[row.PathKey] = row with { SeenOwner = row.Owner };
        }
    }

    private void Release()
    {
        var byId = wave.ToDictionary(write => write.Id.Value, StringComparer.Ordinal);
        foreach (var row in before.Values)
        {
            if (row.Owner is null || !byId.TryGetValue(row.Owner, out var write))
            {
                continue;
            }

            var isLive = row.IsLive && write.LivePath?.Key == row.PathKey;
            var isDraft = row.IsDraft && write.DraftPath?.Key == row.PathKey;
            after[row.PathKey] = row with { Owner = isLive || isDraft ? row.Owner : null, IsLive = isLive, IsDraft = isDraft };
        }
    }

    private void Claim(ItemWrite write, ContentPath? wanted, bool isLive)
    {
        if (wanted is not { } path)
        {
            return;
        }

        var row = after.GetValueOrDefault(path.Key) ?? new RouteRow { PathKey = path.Key, Path = path.Text };
        if (row.Owner is not null && row.Owner != write.Id.Value)
        {
            throw new WriteConflictException(WriteConflict.Path, $"The path '{path.Text}' belongs to item {row.Owner}.");
        }

        after[path.Key] = isLive
            ? row with { Path = path.Text, Owner = write.Id.Value, IsLive = true, WasLive = true, RedirectTo = null }
            : row with { Path = row.IsLive ? row.Path : path.Text, Owner = write.Id.Value, IsDraft = true };
    }

    private void Redirect(ItemWrite write, ContentPath path)
    {
        var row = after.GetValueOrDefault(path.Key) ?? new RouteRow { PathKey = path.Key, Path = path.Text };
        if (!row.IsLive)
        {
            after[path.Key] = row with { RedirectTo = (write.LeadsTo ?? write.Id).Value };
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var dropped = after.Values.Where(row => row is { Owner: null, RedirectTo: null, WasLive: false } && before.ContainsKey(row.PathKey))
            .Select(row => row.PathKey).ToArray();
        if (dropped.Length > 0)
        {
            await session.Context.Routes.Where(row => dropped.Contains(row.PathKey)).ExecuteDeleteAsync(cancellationToken);
        }

        var kept = after.Values.Where(row => row.Owner is not null || row.RedirectTo is not null || row.WasLive).ToList();
        var changed = kept.Where(row => before.TryGetValue(row.PathKey, out var old) && old != row).ToList();

        // The owner must still be the one that was read: another transaction may have taken a free path meanwhile.
        if (await session.UpdateAsync(changed, [], cancellationToken, (nameof(RouteRow.Owner), row => row.SeenOwner)) != changed.Count)
        {
            throw new WriteConflictException(WriteConflict.Path, "A path was taken by another item in between.");
        }

        await session.InsertAsync([.. kept.Where(row => !before.ContainsKey(row.PathKey))], cancellationToken);

        // Earlier addresses of an item that gives way to another lead there as well, in one step.
        foreach (var (to, group) in wave.Where(write => write.LeadsTo is not null).GroupBy(write => write.LeadsTo!.Value.Value).Select(group => (group.Key, group)))
        {
            var gone = group.Select(write => write.Id.Value).ToArray();
            await session.Context.Routes.Where(row => gone.Contains(row.RedirectTo)).ExecuteUpdateAsync(set => set.SetProperty(row => row.RedirectTo, to), cancellationToken);
        }
    }
}
