using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>What the public sees after a wave of writes, and what hangs on items: references, due moments, sections.</summary>
internal sealed class LiveChanges(HubSession session, IReadOnlyList<ItemWrite> wave)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var published = wave.Where(write => write.Live is LiveWrite.Publish).Select(write => (Write: write, Show: (LiveWrite.Publish)write.Live)).ToList();
        var known = wave.Where(write => write.SeenRevision is not null).ToList();
        var touched = known.Where(write => write.Live is not LiveWrite.Keep).Select(write => write.Id.Value).ToArray();

        await DropAsync(known, touched, cancellationToken);
        await LivePeriodsAsync(touched, cancellationToken);

        var rows = published.Select(entry => (Row: ItemRows.RowOf(entry.Show.Item, entry.Show.Values), entry.Show.Values)).ToList();
        await session.UpsertAsync([.. rows.Select(entry => entry.Row)], cancellationToken);
        await session.InsertAsync(
            [.. rows.SelectMany(entry => ValueRows(entry.Row, entry.Values))],
            cancellationToken);
        await session.InsertAsync(
            [.. published.SelectMany(entry => entry.Show.References.Select(reference => ItemRows.RowOf(reference, entry.Write.Id, isLive: true)))
                .Concat(wave.SelectMany(write => write.DraftReferences.Select(reference => ItemRows.RowOf(reference, write.Id, isLive: false))))],
            cancellationToken);
        await session.InsertAsync(
            [.. wave.SelectMany(write => write.DueMoments.Select(moment => new DueMomentRow
            {
                ItemId = write.Id.Value, Kind = moment.Kind, At = moment.At, Local = moment.Local, Zone = moment.Zone,
            }))],
            cancellationToken);
        await session.UpsertAsync(
            [.. wave.Select(write => write.SectionEntry).OfType<SectionEntry>().Select(SectionRow.Of)],
            cancellationToken);
    }

    public static IEnumerable<PublishedValueRow> ValueRows(PublishedRow item, IEnumerable<ProjectedValue> values) =>
        values.DistinctBy(value => (value.Key, value.Value)).Select(value => new PublishedValueRow
        {
            ItemId = item.ItemId, Key = value.Key, Value = value.Value, SortOn = value.SortOn, ItemSortOn = item.SortOn,
        });

    private async Task DropAsync(List<ItemWrite> known, string[] touched, CancellationToken cancellationToken)
    {
        if (known.Count == 0)
        {
            return;
        }

        var ids = known.Select(write => write.Id.Value).ToArray();
        var context = session.Context;
        await context.References.Where(row => !row.IsLive && ids.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
        await context.DueMoments.Where(row => ids.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);

        var plain = known.Where(write => write.SectionEntry is null).Select(write => write.Id.Value).ToArray();
        await context.Sections.Where(row => plain.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
        if (touched.Length == 0)
        {
            return;
        }

        await context.References.Where(row => row.IsLive && touched.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
        await context.PublishedValues.Where(row => touched.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
        var withdrawn = known.Where(write => write.Live is LiveWrite.Withdraw).Select(write => write.Id.Value).ToArray();
        if (withdrawn.Length > 0)
        {
            await context.Published.Where(row => withdrawn.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task LivePeriodsAsync(string[] touched, CancellationToken cancellationToken)
    {
        var open = touched.Length == 0
            ? []
            : await session.Context.LivePeriods.Where(row => row.To == null && touched.Contains(row.ItemId))
                .ToDictionaryAsync(row => row.ItemId, StringComparer.Ordinal, cancellationToken);
        var ended = new List<LivePeriodRow>();
        var begun = new List<LivePeriodRow>();
        foreach (var write in wave.Where(write => write.Live is not LiveWrite.Keep))
        {
            var version = (write.Live as LiveWrite.Publish)?.Item.VersionId.Value;
            if (open.TryGetValue(write.Id.Value, out var period))
            {
                if (period.VersionId == version)
                {
                    continue;
                }

                ended.Add(new LivePeriodRow { Id = period.Id, ItemId = period.ItemId, VersionId = period.VersionId, From = period.From, To = write.At });
            }

            if (version is not null)
            {
                begun.Add(new LivePeriodRow { ItemId = write.Id.Value, VersionId = version, From = write.At });
            }
        }

        await session.UpdateAsync(ended, [nameof(LivePeriodRow.To)], cancellationToken);
        await session.InsertAsync(begun, cancellationToken);
    }
}
