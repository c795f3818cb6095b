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

/// <summary>The name and the settings of a kind of content.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class SettingsModel(ChangeDefinition change, IHubReader hub, IEditorsContent content, EditorSet editors) : DefinitionPage(change, hub, content, editors)
{
    /// <inheritdoc />
    public override string Title => $"Settings of {Type?.DisplayName}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(Type?.DisplayName ?? "", "/admin/types/" + Type?.Name)];

    /// <summary>The type.</summary>
    public ContentTypeDefinition? Type { get; private set; }

    /// <summary>The name.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>The mark of what is shown.</summary>
    public string Mark => Seen ?? DefinitionMark.Of(Type);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken)
    {
        await LoadAsync(type, cancellationToken);
        DisplayName = Type?.DisplayName;
        return Type is null ? NotFound() : Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(string type, CancellationToken cancellationToken)
    {
        await LoadAsync(type, cancellationToken);
        return Type is null
            ? NotFound()
            : await MakeAsync(new ChangeType(type, DisplayName ?? "", Answers(KnownSettings.Type)), "The settings were saved.", "/admin/types/" + type, cancellationToken);
    }

    private async Task LoadAsync(string type, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Type = Definitions.FindType(type);
    }
}
