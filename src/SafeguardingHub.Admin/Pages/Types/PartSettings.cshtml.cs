using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>The settings of a part on a kind of content.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class PartSettingsModel(DefinitionDesk desk) : TypePartPage(desk)
{
    /// <inheritdoc />
    public override string Title => $"{NameOf(Part)} on {Type.DisplayName}";

    /// <summary>The settings that can be changed.</summary>
    public ImmutableArray<KnownSetting> Known => ChangePart.Known(Part.PartName, Kinds);

    /// <summary>The mark of what is shown.</summary>
    public string Mark => Seen ?? DefinitionMark.Of(Type);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string type, string part, CancellationToken cancellationToken) => await FindAsync(type, part, cancellationToken) ? Page() : NotFound();

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(string type, string part, CancellationToken cancellationToken) => await FindAsync(type, part, cancellationToken)
        ? await MakeAsync(new ChangePart(type, part, Answers(Known)), "The settings were saved.", "/admin/types/" + type, cancellationToken)
        : NotFound();
}
