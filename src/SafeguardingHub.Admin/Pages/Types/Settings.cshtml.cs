using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>The name and the settings of a kind of content.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class SettingsModel(DefinitionDesk desk) : TypePage(desk)
{
    /// <inheritdoc />
    public override string Title => $"Settings of {Type.DisplayName}";

    /// <summary>The name.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>The mark of what is shown.</summary>
    public string Mark => Seen ?? DefinitionMark.Of(Type);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken)
    {
        if (!await FindAsync(type, cancellationToken))
        {
            return NotFound();
        }

        DisplayName = Type.DisplayName;
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(string type, CancellationToken cancellationToken) => await FindAsync(type, cancellationToken)
        ? await MakeAsync(new ChangeType(type, DisplayName ?? "", Answers(KnownSettings.Type)), "The settings were saved.", "/admin/types/" + type, cancellationToken)
        : NotFound();
}
