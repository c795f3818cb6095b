using System.Collections.Immutable;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Sections;

namespace SafeguardingHub.Admin.Pages.SectionScreens;

/// <summary>All sections, for those who run the hub.</summary>
[Needs(Permission.ManageSettings, Everywhere = true)]
public sealed class SectionsModel(ReadSections read) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Sections";

    /// <summary>The sections.</summary>
    public ImmutableArray<SectionLine> Lines { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await read.ListAsync(Actor, cancellationToken);
}
