using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Safeguarding.Opening;

/// <summary>
/// Opens a section to readers: its pages say no longer that nobody is to rely on them, and may be found by search engines. The
/// owner's act, and only where nothing stands in its way.
/// </summary>
public sealed class OpenSection(ContentEngine engine, ReadOpening opening) : MarkChange<SectionProfilePart>(engine)
{
    /// <summary>Opens the section. Needs PublishContent in it; refused with everything that stands in the way.</summary>
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId section, CancellationToken cancellationToken) => LayAsync(
        actor, section, note: null,
        async (ground, token) =>
        {
            if (ground.Live.Ended() is not null)
            {
                ground.Reasons.Add(new Reason(ReasonKind.InUse, "", "The section has ended."));
            }
            else if (ground.Live.Opened() <= Now)
            {
                ground.Reasons.Add(new Reason(ReasonKind.InUse, "", "The section is open already."));
            }
            else
            {
                ground.Reasons.AddRange((await opening.ObstaclesAsync(section, token)).Select(obstacle => new Reason(ReasonKind.InUse, "", $"{obstacle.Name}: {obstacle.Words}")));
            }

            var at = InstantPattern.General.Format(Now);
            return part => part with { OpenedAt = at };
        },
        cancellationToken);
}

/// <summary>Closes a section: from now on its pages say again that nobody is to rely on them. Nothing is withdrawn.</summary>
public sealed class CloseSection(ContentEngine engine) : MarkChange<SectionProfilePart>(engine)
{
    private const int LongestReason = 500;

    /// <summary>Closes the section. Needs PublishContent in it, and a reason for colleagues.</summary>
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId section, string? reason, CancellationToken cancellationToken) => LayAsync(
        actor, section, reason,
        (ground, _) =>
        {
            if (ground.Live.Opened() is null)
            {
                ground.Reasons.Add(new Reason(ReasonKind.InUse, "", "The section is not open."));
            }

            if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
            {
                ground.Reasons.Add(Reason.Invalid("Reason", $"Say why, in at most {LongestReason} characters."));
            }

            return Task.FromResult<Func<SectionProfilePart, SectionProfilePart>>(part => part with { OpenedAt = null });
        },
        cancellationToken);
}
