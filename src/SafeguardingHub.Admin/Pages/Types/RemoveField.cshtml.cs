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

/// <summary>Takes a field out of a part, after saying what that does.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class RemoveFieldModel(ChangeDefinition change, IHubReader hub, IEditorsContent content, EditorSet editors) : DefinitionPage(change, hub, content, editors)
{
    /// <inheritdoc />
    public override string Title => Field is null ? "No such field" : $"Take {DefinitionWords.NameOf(Field)} out of {NameOf(Part!.Name)}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(NameOf(Part?.Name ?? ""), "/admin/parts/" + Part?.Name)];

    /// <summary>The part.</summary>
    public ContentPartDefinition? Part { get; private set; }

    /// <summary>The field.</summary>
    public PartFieldDefinition? Field { get; private set; }

    /// <summary>Shows what it does.</summary>
    public async Task<IActionResult> OnGetAsync(string part, string field, CancellationToken cancellationToken) =>
        await FindAsync(part, field, cancellationToken) ? await ShowAsync(new RemoveField(part, field), cancellationToken) : NotFound();

    /// <summary>Takes it out.</summary>
    public async Task<IActionResult> OnPostAsync(string part, string field, CancellationToken cancellationToken) => await FindAsync(part, field, cancellationToken)
        ? await MakeAsync(new RemoveField(part, field), "The field was taken out.", "/admin/parts/" + part, cancellationToken)
        : NotFound();

    private async Task<bool> FindAsync(string part, string field, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Part = Definitions.FindPart(part);
        Field = Part?.FindField(field);
        return Field is not null;
    }
}
