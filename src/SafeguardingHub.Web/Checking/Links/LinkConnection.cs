using System.Net;
using System.Net.Sockets;

namespace SafeguardingHub.Web.Checking.Links;

/// <summary>How other sites are spoken to: nothing is sent but the question, and no more is read than is needed.</summary>
internal static class LinkConnection
{
    /// <summary>A client that keeps no connection, so that each question looks anew at the machine that it goes to.</summary>
    public static HttpClient Create(ILinkReach reach, TimeSpan timeout) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = timeout,
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            ConnectCallback = async (context, cancellationToken) => new NetworkStream(await ConnectAsync(reach, context.DnsEndPoint, cancellationToken), ownsSocket: true),
        })
    {
        // Each question has a limit of its own.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    // To the very machine that was looked at: a name that is asked for twice may answer otherwise the second time.
    private static async Task<Socket> ConnectAsync(ILinkReach reach, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var found = reach.AllowsPort(to.Port) ? await reach.ResolveAsync(to.Host.Trim('[', ']'), cancellationToken) : [];
        var allowed = found.Where(reach.Allows).ToArray();
        if (allowed.Length == 0)
        {
            throw new NotPublicException();
        }

        Exception? last = null;
        foreach (var address in allowed)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, to.Port), cancellationToken);
                return socket;
            }
            catch (Exception error)
            {
                socket.Dispose();
                if (error is not SocketException)
                {
                    throw;
                }

                last = error;
            }
        }

        throw last!;
    }
}
