using System.Net.Sockets;
using System.Text;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>A real server on a real port, for all tests here.</summary>
public sealed class ServedSite : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private HubProcess? server;

    internal HubProcess Server => server!;

    public async Task InitializeAsync() => server = await HubProcess.ServeAsync(folder.Path);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose() => folder.Dispose();
}

/// <summary>Requests that no browser makes, byte for byte: an answer each time, never a fault, never anything of the inside.</summary>
public class HostileRequestTests(ServedSite site) : IClassFixture<ServedSite>
{
    public static TheoryData<string> Targets =>
    [
        "/..%2f..%2fhub.db", "/../../etc/passwd", "/..%5c..%5chub.db", "/%2e%2e/%2e%2e/etc/passwd", "/media/../hub.db", "/media/..%2f..%2fhub.db",
        "/media/%2e%2e%2fhub.db", "/media/", "/media//etc/passwd", "/_content/../appsettings.json", "/appsettings.json", "/hub.db",
        "/%00", "/wyre-forest%00", "/media/a%00.png", "/%0d%0aSet-Cookie:%20a=b", "/a%0ab", "/%01%02%1f%7f", "/%ff%fe", "/%c0%ae%c0%ae/", "/%",
        "/%zz", "//", "//wyre-forest", "//example.org/wyre-forest", "/wyre-forest//", "/\\example.org", "/ ", "/wyre-forest;jsessionid=1", "/./wyre-forest/.",
        "/<script>alert(1)</script>", "/%3Cscript%3Ealert(1)%3C/script%3E", "/' OR 1=1 --", "/{{7*7}}", "/[js: 1]", "/🏥", "/%F0%9F%8F%A5",
        "/?" + "q=%00&q=%ff", "/wyre-forest?%", "/contacts?at=not-a-time", "*", "http://example.org/wyre-forest",
    ];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Target_OfNoBrowser_IsAnsweredWithAPageOrARefusal(string target)
    {
        var answer = await SendAsync($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        AssertCalm(answer);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public async Task Target_VeryLong_IsRefused(int length)
    {
        var answer = await SendAsync($"GET /{new string('a', length)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        AssertCalm(answer);
        Assert.Contains(answer.Status, new[] { 400, 404, 414 });
    }

    [Theory]
    [InlineData("GET /wyre-forest HTTP/1.1\r\n\r\n")]
    [InlineData("GET /wyre-forest HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /wyre-forest HTTP/1.1\r\nHost: ..%00\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /wyre-forest HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: \u0001, ;;;q=9\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /wyre-forest HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"unclosed\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /wyre-forest HTTP/1.1\r\nHost: localhost\r\nRange: bytes=9999999999999999999-\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /wyre-forest HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")]
    [InlineData("POST /wyre-forest HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("BREW /wyre-forest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task Request_OfNoBrowser_IsAnsweredOrRefused(string request)
    {
        var answer = await SendAsync(request);

        AssertCalm(answer);
    }

    [Fact]
    public async Task Redirect_OfADoubledSlash_NeverLeadsToAnotherHost()
    {
        foreach (var target in new[] { "//example.org", "//example.org/", "/\\example.org", "//Wyre-Forest", "/Wyre-Forest/" })
        {
            var answer = await SendAsync($"GET {target} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            var location = answer.Text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Location:", StringComparison.OrdinalIgnoreCase))?["Location:".Length..].Trim();

            Assert.True(location is null || (location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal)), $"{target} leads to {location}.");
        }
    }

    [Fact]
    public async Task Head_OnThePort_SaysWhatGetSaysWithoutTheText()
    {
        for (var round = 0; round < 2; round++)
        {
            var head = await SendAsync("HEAD /wyre-forest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            Assert.Equal(200, head.Status);
            Assert.Contains("ETag: W/", head.Text, StringComparison.Ordinal);
            Assert.EndsWith("\r\n\r\n", head.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<", head.Text, StringComparison.Ordinal);
        }
    }

    private static void AssertCalm(Answer answer)
    {
        Assert.True(answer.Status is >= 200 and < 500, answer.Text[..Math.Min(400, answer.Text.Length)]);
        foreach (var inside in new[] { "   at ", "Exception", "SQLite format", "root:x:", "ConnectionStrings", "\r\nSet-Cookie", "<script>" })
        {
            Assert.DoesNotContain(inside, answer.Text, StringComparison.Ordinal);
        }

        // The hub's own scripts are files, and nothing of what was sent becomes another.
        Assert.Equal(answer.Text.Split("<script").Length, answer.Text.Split("<script type=\"module\" src=\"/_content/").Length);
        if (answer.Status == 404)
        {
            Assert.Contains("tel:999", answer.Text, StringComparison.Ordinal);
            Assert.Contains("Content-Security-Policy", answer.Text, StringComparison.Ordinal);
        }
    }

    private async Task<Answer> SendAsync(string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var client = new TcpClient();
        await client.ConnectAsync(site.Server.Address.Host, site.Server.Address.Port, patience.Token);
        var stream = client.GetStream();
        using var text = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), patience.Token);
            await stream.CopyToAsync(text, patience.Token);
        }
        catch (IOException)
        {
            // The server hangs up on a request that is too long before it has read all of it.
        }

        var said = Encoding.UTF8.GetString(text.ToArray());
        return new Answer(said.Length > 12 ? int.Parse(said.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 400, said);
    }

    private sealed record Answer(int Status, string Text);
}
