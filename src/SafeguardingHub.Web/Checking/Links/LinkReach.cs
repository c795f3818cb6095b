using System.Net;
using System.Net.Sockets;

namespace SafeguardingHub.Web.Checking.Links;

/// <summary>Whom the hub may ask: what stands in a text must not lead it to machines that only it can reach.</summary>
internal interface ILinkReach
{
    /// <summary>Whether this machine may be asked.</summary>
    bool Allows(IPAddress address);

    /// <summary>Whether it may be asked at this port.</summary>
    bool AllowsPort(int port);

    /// <summary>The machines behind a name.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Machines of the public internet, at the ports of the web.</summary>
internal sealed class PublicReach : ILinkReach
{
    // Everything that IANA's registries of special addresses do not call globally reachable, and what stands for IPv4 addresses.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain)) && !Special.Any(network => network.Contains(plain));
    }

    public bool AllowsPort(int port) => port is 80 or 443;

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address) ? Task.FromResult<IPAddress[]>([address]) : Dns.GetHostAddressesAsync(host, cancellationToken);
}

/// <summary>A name leads to a machine that the hub may not ask.</summary>
internal sealed class NotPublicException() : Exception("The address does not lead to the public internet.");
