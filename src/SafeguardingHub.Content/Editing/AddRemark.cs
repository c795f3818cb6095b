using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>Says something to other editors about an item. What was said stays; the public never sees it.</summary>
public sealed class AddRemark(ContentEngine engine)
{
    /// <summary>Adds the remark. Needs PreviewContent: whoever may see the draft may speak about it.</summary>
    public async Task<Outcome<Remark>> ExecuteAsync(Actor actor, ContentItemId id, string? text, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(AddRemark), note: null, cancellationToken);
        var found = (await unit.FindAsync([id], cancellationToken)).GetValueOrDefault(id);
        if (await work.FindAsync(id, Permission.PreviewContent, found?.Revision ?? 0, cancellationToken) is not { Latest: { } latest } stored
            || !FourEyes.Said(work, "Words", text, "Write the remark."))
        {
            return Outcome<Remark>.Refused(work.Reasons);
        }

        work.Remark(stored, text!);

        // That somebody spoke is in the audit; what they said is in the remarks.
        unit.Note(AuditEntry.Of(actor, nameof(AddRemark), work.Now), new AuditSubject { Item = id, Version = latest.Item.VersionId, Section = stored.Section });
        return await work.CompleteAsync(() => new Remark(id, latest.Item.VersionId, work.Mark(text)), cancellationToken);
    }
}
