using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Opening;

/// <summary>A section and whether readers may rely on it.</summary>
/// <param name="Section">The section.</param>
/// <param name="OpenedAt">Since when; null while it is not open.</param>
public sealed record SectionState(SectionEntry Section, Instant? OpenedAt);

/// <summary>Brings to the screens which sections somebody may open, and which of them are.</summary>
public sealed class OpeningDesk(ReadDrafts drafts, ICheckGround ground)
{
    /// <summary>The sections that the actor publishes in and that have not ended, by name. One query.</summary>
    public async Task<ImmutableArray<SectionState>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        var opened = (await ground.NowAsync(cancellationToken)).Snapshot.With<SectionProfilePart>().ToDictionary(pair => pair.Item.Id, pair => pair.Part.Opened());
        var sections = await drafts.SectionsAsync(actor, Permission.PublishContent, cancellationToken);
        return [.. sections.Where(section => section.EndedAt is null).Select(section => new SectionState(section, opened.GetValueOrDefault(section.Id)))];
    }
}
