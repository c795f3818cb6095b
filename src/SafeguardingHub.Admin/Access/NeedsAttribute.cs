using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Access;

/// <summary>
/// What somebody must hold, in one section at least or in all, to open a page. It keeps away those for whom the page has
/// nothing at all; what they may see and change on it is decided by the change classes and the reads themselves.
/// </summary>
/// <param name="permission">A permission name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NeedsAttribute(string permission) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The permission's name.</summary>
    public string Permission { get; } = permission;

    /// <summary>The type of content for which it is enough to hold it; null for content of no type in particular.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether it must be held for the whole hub, as for what belongs to no section.</summary>
    public bool Everywhere { get; init; }

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Asks <see cref="Rights"/> what a page needs.</summary>
internal sealed class NeedsHandler : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (context.Resource is HttpContext http && Holds(http.Actor(), requirement))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static bool Holds(Actor actor, NeedsAttribute needs) => needs.Everywhere
        ? Rights.AllowsEverywhere(actor, needs.Permission)
        : needs.ContentType is { } type ? Rights.HoldsSomewhere(actor, new Demand(needs.Permission, type))
        : Rights.ReachesSomething(actor, needs.Permission);
}
