using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>A part with its fields in order.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class PartModel(DefinitionDesk desk, IProjectionRun run) : DefinitionPage(desk)
{
    /// <inheritdoc />
    public override string Title => NameOf(Name);

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new("Parts", "/admin/parts")];

    /// <summary>The technical name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The definition; null for a part that has none.</summary>
    public ContentPartDefinition? Part { get; private set; }

    /// <summary>Whether the hub itself knows the part.</summary>
    public bool IsKnown => Kinds.FindPart(Name) is not null;

    /// <summary>The kinds of content that have it.</summary>
    public ImmutableArray<ContentTypeDefinition> Users => [.. Definitions.Types.Where(type => type.Parts.Any(part => part.PartName == Name)).OrderBy(type => type.DisplayName, StringComparer.OrdinalIgnoreCase)];

    /// <summary>What is worked out anew after a change; null for nothing.</summary>
    public ProjectionProgress? Run => run.Now;

    /// <summary>The field to move.</summary>
    [BindProperty]
    public string? Field { get; set; }

    /// <summary>Where to.</summary>
    [BindProperty]
    public string? Direction { get; set; }

    /// <summary>Shows the part.</summary>
    public async Task<IActionResult> OnGetAsync(string part, CancellationToken cancellationToken) => await FindAsync(part, cancellationToken) ? Page() : NotFound();

    /// <summary>Moves a field.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string part, CancellationToken cancellationToken) => await FindAsync(part, cancellationToken)
        ? await MakeAsync(new MoveField(part, Field ?? "", Direction == "up"), "The form has a new order.", "/admin/parts/" + part, cancellationToken)
        : NotFound();

    private async Task<bool> FindAsync(string part, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (Name, Part) = (part, Definitions.FindPart(part));
        return Part is not null || IsKnown;
    }
}
