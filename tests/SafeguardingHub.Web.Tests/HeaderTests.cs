using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>What every answer carries, whatever it answers.</summary>
public class HeaderTests
{
    private const string Picture = "/media/notes/leaflet.txt";

    [Fact]
    public async Task Answers_OfEveryKind_CarrySecurityHeadersAndNoCookie()
    {
        await using var hub = await HubFactory.StartAsync();
        await AddMediaAsync(hub);
        var reader = hub.Reader();
        var style = (await reader.PageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        string[] addresses =
        [
            "/", "/", "/wyre-forest", "/Wyre-Forest", "/contacts", "/search?q=child", "/search/suggest?q=fam", "/no-such-page", style, Picture, "/media/none.png", "/health/live", "/health/ready",
        ];
        foreach (var address in addresses)
        {
            using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));
            AssertShielded(response, address);
        }

        hub.Database.IsDown = true;
        foreach (var (address, status) in new[] { ("/south-worcestershire", 503), ("/", 200), ("/health/ready", 503) })
        {
            using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(status, (int)response.StatusCode);
            AssertShielded(response, address);
        }
    }

    [Fact]
    public async Task Media_Asked_IsSentAsItIsWithItsHashAsTag()
    {
        await using var hub = await HubFactory.StartAsync();
        var bytes = await AddMediaAsync(hub);
        var reader = hub.Reader();

        using var whole = await reader.GetAsync(new Uri(Picture, UriKind.Relative));
        using var range = new HttpRequestMessage(HttpMethod.Get, new Uri(Picture, UriKind.Relative)) { Headers = { Range = new(2, 5) } };
        using var part = await reader.SendAsync(range);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(Picture, UriKind.Relative)) { Headers = { IfNoneMatch = { whole.Headers.ETag! } } };
        using var unchanged = await reader.SendAsync(again);

        Assert.Equal(bytes, await whole.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/plain", whole.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", whole.Headers.ETag?.Tag);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[2..6], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    private static void AssertShielded(HttpResponseMessage response, string address)
    {
        string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        var policy = Header("Content-Security-Policy");
        Assert.True(policy.Length > 0, $"{address} ({(int)response.StatusCode}) has no content security policy.");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("geolocation=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"), $"{address} sets a cookie.");
        Assert.False(response.Headers.Contains("Server"), $"{address} names its server.");
    }

    private static async Task<byte[]> AddMediaAsync(HubFactory hub)
    {
        var bytes = Encoding.UTF8.GetBytes("A leaflet in plain text.");
        using var stream = new MemoryStream(bytes);
        var (hash, length) = await hub.Services.GetRequiredService<IMediaStore>().KeepAsync(stream, CancellationToken.None);
        await using var unit = await hub.Services.GetRequiredService<IHubStore>().BeginAsync(CancellationToken.None);
        unit.WriteMedia(
            [new MediaFile("notes/leaflet.txt", hash, length, "text/plain") { IsOpen = true }],
            new AuditEntry(ActorKind.System, "test", "test", "AddMedia", Instant.FromUtc(2026, 1, 1, 0, 0), Note: null));
        await unit.CommitAsync(CancellationToken.None);
        return bytes;
    }
}
