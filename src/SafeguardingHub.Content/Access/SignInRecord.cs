using NodaTime;

namespace SafeguardingHub.Content.Access;

/// <summary>One signing in of a person, from then until it was ended; no address of a machine is kept.</summary>
/// <param name="Id">What the browser's cookie names.</param>
/// <param name="Account">Whose.</param>
/// <param name="StartedAt">When the person signed in.</param>
/// <param name="SeenAt">When the browser was last seen, to within some minutes.</param>
/// <param name="EndedAt">When it was ended; null while it holds.</param>
/// <param name="Browser">The browser in plain words, for example <c>Firefox on Windows</c>.</param>
public sealed record SignInRecord(string Id, string Account, Instant StartedAt, Instant SeenAt, Instant? EndedAt, string Browser);

/// <summary>What one look into the store says of a request's sign-in.</summary>
/// <param name="Actor">The person with all grants as they are now.</param>
/// <param name="Stamp">Changes with the password and whatever else proves who somebody is.</param>
/// <param name="SeenAt">When the browser was last seen.</param>
public sealed record SignInCheck(Actor Actor, string Stamp, Instant SeenAt);
