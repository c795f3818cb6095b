using System.Collections.Immutable;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Access;

/// <summary>What sort of actor makes a change or reads unpublished content.</summary>
public enum ActorKind
{
    /// <summary>A member of the public; has what the Anonymous role grants.</summary>
    Anonymous,

    /// <summary>A signed-in person.</summary>
    User,

    /// <summary>An API token.</summary>
    Token,

    /// <summary>The hub itself: a recipe run, start-up, the scheduler. Named in the audit like anybody else.</summary>
    System,
}

/// <summary>A role granted to an actor, in one section or in all.</summary>
/// <param name="Role">The role's name.</param>
/// <param name="Permissions">The role's permission names, Orchard Core's.</param>
/// <param name="Section">The section in which the grant holds; null for all sections and shared ground.</param>
public sealed record Grant(string Role, ImmutableHashSet<string> Permissions, ContentItemId? Section);

/// <summary>Who acts. Every change and every read of unpublished content takes one.</summary>
/// <param name="Kind">What sort of actor.</param>
/// <param name="Id">The user's or token's id, or the system task's name: what the audit keeps.</param>
/// <param name="Name">The name that versions and the audit show.</param>
/// <param name="Grants">What the actor may do, and where.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name, ImmutableArray<Grant> Grants)
{
    /// <summary>The public, without any grants.</summary>
    public static Actor Anonymous { get; } = new(ActorKind.Anonymous, "", "Anonymous", []);

    /// <summary>
    /// The hub itself while it does <paramref name="task"/>. It has every permission by a grant, as an administrator has;
    /// the change classes check it like everybody else.
    /// </summary>
    public static Actor System(string task) => new(
        ActorKind.System, task, task, [new Grant("System", [Permission.SiteOwner], null)]);
}
