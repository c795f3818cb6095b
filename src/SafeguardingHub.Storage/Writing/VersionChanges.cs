using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>
/// The items and versions of a wave of writes: what the database holds of them is read, the writes are applied to it in
/// memory, and the difference is sent. Each item occurs once in a wave.
/// </summary>
internal sealed class VersionChanges(HubSession session, IReadOnlyList<ItemWrite> wave)
{
    private readonly Dictionary<string, State> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<State>> ofItem = new(StringComparer.Ordinal);
    private readonly List<ItemRow> newItems = [];
    private readonly List<ItemRow> oldItems = [];
    private readonly List<string> erased = [];

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var lastNumbers = await LoadAsync(cancellationToken);
        foreach (var write in wave)
        {
            Apply(write, lastNumbers.GetValueOrDefault(write.Id.Value));
        }

        await SendAsync(cancellationToken);
    }

    private async Task<Dictionary<string, int>> LoadAsync(CancellationToken cancellationToken)
    {
        var known = wave.Where(write => write.SeenRevision is not null).Select(write => write.Id.Value).ToArray();
        if (known.Length == 0)
        {
            return [];
        }

        var named = wave.Where(write => write.SeenRevision is not null)
            .SelectMany(write => write.Versions.Select(version => version.VersionId).Concat(write.Flags.Select(flags => flags.VersionId)).Concat(write.Removed))
            .Select(id => id.Value).ToArray();
        var flagged = await Select(session.Context.Versions.Where(row => known.Contains(row.ItemId) && (row.Latest || row.Published))).ToListAsync(cancellationToken);
        var others = await Select(session.Context.Versions.Where(row => named.Contains(row.VersionId))).ToListAsync(cancellationToken);
        foreach (var state in flagged.Concat(others).DistinctBy(state => state.VersionId))
        {
            Add(state);
        }

        return await session.Context.Items.Where(row => known.Contains(row.Id))
            .Select(row => new { row.Id, row.LastNumber }).ToDictionaryAsync(row => row.Id, row => row.LastNumber, StringComparer.Ordinal, cancellationToken);
    }

    private static IQueryable<State> Select(IQueryable<VersionRow> rows) => rows.Select(row => new State
    {
        VersionId = row.VersionId,
        ItemId = row.ItemId,
        Number = row.Number,
        IsStored = true,
        HadLatest = row.Latest,
        HadPublished = row.Published,
        Latest = row.Latest,
        Published = row.Published,
        WasLive = row.WasLive,
        Name = row.DisplayText,
        ModifiedAt = row.ModifiedAt,
        Author = row.Author,
    });

    private void Apply(ItemWrite write, int lastNumber)
    {
        if (write.IsErased)
        {
            erased.Add(write.Id.Value);
            Of(write).ForEach(state => (state.IsRemoved, state.Latest, state.Published) = (true, false, false));
        }

        foreach (var id in write.Removed)
        {
            var state = Stored(write, id);
            state.IsRemoved = !state.WasLive
                ? true
                : throw new InvalidOperationException($"Version {id} of item {write.Id} was live: it stays, so that the site of its day can be rebuilt.");
            (state.Latest, state.Published) = (false, false);
        }

        if (write.Live is LiveWrite.Withdraw)
        {
            Of(write).ForEach(state => state.Published = false);
        }

        foreach (var version in write.Versions)
        {
            var state = versions.GetValueOrDefault(version.VersionId.Value);
            if (state is null)
            {
                Add(state = new State { VersionId = version.VersionId.Value, ItemId = write.Id.Value, Number = ++lastNumber });
            }
            else if (state.ItemId != write.Id.Value)
            {
                throw new WriteConflictException(WriteConflict.Id, $"Version {version.VersionId} belongs to item {state.ItemId}.");
            }
            else if (state.WasLive)
            {
                throw new InvalidOperationException($"Version {version.VersionId} of item {write.Id} was live and cannot be replaced: write another version.");
            }

            state.Content = version;
            Flag(write, state, version.Latest, version.Published);
        }

        foreach (var flags in write.Flags)
        {
            Flag(write, Stored(write, flags.VersionId), flags.Latest, flags.Published);
        }

        var row = RowOf(write, lastNumber, Of(write).Find(state => state.Latest), Of(write).Find(state => state.Published));
        CheckLive(write, row.LiveVersionId);
        (write.SeenRevision is null ? newItems : oldItems).Add(row);
    }

    // What lists need stands on the item, so that a page of a list is one look at one table.
    private static ItemRow RowOf(ItemWrite write, int lastNumber, State? newest, State? live)
    {
        var name = newest?.Content is { } content ? content.DisplayText : newest?.Name;
        return new ItemRow
        {
            Id = write.Id.Value,
            ContentType = write.ContentType,
            Section = write.Section?.Value,
            Owner = write.Owner,
            CreatedAt = write.CreatedAt,
            Revision = write.Revision,
            SeenRevision = write.SeenRevision,
            LatestVersionId = newest?.VersionId,
            LiveVersionId = live?.VersionId,
            LastNumber = lastNumber,
            Name = name,
            NameKey = NameWords.KeyOf(name),
            ModifiedAt = (newest?.Content is { } saved ? saved.ModifiedAt : newest?.ModifiedAt) ?? write.CreatedAt,
            ModifiedBy = newest?.Content is { } written ? written.Author : newest?.Author,
            Standing = write.Status.Standing(newest is not null, live is not null, newest?.VersionId != live?.VersionId),
            Status = StatusText.Of(write.Status),
            TurnOf = write.Status.TurnOf,
            UrgentAt = write.Status.Urgent?.At,
            BinnedAt = write.Status.Binned?.At,
            PlannedAt = write.Status.NextPlan,
            ReviewDueAt = newest is null ? null : write.DueMoments.Where(moment => moment.Kind == "review-due").Select(moment => (Instant?)moment.At).Min(),
        };
    }

    // Flags and published row say the same thing twice; a change that lets them differ is a fault of the program.
    private void CheckLive(ItemWrite write, string? live)
    {
        var agrees = write.Live switch
        {
            LiveWrite.Publish publish => live == publish.Item.VersionId.Value,
            LiveWrite.Withdraw => live is null,
            _ => Of(write).TrueForAll(state => state.Published == state.HadPublished),
        };
        if (!agrees)
        {
            throw new InvalidOperationException($"The write of item {write.Id} flags {live ?? "no version"} as live, and what it shows the public is another.");
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        // The revision first: on PostgreSQL it locks the item against other writers, or finds that one was first.
        if (await session.UpdateAsync(oldItems, [], cancellationToken, (nameof(ItemRow.Revision), row => row.SeenRevision)) != oldItems.Count)
        {
            throw new WriteConflictException(WriteConflict.Revision, "Somebody else saved in between.");
        }

        await session.InsertAsync(newItems, cancellationToken);

        if (erased.Count > 0)
        {
            await session.Context.Versions.Where(row => erased.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
            await session.Context.Remarks.Where(row => erased.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
            await session.Context.Findings.Where(row => erased.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
            await session.Context.Acceptances.Where(row => erased.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
            await session.Context.Checked.Where(row => erased.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
        }

        var removed = versions.Values.Where(state => state.IsRemoved).Select(state => state.VersionId).ToArray();
        if (removed.Length > 0)
        {
            await session.Context.Versions.Where(row => removed.Contains(row.VersionId)).ExecuteDeleteAsync(cancellationToken);
        }

        // Flags are taken away before others get them: the unique indexes are asked row by row.
        await session.UpdateAsync(
            [.. Remaining.Where(state => (state.HadLatest && !state.Latest) || (state.HadPublished && !state.Published))
                .Select(state => state.ToRow(state.HadLatest && state.Latest, state.HadPublished && state.Published))],
            [nameof(VersionRow.Latest), nameof(VersionRow.Published)],
            cancellationToken);
        await session.InsertAsync(
            [.. versions.Values.Where(state => !state.IsStored).Select(state => state.ToRow(state.Latest, state.Published))], cancellationToken);
        await session.UpdateAsync(
            [.. Remaining.Where(state => state.Content is not null).Select(state => state.ToRow(state.Latest, state.Published))], [], cancellationToken);
        await session.UpdateAsync(
            [.. Remaining.Where(state => state.Content is null && ((!state.HadLatest && state.Latest) || (!state.HadPublished && state.Published)))
                .Select(state => state.ToRow(state.Latest, state.Published))],
            [nameof(VersionRow.Latest), nameof(VersionRow.Published), nameof(VersionRow.WasLive)],
            cancellationToken);
    }

    private IEnumerable<State> Remaining => versions.Values.Where(state => state is { IsStored: true, IsRemoved: false });

    private List<State> Of(ItemWrite write) => ofItem.GetValueOrDefault(write.Id.Value) ?? [];

    private State Stored(ItemWrite write, ContentItemVersionId id) =>
        versions.GetValueOrDefault(id.Value) is { IsStored: true } state && state.ItemId == write.Id.Value
            ? state
            : throw new InvalidOperationException($"Item {write.Id} has no stored version {id}.");

    private void Flag(ItemWrite write, State state, bool latest, bool published)
    {
        foreach (var other in Of(write))
        {
            other.Latest &= !latest;
            other.Published &= !published;
        }

        state.Latest = latest;
        state.Published = published;
        state.WasLive |= published;
    }

    private void Add(State state)
    {
        versions.Add(state.VersionId, state);
        if (!ofItem.TryGetValue(state.ItemId, out var list))
        {
            ofItem[state.ItemId] = list = [];
        }

        list.Add(state);
    }

    private sealed class State
    {
        public required string VersionId { get; init; }

        public required string ItemId { get; init; }

        public required int Number { get; init; }

        public bool IsStored { get; init; }

        public string? Name { get; init; }

        public Instant? ModifiedAt { get; init; }

        public string? Author { get; init; }

        public bool HadLatest { get; init; }

        public bool HadPublished { get; init; }

        public bool Latest { get; set; }

        public bool Published { get; set; }

        public bool WasLive { get; set; }

        public bool IsRemoved { get; set; }

        /// <summary>What to insert or to replace; null where flags alone change.</summary>
        public ContentItem? Content { get; set; }

        public VersionRow ToRow(bool latest, bool published) => Content is { } content
            ? ItemRows.RowOf(content, Number, latest, published, WasLive)
            : new VersionRow
            {
                VersionId = VersionId, ItemId = ItemId, Number = Number, ContentType = "", Latest = latest, Published = published, WasLive = WasLive, Parts = "",
            };
    }
}
