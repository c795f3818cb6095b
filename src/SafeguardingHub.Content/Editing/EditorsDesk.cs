using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>
/// Keeps what somebody has typed and not saved: private to them, no version of the item. For an item that is not made yet the
/// key is whatever the form chooses, for example <c>new:Page</c>.
/// </summary>
public sealed class AutosaveDraft(IEditorsDesk desk, TimeProvider time)
{
    /// <summary>The longest form that is kept, in bytes of UTF-8.</summary>
    public const int Longest = 2 * 1024 * 1024;

    private const int LongestKey = 200;

    /// <summary>Keeps the form's parts in place of what was kept before.</summary>
    /// <param name="actor">Whose; only people have one.</param>
    /// <param name="key">The item's id, or the form's name for an item that is not made yet.</param>
    /// <param name="basedOn">The revision that the form was opened with; 0 for a new item.</param>
    /// <param name="parts">The parts as JSON.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<Outcome<Autosaved>> SaveAsync(Actor actor, string key, long basedOn, string parts, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.User)
        {
            return Outcome<Autosaved>.Refused(new Reason(ReasonKind.NotPermitted, "", "Only somebody who is signed in has forms to keep."));
        }

        if (key.Length is 0 or > LongestKey || Encoding.UTF8.GetByteCount(parts) > Longest)
        {
            return Outcome<Autosaved>.Refused(Reason.Invalid("", "This is too long to be kept while you write: save it as a draft."));
        }

        var saved = new Autosaved(key, basedOn, time.Now(), parts);
        await desk.KeepAsync(actor.Id, saved, cancellationToken);
        return saved;
    }

    /// <summary>What the actor typed and did not save; null for nothing.</summary>
    public Task<Autosaved?> FindAsync(Actor actor, string key, CancellationToken cancellationToken) => desk.FindAsync(actor.Id, key, cancellationToken);

    /// <summary>Forgets it, once it was saved or is not wanted.</summary>
    public Task DiscardAsync(Actor actor, string key, CancellationToken cancellationToken) => desk.DiscardAsync(actor.Id, key, cancellationToken);
}

/// <summary>Tells editors who else has an item open. It keeps nobody from anything.</summary>
public sealed class EditingPresence(IEditorsDesk desk, ReadDrafts drafts, TimeProvider time)
{
    /// <summary>How long somebody counts as present after the last word from them.</summary>
    public static readonly Duration Stay = Duration.FromMinutes(2);

    /// <summary>Notes that the actor has the item open, and tells who else has; nobody where they may not see it.</summary>
    public async Task<ImmutableArray<PresentEditor>> TouchAsync(Actor actor, ContentItemId item, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.User || await drafts.FindAsync(actor, item, Permission.PreviewContent, cancellationToken) is null)
        {
            return [];
        }

        var now = time.Now();
        return await desk.TouchAsync(item, new PresentEditor(actor.Id, actor.Name, now), now - Stay, cancellationToken);
    }
}
