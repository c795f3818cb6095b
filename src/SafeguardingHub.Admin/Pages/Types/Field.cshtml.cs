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

/// <summary>The settings of a field.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class FieldModel(ChangeDefinition change, IHubReader hub, IEditorsContent content, EditorSet editors) : DefinitionPage(change, hub, content, editors)
{
    /// <inheritdoc />
    public override string Title => Field is null ? "No such field" : $"Settings of {DefinitionWords.NameOf(Field)}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(NameOf(Part?.Name ?? ""), "/admin/parts/" + Part?.Name)];

    /// <summary>The part.</summary>
    public ContentPartDefinition? Part { get; private set; }

    /// <summary>The field.</summary>
    public PartFieldDefinition? Field { get; private set; }

    /// <summary>The settings that can be changed.</summary>
    public ImmutableArray<KnownSetting> Known => ChangeField.Known(Field!.FieldName, Kinds);

    /// <summary>The mark of what is shown.</summary>
    public string Mark => Seen ?? DefinitionMark.Of(Part);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string part, string field, CancellationToken cancellationToken) => await FindAsync(part, field, cancellationToken) ? Page() : NotFound();

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(string part, string field, CancellationToken cancellationToken) => await FindAsync(part, field, cancellationToken)
        ? await MakeAsync(new ChangeField(part, field, Answers(Known)), "The settings were saved.", "/admin/parts/" + part, cancellationToken)
        : NotFound();

    private async Task<bool> FindAsync(string part, string field, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Part = Definitions.FindPart(part);
        Field = Part?.FindField(field);
        if (Field is null)
        {
            return false;
        }

        await LoadTaxonomiesAsync(Known, cancellationToken);
        return true;
    }
}
