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

/// <summary>The settings of a part on a kind of content.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class PartSettingsModel(ChangeDefinition change, IHubReader hub, IEditorsContent content, EditorSet editors) : DefinitionPage(change, hub, content, editors)
{
    /// <inheritdoc />
    public override string Title => Part is null ? "No such part" : $"{NameOf(Part)} on {Type?.DisplayName}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(Type?.DisplayName ?? "", "/admin/types/" + Type?.Name)];

    /// <summary>The type.</summary>
    public ContentTypeDefinition? Type { get; private set; }

    /// <summary>The part.</summary>
    public TypePartDefinition? Part { get; private set; }

    /// <summary>The settings that can be changed.</summary>
    public ImmutableArray<KnownSetting> Known => ChangePart.Known(Part!.PartName, Kinds);

    /// <summary>The mark of what is shown.</summary>
    public string Mark => Seen ?? DefinitionMark.Of(Type);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string type, string part, CancellationToken cancellationToken) => await FindAsync(type, part, cancellationToken) ? Page() : NotFound();

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(string type, string part, CancellationToken cancellationToken) => await FindAsync(type, part, cancellationToken)
        ? await MakeAsync(new ChangePart(type, part, Answers(Known)), "The settings were saved.", "/admin/types/" + type, cancellationToken)
        : NotFound();

    private async Task<bool> FindAsync(string type, string part, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Type = Definitions.FindType(type);
        Part = Type?.FindPart(part);
        return Part is not null;
    }
}
