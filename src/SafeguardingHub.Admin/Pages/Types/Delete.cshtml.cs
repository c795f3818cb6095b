using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>Deletes a kind of content, after saying what that does.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class DeleteModel(DefinitionDesk desk) : TypePage(desk)
{
    /// <inheritdoc />
    public override string Title => $"Delete {Type.DisplayName}";

    /// <summary>Shows what it does.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken) =>
        await FindAsync(type, cancellationToken) ? await ShowAsync(new DeleteType(type), cancellationToken) : NotFound();

    /// <summary>Deletes it.</summary>
    public async Task<IActionResult> OnPostAsync(string type, CancellationToken cancellationToken) => await FindAsync(type, cancellationToken)
        ? await MakeAsync(new DeleteType(type), $"“{Type.DisplayName}” was deleted.", "/admin/types", cancellationToken)
        : NotFound();
}
