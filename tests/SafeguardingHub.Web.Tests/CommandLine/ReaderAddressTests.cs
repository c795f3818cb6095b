using System.Net;
using System.Net.Sockets;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>Where readers come from is in no log and in no file: a real server, told to log all that it can.</summary>
public class ReaderAddressTests
{
    private static readonly IPAddress Reader = IPAddress.Parse("127.0.0.77");

    [Fact]
    public async Task Reader_OfAnyPageOrForm_LeavesNoAddressNoAgentAndNoQuery()
    {
        using var folder = new TemporaryFolder();
        await using var server = await HubProcess.ServeAsync(
            folder.Path, "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore", "Trace", "--Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug");
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Curious/1.0");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");

        foreach (var address in new[] { "/", "/contacts?at=2027-02-12T16:45&x=secretword", "/archive?q=secretword", "/wyre-forest?x=secretword", "/no-such-page?x=secretword", "/feed.rss?x=secretword" })
        {
            using var _ = await client.GetAsync(new Uri(address, UriKind.Relative));
        }

        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri("/feedback/number", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("service", "family-front-door"), new("number", "01905822666"), new("what", "not-answered"), new("comment", "secretword")]),
        };
        form.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var sent = await client.SendAsync(form);
        await server.KillAsync();

        Assert.True((int)sent.StatusCode is 303 or 422, $"The form answered {(int)sent.StatusCode}.");
        Assert.Contains("Request", server.Output, StringComparison.Ordinal);
        foreach (var trace in new[] { Reader.ToString(), "203.0.113.77", "Curious/1.0", "secretword" })
        {
            Assert.DoesNotContain(trace, server.Output + server.Errors, StringComparison.OrdinalIgnoreCase);
            foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
            {
                Assert.False((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(trace)) >= 0, $"'{trace}' is in {Path.GetFileName(file)}.");
            }
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(Reader, 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
