using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>Adds a kind of content.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class AddModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    /// <inheritdoc />
    public override string Title => "Add a kind of content";

    /// <summary>The technical name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The name for editors.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>Item or block.</summary>
    [BindProperty]
    public string Kind { get; set; } = "item";

    /// <summary>The choices of <see cref="Kind"/>.</summary>
    public static ImmutableArray<Choice> KindChoices { get; } =
        [new("item", "Items of their own", "They begin with a title and a section. Add the parts they need after this."), new("block", "A block inside pages")];

    /// <summary>Shows the form.</summary>
    public PageResult OnGet() => Page();

    /// <summary>Adds the kind.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => MakeAsync(
        new AddType(Name?.Trim() ?? "", DisplayName ?? "", Kind == "block"), "The kind of content was added. Now choose its parts.", "/admin/types/" + Name?.Trim(), cancellationToken);
}
