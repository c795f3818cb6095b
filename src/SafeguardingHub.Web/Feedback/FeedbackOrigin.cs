using Microsoft.Extensions.Primitives;

namespace SafeguardingHub.Web.Feedback;

/// <summary>Whose page a form was sent from.</summary>
internal enum FormOrigin
{
    /// <summary>The hub's own.</summary>
    Own,

    /// <summary>Another site's.</summary>
    Foreign,

    /// <summary>The browser does not say.</summary>
    Unknown,
}

/// <summary>
/// Tells forms of the hub from those that other sites have their readers send. There is no token in the page, as it would
/// need a cookie and a page of its own for each reader.
/// </summary>
internal static class FeedbackOrigin
{
    /// <summary>Whose page the request comes from.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ownOrigin">The hub's origin as its settings have it; null where they have none.</param>
    public static FormOrigin Of(HttpRequest request, string? ownOrigin)
    {
        // No page can set this header, and it holds behind a proxy that names hosts otherwise.
        var site = request.Headers["Sec-Fetch-Site"];
        if (!StringValues.IsNullOrEmpty(site))
        {
            return site.Count == 1 && site[0] is "same-origin" or "none" ? FormOrigin.Own : FormOrigin.Foreign;
        }

        // "null" is what browsers send for pages that keep their address to themselves, and the hub's do.
        var origin = request.Headers.Origin;
        if (StringValues.IsNullOrEmpty(origin) || (origin.Count == 1 && origin[0] is "null"))
        {
            return FormOrigin.Unknown;
        }

        return origin.Count == 1 && (IsHost(origin[0]!, request.Host) || string.Equals(origin[0], ownOrigin, StringComparison.OrdinalIgnoreCase))
            ? FormOrigin.Own
            : FormOrigin.Foreign;
    }

    // The scheme may differ: a proxy may speak TLS with readers and none with the hub.
    private static bool IsHost(string origin, HostString host) =>
        host.HasValue && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && Uri.TryCreate($"{uri.Scheme}://{host.ToUriComponent()}", UriKind.Absolute, out var own)
        && string.Equals(uri.Authority, own.Authority, StringComparison.OrdinalIgnoreCase);
}
