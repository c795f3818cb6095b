using System.Collections.Immutable;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Rendering.Composition;

namespace SafeguardingHub.Web.Delivery;

/// <summary>The fields that are read of an address.</summary>
/// <param name="Keys">Those of which the cache keeps a copy for each value.</param>
/// <param name="KeptOut">Those whose answers are not kept at all: they may say anything, so copies would have no end.</param>
internal sealed record QueryFields(ImmutableArray<string> Keys, ImmutableArray<string> KeptOut);

/// <summary>Says which fields of an address an endpoint reads; all others are of no account to the cache.</summary>
/// <param name="Of">The fields of a request's address; null for none.</param>
internal sealed record ReadsQuery(Func<HttpRequest, PublicSnapshot, QueryFields?> Of)
{
    /// <summary>The first value of a field, without blanks around it; null where the address has none.</summary>
    public static string? First(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0]?.Trim() : null;

    /// <summary>Whether any value of a field is more than blanks.</summary>
    public static bool Says(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) && values.Any(value => !string.IsNullOrWhiteSpace(value));

    /// <summary>Whether an address has a field more than once, blank or not.</summary>
    public static bool IsSeveral(HttpRequest request, string name) => request.Query.TryGetValue(name, out var values) && values.Count > 1;
}

/// <summary>
/// Marks an endpoint whose answers hold absolute addresses. Where the site's settings give no origin, the request's own is
/// used, which anybody can make up: such an answer is not kept for others.
/// </summary>
internal sealed class NamesItsOrigin;

/// <summary>Scheme and host of the hub's addresses.</summary>
internal static class Origins
{
    /// <summary>The origin that the site's settings give, without a slash at its end; null for none.</summary>
    public static string? OfSite(PublicSnapshot snapshot) => SiteComposer.OriginOf(snapshot);

    /// <summary>The origin for the answer to a request.</summary>
    public static string Of(HttpRequest request, PublicSnapshot snapshot) =>
        OfSite(snapshot) ?? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}";
}
