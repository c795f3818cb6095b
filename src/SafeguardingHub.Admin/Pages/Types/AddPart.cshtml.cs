using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>Adds a part to a kind of content.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class AddPartModel(DefinitionDesk desk) : TypePage(desk)
{
    /// <inheritdoc />
    public override string Title => $"Add a part to {Type.DisplayName}";

    /// <summary>The part.</summary>
    [BindProperty]
    public string? Part { get; set; }

    /// <summary>Its name on the type.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The parts to choose from.</summary>
    public ImmutableArray<Choice> Parts =>
    [
        new("", "Choose a part"),
        .. Definitions.FindPart(Type.Name) is not null && Type.FindPart(Type.Name) is null ? [new Choice(Type.Name, "Its own fields")] : Array.Empty<Choice>(),
        .. DefinitionWords.Attachable(Definitions, Kinds, NameOf),
    ];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken) => await FindAsync(type, cancellationToken) ? Page() : NotFound();

    /// <summary>Adds the part.</summary>
    public async Task<IActionResult> OnPostAsync(string type, CancellationToken cancellationToken) => await FindAsync(type, cancellationToken)
        ? await MakeAsync(new AddPart(type, Part ?? "", Name ?? ""), "The part was added.", "/admin/types/" + type, cancellationToken)
        : NotFound();
}
