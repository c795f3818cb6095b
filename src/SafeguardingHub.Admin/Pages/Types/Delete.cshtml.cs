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

/// <summary>Deletes a kind of content, after saying what that does.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class DeleteModel(ChangeDefinition change, IHubReader hub, IEditorsContent content, EditorSet editors) : DefinitionPage(change, hub, content, editors)
{
    /// <inheritdoc />
    public override string Title => $"Delete {Type?.DisplayName}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(Type?.DisplayName ?? "", "/admin/types/" + Type?.Name)];

    /// <summary>The type.</summary>
    public ContentTypeDefinition? Type { get; private set; }

    /// <summary>Shows what it does.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken) =>
        await FindAsync(type, cancellationToken) ? await ShowAsync(new DeleteType(type), cancellationToken) : NotFound();

    /// <summary>Deletes it.</summary>
    public async Task<IActionResult> OnPostAsync(string type, CancellationToken cancellationToken) => await FindAsync(type, cancellationToken)
        ? await MakeAsync(new DeleteType(type), $"“{Type!.DisplayName}” was deleted.", "/admin/types", cancellationToken)
        : NotFound();

    private async Task<bool> FindAsync(string type, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Type = Definitions.FindType(type);
        return Type is not null;
    }
}
