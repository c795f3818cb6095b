using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Editing;

/// <summary>Keeps unsaved forms in the hub's store.</summary>
internal sealed class StoredAutosaves(AutosaveDraft autosaves) : IAutosaves
{
    public Task SaveAsync(Actor actor, string key, Autosaved form, CancellationToken cancellationToken) =>
        autosaves.SaveAsync(actor, key, form.Revision, form.Form, cancellationToken);

    public async Task<Autosaved?> FindAsync(Actor actor, string key, CancellationToken cancellationToken) =>
        await autosaves.FindAsync(actor, key, cancellationToken) is { } kept ? new Autosaved(kept.Parts, kept.BasedOn, kept.SavedAt) : null;

    public Task DiscardAsync(Actor actor, string key, CancellationToken cancellationToken) => autosaves.DiscardAsync(actor, key, cancellationToken);
}

/// <summary>Knows who has an item open, on whichever node.</summary>
internal sealed class StoredPresence(EditingPresence presence) : IPresence
{
    public async Task<IReadOnlyList<string>> TouchAsync(Actor actor, ContentItemId item, CancellationToken cancellationToken) =>
        [.. (await presence.TouchAsync(actor, item, cancellationToken)).Select(other => other.Name)];
}
