using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>Adds a field to a part.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class AddFieldModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    /// <inheritdoc />
    public override string Title => $"Add a field to {NameOf(PartName)}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(NameOf(PartName), "/admin/parts/" + PartName)];

    /// <summary>The part's technical name.</summary>
    public string PartName { get; private set; } = "";

    /// <summary>The kind of field.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The technical name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The name for people.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>The kinds of fields.</summary>
    public ImmutableArray<Choice> KindChoices => DefinitionWords.KindsOf(Kinds);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string part, CancellationToken cancellationToken) => await FindAsync(part, cancellationToken) ? Page() : NotFound();

    /// <summary>Adds the field.</summary>
    public async Task<IActionResult> OnPostAsync(string part, CancellationToken cancellationToken)
    {
        if (!await FindAsync(part, cancellationToken))
        {
            return NotFound();
        }

        var name = string.IsNullOrWhiteSpace(Name) ? DefinitionWords.TechnicalName(DisplayName) : Name.Trim();
        return await MakeAsync(
            new AddField(part, Kind ?? "", name, DisplayName ?? ""), "The field was added. Now say how it is answered.", $"/admin/parts/{part}/fields/{name}", cancellationToken);
    }

    private async Task<bool> FindAsync(string part, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        PartName = part;
        return Definitions.FindPart(part) is not null || Kinds.FindPart(part) is not null;
    }
}
