using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>Takes a field out of a part, after saying what that does.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class RemoveFieldModel(DefinitionDesk desk) : FieldPage(desk)
{
    /// <inheritdoc />
    public override string Title => $"Take {DefinitionWords.NameOf(Field)} out of {NameOf(Part.Name)}";

    /// <summary>Shows what it does.</summary>
    public async Task<IActionResult> OnGetAsync(string part, string field, CancellationToken cancellationToken) =>
        await FindAsync(part, field, cancellationToken) ? await ShowAsync(new RemoveField(part, field), cancellationToken) : NotFound();

    /// <summary>Takes it out.</summary>
    public async Task<IActionResult> OnPostAsync(string part, string field, CancellationToken cancellationToken) => await FindAsync(part, field, cancellationToken)
        ? await MakeAsync(new RemoveField(part, field), "The field was taken out.", "/admin/parts/" + part, cancellationToken)
        : NotFound();
}
