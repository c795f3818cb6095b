using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>The settings of a field.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class FieldModel(DefinitionDesk desk) : FieldPage(desk)
{
    /// <inheritdoc />
    public override string Title => $"Settings of {DefinitionWords.NameOf(Field)}";

    /// <summary>The settings that can be changed.</summary>
    public ImmutableArray<KnownSetting> Known => ChangeField.Known(Field.FieldName, Kinds);

    /// <summary>The mark of what is shown.</summary>
    public string Mark => Seen ?? DefinitionMark.Of(Part);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string part, string field, CancellationToken cancellationToken) => await ReadAsync(part, field, cancellationToken) ? Page() : NotFound();

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(string part, string field, CancellationToken cancellationToken) => await ReadAsync(part, field, cancellationToken)
        ? await MakeAsync(new ChangeField(part, field, Answers(Known)), "The settings were saved.", "/admin/parts/" + part, cancellationToken)
        : NotFound();

    private async Task<bool> ReadAsync(string part, string field, CancellationToken cancellationToken)
    {
        if (!await FindAsync(part, field, cancellationToken))
        {
            return false;
        }

        await LoadTaxonomiesAsync(Known, cancellationToken);
        return true;
    }
}
