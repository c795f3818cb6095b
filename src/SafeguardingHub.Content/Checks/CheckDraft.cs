using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks;

/// <summary>What checks find in a form that is not saved.</summary>
/// <param name="Reasons">What would keep it from being saved.</param>
/// <param name="Findings">What was found, in the order in which to show it; empty where it cannot be read.</param>
public sealed record DraftFindings(ImmutableArray<Reason> Reasons, ImmutableArray<Finding> Findings);

/// <summary>Looks at what somebody has typed and not saved. It writes nothing.</summary>
public sealed class CheckDraft(ContentEngine engine)
{
    /// <summary>What would be found in the item if it were saved as it is; null where the actor may not see it.</summary>
    public async Task<DraftFindings?> ExecuteAsync(Actor actor, ContentItem item, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginReadingAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(CheckDraft), note: null, cancellationToken);
        var stored = (await unit.FindAsync([item.Id], cancellationToken)).GetValueOrDefault(item.Id);
        if (stored is not null && !work.Demand(Permission.PreviewContent, stored.ContentType, stored.Section, stored.Owner))
        {
            return null;
        }

        var draft = item with { VersionId = ContentItemVersionId.New(), ModifiedAt = work.Now };
        var drafted = await work.DraftAsync(draft, stored, new DraftOptions { MayMove = true }, cancellationToken);
        if (work.Reasons.Any(reason => reason.Kind == ReasonKind.NotPermitted))
        {
            return null;
        }

        return new DraftFindings(
            [.. work.Reasons],
            drafted is null ? [] : await engine.Checks.LookAsync(new CheckSubject(drafted.Item, drafted.Type, drafted.Reading, stored?.Live?.Item), cancellationToken));
    }
}
