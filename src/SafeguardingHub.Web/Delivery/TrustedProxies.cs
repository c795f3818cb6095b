using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// Proxies that are believed when they say who asks. Without any named, nobody is: anybody can write these headers, and whoever does
/// would be another reader with each request.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>Registers the proxies of the configuration.</summary>
    public static void AddTrustedProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<HubOptions>(static (forwarded, options) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // From proxy to proxy, as far as they are named.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in HubOptions.Networks(options.TrustedProxies))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });

    /// <summary>Takes a reader's address from the headers of the proxies that are trusted.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (HubOptions.Networks(app.Services.GetRequiredService<HubOptions>().TrustedProxies).Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }
}
