using System.Collections.Immutable;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Rendering.Composition;

namespace SafeguardingHub.Web.Delivery;

/// <summary>Says which fields of an address an endpoint reads, so that the cache keeps a copy for each of their values.</summary>
/// <param name="Names">The fields.</param>
/// <param name="KeptOut">Those whose answers are not kept at all: words that readers typed stay nowhere.</param>
internal sealed record ReadsQuery(ImmutableArray<string> Names, ImmutableArray<string> KeptOut)
{
    /// <summary>The first value of a field, without blanks around it; null where the address has none.</summary>
    public static string? First(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0]?.Trim() : null;
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
