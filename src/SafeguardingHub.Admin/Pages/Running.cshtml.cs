using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Pages;

/// <summary>Everything by which a section and the hub are run that is not used daily.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class RunningModel : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Run the hub";

    /// <summary>What the person may use.</summary>
    public ImmutableArray<MenuGroup> Groups { get; private set; } = [];

    /// <summary>Lists it.</summary>
    public IActionResult OnGet()
    {
        Groups = [.. AdminMenu.GroupsFor(Actor)];
        return Page();
    }
}
