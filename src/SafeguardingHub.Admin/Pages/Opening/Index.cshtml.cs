using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Opening;

/// <summary>A section and whether readers may rely on it.</summary>
/// <param name="Section">The section.</param>
/// <param name="OpenedAt">Since when; null while it is not open.</param>
public sealed record SectionState(SectionEntry Section, Instant? OpenedAt);

/// <summary>The sections that somebody may open. One query.</summary>
[Needs(Permission.PublishContent)]
public sealed class OpeningModel(ReadDrafts drafts, ICheckGround ground) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Before you open";

    /// <summary>The sections, by name.</summary>
    public ImmutableArray<SectionState> Sections { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var opened = (await ground.NowAsync(cancellationToken)).Snapshot.With<SectionProfilePart>().ToDictionary(pair => pair.Item.Id, pair => pair.Part.Opened());
        Sections = [.. (await drafts.SectionsAsync(Actor, Permission.PublishContent, cancellationToken)).Where(section => section.EndedAt is null).Select(section => new SectionState(section, opened.GetValueOrDefault(section.Id)))];
    }
}
