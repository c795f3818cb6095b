using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Addresses on other sites, in the database.</summary>
internal sealed class LinksStore(WriteTurns turns) : IOutsideLinks
{
    private const string Asking = "links";
    private const int KeysAtATime = 500;

    public async Task<IReadOnlyDictionary<string, OutsideLink>> StatesAsync(IReadOnlyCollection<string> keys, LocalDate today, CancellationToken cancellationToken)
    {
        var all = keys.ToArray();
        if (all.Length == 0)
        {
            return new Dictionary<string, OutsideLink>();
        }

        await using var context = turns.Contexts.Create();
        var rows = await context.OutsideLinks.Where(row => all.Contains(row.Key)).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Key, row => LinksReading.LinkOf(row).On(today), StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<KnownLink>> DueAsync(Instant now, int limit, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        var rows = await context.OutsideLinks.Where(row => row.NextAt <= now && row.LooseSince == null)
            .OrderBy(row => row.NextAt).ThenBy(row => row.Key).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(LinksReading.LinkOf)];
    }

    public Task KeepAsync(KnownLink link, CancellationToken cancellationToken) => turns.TakeAsync(
        session => session.Context.OutsideLinks.Where(row => row.Key == link.Key).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, link.State).SetProperty(row => row.CheckedAt, link.CheckedAt).SetProperty(row => row.NextAt, link.NextAt)
                .SetProperty(row => row.LeadsTo, link.LeadsTo).SetProperty(row => row.Detail, link.Detail).SetProperty(row => row.Failures, link.Failures)
                .SetProperty(row => row.FirstFailedAt, link.FirstFailedAt),
            cancellationToken),
        cancellationToken);

    public async Task<KnownLink?> WorkingAsync(string exceptKey, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await context.OutsideLinks.Where(row => (row.State == OutsideState.Works || row.State == OutsideState.Moved) && row.Key != exceptKey)
            .OrderByDescending(row => row.CheckedAt).FirstOrDefaultAsync(cancellationToken) is { } row ? LinksReading.LinkOf(row) : null;
    }

    public async Task<IReadOnlyList<ContentItemId>> HoldersAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return [.. (await context.ItemLinks.Where(row => row.Key == key).OrderBy(row => row.ItemId).Select(row => row.ItemId).ToListAsync(cancellationToken)).Select(ContentItemId.Parse)];
    }

    public async Task<KnownLink?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await context.OutsideLinks.FirstOrDefaultAsync(row => row.Key == key, cancellationToken) is { } row ? LinksReading.LinkOf(row) : null;
    }

    public async Task<LinksPage> ListAsync(LinksQuery query, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await LinksReading.ListAsync(context, query, cancellationToken);
    }

    public Task ForgetAsync(Instant now, Instant before, CancellationToken cancellationToken) => turns.TakeAsync(
        async session =>
        {
            var context = session.Context;
            Instant? since = now;
            await context.ItemLinks.Where(row => context.Items.Any(item => item.Id == row.ItemId && item.Standing == ItemStanding.Gone)).ExecuteDeleteAsync(cancellationToken);
            await context.OutsideLinks.Where(row => row.LooseSince == null && !context.ItemLinks.Any(held => held.Key == row.Key))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LooseSince, since), cancellationToken);
            return await context.OutsideLinks.Where(row => row.LooseSince < before && !context.ItemLinks.Any(held => held.Key == row.Key)).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    public Task<bool> TakeTurnAsync(string node, Instant now, Instant until, CancellationToken cancellationToken) => turns.TakeAsync(
        async session =>
        {
            var taken = await session.Context.WorkTurns.Where(row => row.Name == Asking && (row.Node == node || row.Until <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Node, node).SetProperty(row => row.Until, until), cancellationToken);
            return taken > 0 || await session.InsertNewAsync([new WorkTurnRow { Name = Asking, Node = node, Until = until }], cancellationToken) > 0;
        },
        cancellationToken);

    /// <summary>Notes which addresses these items have now. Addresses that nobody has met before are due at once.</summary>
    public static async Task NoteAsync(HubSession session, IReadOnlyCollection<CheckedItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Item.Value).ToArray();
        var before = (await session.Context.ItemLinks.Where(row => ids.Contains(row.ItemId)).ToListAsync(cancellationToken)).Select(row => (row.ItemId, row.Key)).ToHashSet();
        var now = items.SelectMany(item => item.Outside.Select(address => (ItemId: item.Item.Value, address.Key))).ToHashSet();
        foreach (var same in before.Except(now).GroupBy(row => row.ItemId, row => row.Key, StringComparer.Ordinal))
        {
            foreach (var gone in same.Chunk(KeysAtATime))
            {
                var id = same.Key;
                await session.Context.ItemLinks.Where(row => row.ItemId == id && gone.Contains(row.Key)).ExecuteDeleteAsync(cancellationToken);
            }
        }

        // In the order of their keys, so that two nodes that meet the same addresses wait for each other and not in a ring.
        var added = now.Except(before).OrderBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.ItemId, StringComparer.Ordinal).ToList();
        if (added.Count == 0)
        {
            return;
        }

        var addresses = items.SelectMany(item => item.Outside.Select(address => (address, item.At))).DistinctBy(pair => pair.address.Key).ToDictionary(pair => pair.address.Key, StringComparer.Ordinal);
        var keys = added.Select(row => row.Key).Distinct(StringComparer.Ordinal).ToList();
        await session.InsertNewAsync(
            [.. keys.Select(key => new OutsideLinkRow { Key = key, Address = addresses[key].address.Address, State = OutsideState.Unknown, NextAt = addresses[key].At })], cancellationToken);
        foreach (var some in keys.Chunk(KeysAtATime))
        {
            await session.Context.OutsideLinks.Where(row => row.LooseSince != null && some.Contains(row.Key))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LooseSince, (Instant?)null), cancellationToken);
        }

        await session.InsertNewAsync([.. added.Select(row => new ItemLinkRow { ItemId = row.ItemId, Key = row.Key })], cancellationToken);
    }
}
