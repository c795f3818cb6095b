using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>Reads content as editors have it, for somebody: what they may not see is answered as if it did not exist.</summary>
public sealed class ReadDrafts(IEditorsContent content)
{
    /// <summary>The item, or null where it does not exist or the actor may not do <paramref name="permission"/> with it.</summary>
    public async Task<StoredItem?> FindAsync(Actor actor, ContentItemId id, string permission, CancellationToken cancellationToken) =>
        await content.FindAsync(id, cancellationToken) is { Latest: not null } stored
        && Rights.Allows(actor, new Demand(permission, stored.ContentType), stored.Section, stored.Owner)
            ? stored
            : null;

    /// <summary>A page of the list, as far as the actor may see drafts.</summary>
    public Task<EditorsPage> ListAsync(Actor actor, EditorsQuery query, CancellationToken cancellationToken) =>
        content.ListAsync(
            query with { Sections = Rights.SectionsOf(actor, new Demand(Permission.PreviewContent)), Or = actor.Id }, cancellationToken);
}
