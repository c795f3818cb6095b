using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>Takes a part out of a kind of content, after saying what that does.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class RemovePartModel(ChangeDefinition change, IHubReader hub, IEditorsContent content, EditorSet editors) : DefinitionPage(change, hub, content, editors)
{
    /// <inheritdoc />
    public override string Title => Part is null ? "No such part" : $"Take {NameOf(Part)} out of {Type?.DisplayName}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(Type?.DisplayName ?? "", "/admin/types/" + Type?.Name)];

    /// <summary>The type.</summary>
    public ContentTypeDefinition? Type { get; private set; }

    /// <summary>The part.</summary>
    public TypePartDefinition? Part { get; private set; }

    /// <summary>Shows what it does.</summary>
    public async Task<IActionResult> OnGetAsync(string type, string part, CancellationToken cancellationToken) =>
        await FindAsync(type, part, cancellationToken) ? await ShowAsync(new RemovePart(type, part), cancellationToken) : NotFound();

    /// <summary>Takes it out.</summary>
    public async Task<IActionResult> OnPostAsync(string type, string part, CancellationToken cancellationToken) => await FindAsync(type, part, cancellationToken)
        ? await MakeAsync(new RemovePart(type, part), "The part was taken out.", "/admin/types/" + type, cancellationToken)
        : NotFound();

    private async Task<bool> FindAsync(string type, string part, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Type = Definitions.FindType(type);
        Part = Type?.FindPart(part);
        return Part is not null;
    }
}
