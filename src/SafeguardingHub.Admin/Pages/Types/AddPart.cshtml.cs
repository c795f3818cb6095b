using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>Adds a part to a kind of content.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class AddPartModel(ChangeDefinition change, IHubReader hub, IEditorsContent content, EditorSet editors) : DefinitionPage(change, hub, content, editors)
{
    /// <inheritdoc />
    public override string Title => $"Add a part to {Type?.DisplayName}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(Type?.DisplayName ?? "", "/admin/types/" + Type?.Name)];

    /// <summary>The type.</summary>
    public ContentTypeDefinition? Type { get; private set; }

    /// <summary>The part.</summary>
    [BindProperty]
    public string? Part { get; set; }

    /// <summary>Its name on the type.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The parts to choose from.</summary>
    public ImmutableArray<Choice> Parts => [new("", "Choose a part"), .. Type is { } type && Definitions.FindPart(type.Name) is not null && type.FindPart(type.Name) is null ? [new Choice(type.Name, "Its own fields")] : Array.Empty<Choice>(), .. DefinitionWords.Attachable(Definitions, Kinds, NameOf)];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken) => await FindAsync(type, cancellationToken) ? Page() : NotFound();

    /// <summary>Adds the part.</summary>
    public async Task<IActionResult> OnPostAsync(string type, CancellationToken cancellationToken) => await FindAsync(type, cancellationToken)
        ? await MakeAsync(new AddPart(type, Part ?? "", Name ?? ""), "The part was added.", "/admin/types/" + type, cancellationToken)
        : NotFound();

    private async Task<bool> FindAsync(string type, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Type = Definitions.FindType(type);
        return Type is not null;
    }
}
