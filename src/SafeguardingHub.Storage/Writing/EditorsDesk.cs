using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Auditing;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>The editors' desk in the database: single statements, each in a transaction that waits its turn.</summary>
internal sealed class EditorsDesk(WriteTurns turns) : IEditorsDesk
{
    public Task KeepAsync(string user, Autosaved form, CancellationToken cancellationToken) => UpsertAsync(
        new AutosaveRow { UserId = user, ItemKey = form.Key, BasedOn = form.BasedOn, SavedAt = form.SavedAt, Parts = form.Parts }, cancellationToken);

    public async Task<Autosaved?> FindAsync(string user, string key, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        var row = await context.Autosaves.FirstOrDefaultAsync(row => row.UserId == user && row.ItemKey == key, cancellationToken);
        return row is null ? null : new Autosaved(row.ItemKey, row.BasedOn, row.SavedAt, row.Parts);
    }

    public Task DiscardAsync(string user, string key, CancellationToken cancellationToken) => turns.TakeAsync(
        session => session.Context.Autosaves.Where(row => row.UserId == user && row.ItemKey == key).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public async Task<ImmutableArray<PresentEditor>> TouchAsync(ContentItemId item, PresentEditor editor, Instant since, CancellationToken cancellationToken)
    {
        await UpsertAsync(new PresenceRow { ItemId = item.Value, UserId = editor.UserId, Name = editor.Name, SeenAt = editor.SeenAt }, cancellationToken);
        await using var context = turns.Contexts.Create();
        var (id, user) = (item.Value, editor.UserId);
        var rows = await context.Presence.Where(row => row.ItemId == id && row.UserId != user && row.SeenAt >= since)
            .OrderBy(row => row.Name).ThenBy(row => row.UserId).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new PresentEditor(row.UserId, row.Name, row.SeenAt))];
    }

    public Task KeepAsync(PreviewLink link, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken) => turns.TakeAsync(
        async session =>
        {
            var row = new PreviewLinkRow
            {
                Hash = link.Hash, ItemId = link.Item.Value, VersionId = link.Version?.Value, MadeBy = link.By.ActorId, MadeByName = link.By.ActorName,
                MadeAt = link.By.At, MadeFor = link.By.Note, ExpiresAt = link.ExpiresAt,
            };
            var rows = await session.UpsertAsync([row], cancellationToken);
            await AuditChain.AppendAsync(session, [ItemRows.RowOf(audit, about)], cancellationToken);
            return rows;
        },
        cancellationToken);

    public async Task<PreviewLink?> FindLinkAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await context.PreviewLinks.FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken) is { } row ? LinkOf(row) : null;
    }

    public async Task<IReadOnlyList<PreviewLink>> LinksAsync(ContentItemId item, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        var id = item.Value;
        return [.. (await context.PreviewLinks.Where(row => row.ItemId == id).OrderByDescending(row => row.MadeAt).ToListAsync(cancellationToken)).Select(LinkOf)];
    }

    public async Task<bool> EndLinkAsync(string hash, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken) => await turns.TakeAsync(
        async session =>
        {
            var rows = await session.Context.PreviewLinks.Where(row => row.Hash == hash).ExecuteDeleteAsync(cancellationToken);
            await AuditChain.AppendAsync(session, rows == 0 ? [] : [ItemRows.RowOf(audit, about)], cancellationToken);
            return rows;
        },
        cancellationToken) > 0;

    public async Task<ContentItem?> PreviewAsync(PreviewLink link, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        var item = (await StoredItems.FindAsync(context, [link.Item], cancellationToken)).GetValueOrDefault(link.Item);
        if (item?.Latest is not { } latest || item.Status.Binned is not null)
        {
            return null;
        }

        return link.Version is not { } version || version == latest.Item.VersionId
            ? latest.Item
            : (await StoredItems.FindVersionsAsync(context, [version], cancellationToken)).GetValueOrDefault(version)?.Item is { } found && found.Id == link.Item ? found : null;
    }

    public Task ForgetBeforeAsync(Instant moment, CancellationToken cancellationToken) => turns.TakeAsync(
        async session =>
        {
            await session.Context.Autosaves.Where(row => row.SavedAt < moment).ExecuteDeleteAsync(cancellationToken);
            await session.Context.Presence.Where(row => row.SeenAt < moment).ExecuteDeleteAsync(cancellationToken);
            return await session.Context.PreviewLinks.Where(row => row.ExpiresAt < moment).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    private static PreviewLink LinkOf(PreviewLinkRow row) => new(
        row.Hash, ContentItemId.Parse(row.ItemId), row.VersionId is { } version ? ContentItemVersionId.Parse(version) : null,
        new Mark(ActorKind.User, row.MadeBy, row.MadeByName, row.MadeAt, row.MadeFor), row.ExpiresAt);

    private async Task UpsertAsync<TRow>(TRow row, CancellationToken cancellationToken) where TRow : class =>
        await turns.TakeAsync(session => session.UpsertAsync([row], cancellationToken), cancellationToken);
}
