using System.Collections.Immutable;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Opening;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Pages.Opening;

/// <summary>The sections that somebody may open. One query.</summary>
[Needs(Permission.PublishContent)]
public sealed class OpeningModel(OpeningDesk desk) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Before you open";

    /// <summary>The sections, by name.</summary>
    public ImmutableArray<SectionState> Sections { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Sections = await desk.OfAsync(Actor, cancellationToken);
}
