using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>What checks have found, in the database.</summary>
internal sealed class FindingsStore(WriteTurns turns, ICommitSignal? signal) : IFindings
{
    public async Task KeepAsync(IReadOnlyCollection<CheckedItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return;
        }

        // Readers are told of old numbers in what is kept as it was: then, and only then, their pages change.
        if (await turns.TakeAsync(session => KeepAsync(session, items, cancellationToken), cancellationToken) > 0)
        {
            signal?.Raise();
        }
    }

    public async Task<ItemFindings> OfItemAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await FindingsReading.OfItemAsync(context, id, cancellationToken);
    }

    public async Task<FindingsPage> ListAsync(FindingsQuery query, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await FindingsReading.ListAsync(context, query, cancellationToken);
    }

    public async Task<IReadOnlyList<FindingCount>> CountAsync(FindingsQuery query, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await FindingsReading.CountAsync(context, query, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<ContentItemId, OpenFindings>> OpenAsync(
        IReadOnlyCollection<ContentItemId> items, LocalDate today, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Value).ToArray();
        await using var context = turns.Contexts.Create();
        var counts = await FindingsReading.Open(context, Severity.Warning, today).Where(row => ids.Contains(row.ItemId))
            .GroupBy(row => row.ItemId)
            .Select(same => new { same.Key, Errors = same.Count(row => row.Severity == Severity.Error), Warnings = same.Count(row => row.Severity == Severity.Warning) })
            .ToListAsync(cancellationToken);
        return counts.ToDictionary(count => ContentItemId.Parse(count.Key), count => new OpenFindings(count.Errors, count.Warnings));
    }

    public async Task<IReadOnlyList<ContentItemId>> ToCheckAsync(
        string? mark, ContentItemId? section, ContentItemId? after, int limit, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        var items = context.Items.Where(row => row.Standing != ItemStanding.Gone);
        if (section?.Value is { } only)
        {
            items = items.Where(row => row.Section == only);
        }

        if (after?.Value is { } last)
        {
            items = items.Where(row => string.Compare(row.Id, last) > 0);
        }

        if (mark is not null)
        {
            items = items.Where(row => !context.Checked.Any(found => found.ItemId == row.Id && found.Revision == row.Revision && found.Mark == mark));
        }

        return [.. (await items.OrderBy(row => row.Id).Take(limit).Select(row => row.Id).ToListAsync(cancellationToken)).Select(ContentItemId.Parse)];
    }

    private static async Task<int> KeepAsync(HubSession session, IReadOnlyCollection<CheckedItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Item.Value).ToArray();
        var revisions = await session.Context.Items.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Revision })
            .ToDictionaryAsync(row => row.Id, row => row.Revision, StringComparer.Ordinal, cancellationToken);
        var current = items.Where(item => revisions.TryGetValue(item.Item.Value, out var revision) && revision == item.Revision)
            .OrderBy(item => item.Item.Value, StringComparer.Ordinal).ToList();

        // First, and in one order: another node that has checked the same items waits here, and then sees what this one kept.
        await session.UpsertAsync(
            [.. current.Select(item => new CheckedRow { ItemId = item.Item.Value, Revision = item.Revision, Mark = item.Mark, At = item.At })], cancellationToken);
        var kept = current.Select(item => item.Item.Value).ToArray();
        var before = await session.Context.Findings.Where(row => kept.Contains(row.ItemId)).ToListAsync(cancellationToken);
        var accepted = await session.Context.Acceptances.Where(row => kept.Contains(row.ItemId))
            .ToDictionaryAsync(row => (row.ItemId, row.Key), row => row.ReviewOn, cancellationToken);
        var since = before.GroupBy(row => (row.ItemId, row.Key)).ToDictionary(same => same.Key, same => same.Min(row => row.Since));

        var rows = current.SelectMany(item => item.Versions.SelectMany(version => version.Findings.Select((finding, index) => new FindingRow
        {
            ItemId = item.Item.Value, VersionId = version.Version.Value, IsNewest = version.IsNewest, IsLive = version.IsLive, Number = index, Code = finding.Code,
            Severity = finding.Severity, Place = finding.Place, Subject = finding.Subject, Key = finding.Key, Message = finding.Message, Fix = FindingsReading.TextOf(finding.Fix),
            Since = since.GetValueOrDefault((item.Item.Value, finding.Key), item.At),
            AcceptedUntil = accepted.TryGetValue((item.Item.Value, finding.Key), out var until) ? until : null,
        }))).ToList();

        // Most items are found as they were: they cost no writing but of when they were looked at.
        var changed = rows.Concat(before).GroupBy(row => row.ItemId, StringComparer.Ordinal)
            .Where(same => !Same(same.Where(row => row.Id != 0), same.Where(row => row.Id == 0))).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        var replaced = before.Where(row => changed.Contains(row.ItemId)).Select(row => row.Id).ToArray();
        if (replaced.Length > 0)
        {
            await session.Context.Findings.Where(row => replaced.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        await session.InsertAsync([.. rows.Where(row => changed.Contains(row.ItemId))], cancellationToken);
        await LinksStore.NoteAsync(session, current, cancellationToken);
        var told = await MentionsStore.NoteAsync(session, current, cancellationToken);
        return told.Count == 0 ? 0 : (await ChangeNumbers.TakeAsync(
            session, [.. told.Select(id => new ChangeRow { Number = 0, Kind = ChangeKind.Due, ItemId = id, At = items.Max(item => item.At) })])).Rows;
    }

    private static bool Same(IEnumerable<FindingRow> before, IEnumerable<FindingRow> now) =>
        before.Select(Words).Order().SequenceEqual(now.Select(Words).Order());

    private static (string, bool, bool, int, string, Severity, string, (string, string, string?, LocalDate?)) Words(FindingRow row) => (
        row.VersionId, row.IsNewest, row.IsLive, row.Number, row.Code, row.Severity, row.Place, (row.Key, row.Message, row.Fix, row.AcceptedUntil));
}
