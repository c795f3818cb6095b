using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>Takes a part out of a kind of content, after saying what that does.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class RemovePartModel(DefinitionDesk desk) : TypePartPage(desk)
{
    /// <inheritdoc />
    public override string Title => $"Take {NameOf(Part)} out of {Type.DisplayName}";

    /// <summary>Shows what it does.</summary>
    public async Task<IActionResult> OnGetAsync(string type, string part, CancellationToken cancellationToken) =>
        await FindAsync(type, part, cancellationToken) ? await ShowAsync(new RemovePart(type, part), cancellationToken) : NotFound();

    /// <summary>Takes it out.</summary>
    public async Task<IActionResult> OnPostAsync(string type, string part, CancellationToken cancellationToken) => await FindAsync(type, part, cancellationToken)
        ? await MakeAsync(new RemovePart(type, part), "The part was taken out.", "/admin/types/" + type, cancellationToken)
        : NotFound();
}
