using Microsoft.AspNetCore.Http;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Access;

/// <summary>Who makes a request, worked out once by whoever reads its cookie.</summary>
/// <param name="Actor">The person with all grants as they are stored now.</param>
/// <param name="Session">The sign-in that the request belongs to.</param>
public sealed record SignedIn(Actor Actor, string Session);

/// <summary>The actor of a request.</summary>
public static class CurrentActor
{
    /// <summary>Who asks; <see cref="Actor.Anonymous"/> where nobody has signed in.</summary>
    public static Actor Actor(this HttpContext context) => context.Features.Get<SignedIn>()?.Actor ?? Content.Access.Actor.Anonymous;
}
