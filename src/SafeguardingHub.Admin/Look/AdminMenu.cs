using System.Collections.Immutable;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Look;

/// <summary>A line of the menu.</summary>
/// <param name="Name">Its words.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Needs">The permission without which the page has nothing for somebody.</param>
/// <param name="Everywhere">Whether it must be held for the whole hub.</param>
/// <param name="ContentType">The type of content for which it is enough to hold it; null for content of no type in particular.</param>
public sealed record MenuLine(string Name, string Address, string Needs, bool Everywhere = false, string? ContentType = null);

/// <summary>The menu of the editors' screens, in written order.</summary>
public static class AdminMenu
{
    /// <summary>All lines.</summary>
    public static ImmutableArray<MenuLine> All { get; } =
    [
        new("Dashboard", "/admin", Permission.AccessAdminPanel),
        new("Content", "/admin/content", Permission.ListContent),
        new("Findings", "/admin/findings", Permission.PreviewContent),
        new("Contacts", "/admin/calls", Permission.PublishContent, ContentType: ContactPages.ServiceType),
        new("Reviews", "/admin/reviews", Permission.PublishContent),
        new("Before you open", "/admin/opening", Permission.PublishContent),
        new("Media", "/admin/media", Permission.PreviewContent),
        new("Who works here", "/admin/section/people", Permission.ViewAuditTrail),
        new("Audit trail", "/admin/audit", Permission.ViewAuditTrail),
        new("Sections", "/admin/sections", Permission.ManageSettings, Everywhere: true),
        new("People", "/admin/people", Permission.ManageUsers, Everywhere: true),
    ];

    /// <summary>The lines for somebody.</summary>
    public static IEnumerable<MenuLine> For(Actor actor) => All.Where(line => line.Everywhere
        ? Rights.AllowsEverywhere(actor, line.Needs)
        : line.ContentType is { } type ? Rights.HoldsSomewhere(actor, new Demand(line.Needs, type))
        : Rights.ReachesSomething(actor, line.Needs));

    /// <summary>Whether a line leads to the page at that path or to one above it.</summary>
    public static bool IsCurrent(MenuLine line, string path) =>
        path.Equals(line.Address, StringComparison.OrdinalIgnoreCase)
        || (line.Address != "/admin" && path.StartsWith(line.Address + "/", StringComparison.OrdinalIgnoreCase));
}
