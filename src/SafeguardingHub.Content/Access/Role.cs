using System.Collections.Immutable;

namespace SafeguardingHub.Content.Access;

/// <summary>A named set of permission names, as a recipe's <c>Roles</c> step gives it.</summary>
/// <param name="Name">The role's name, compared without regard to case.</param>
/// <param name="Description">What the role is for, in words for administrators.</param>
/// <param name="Permissions">Orchard Core's permission names; unknown names are kept.</param>
public sealed record Role(string Name, string Description, ImmutableSortedSet<string> Permissions)
{
    /// <summary>The name of the role that everybody has who has not signed in.</summary>
    public const string Anonymous = "Anonymous";
}
