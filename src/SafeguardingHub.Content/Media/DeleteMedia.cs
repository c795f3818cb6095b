using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>Deletes a file that nothing uses, with its history.</summary>
public sealed class DeleteMedia(ContentEngine engine)
{
    private const int UsesNamed = 5;

    /// <summary>
    /// Deletes the file. Needs ManageMediaContent in its section; refused while anything uses it, drafts and what is in the bin
    /// included: the reason names what the actor may see and counts the rest.
    /// </summary>
    public async ValueTask<Outcome<MediaFile>> ExecuteAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var change = new MediaChange(engine, unit, actor);
        if (await change.FindAsync(id, cancellationToken) is not { File: var file })
        {
            return change.Refused<MediaFile>();
        }

        var uses = MediaUses.For(actor, await change.Files.UsesAsync(id, ReadMedia.UsesShown, cancellationToken));
        if (uses.Count > 0)
        {
            change.Refuse(ReasonKind.InUse, "", $"The file is in use: {uses.InWords(UsesNamed)}. Take it out there first.");
        }

        return await change.RemoveAsync(file, nameof(DeleteMedia), cancellationToken);
    }
}
