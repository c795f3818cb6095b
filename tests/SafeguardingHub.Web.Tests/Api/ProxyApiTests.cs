using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Whose searches are counted together, with proxies between.</summary>
public class ProxyApiTests
{
    private const string Proxy = "10.1.0.5";
    private const string Stranger = "198.51.100.7";

    // Far more than are answered at once.
    private const int Rush = 1000;

    [Fact]
    public async Task Reader_BehindATrustedProxy_IsCountedByItself()
    {
        await using var hub = await StartAsync("10.1.0.0/16");
        var reader = hub.Reader();

        Assert.True(await IsLimitedAsync(reader, Proxy, _ => "203.0.113.1"));

        Assert.Equal(200, await AskAsync(reader, Proxy, "203.0.113.2"));
        Assert.Equal(200, await AskAsync(reader, Proxy, forwarded: null));
    }

    [Fact]
    public async Task Header_OfAnybodyElse_IsNotBelieved()
    {
        await using var hub = await StartAsync("10.1.0.0/16");
        var reader = hub.Reader();

        Assert.True(await IsLimitedAsync(reader, Stranger, at => $"203.0.113.{at % 250}"));

        // And counts nothing against those whose address it gave.
        Assert.Equal(200, await AskAsync(reader, Proxy, "203.0.113.1"));
    }

    [Fact]
    public async Task Header_WithoutAnyTrustedProxy_IsNotBelieved()
    {
        await using var hub = await StartAsync("");

        Assert.True(await IsLimitedAsync(hub.Reader(), Proxy, at => $"203.0.113.{at % 250}"));
    }

    [Fact]
    public async Task Header_ThatAReaderWroteBeforeTheProxyDid_IsNotBelieved()
    {
        await using var hub = await StartAsync("10.1.0.0/16");

        Assert.True(await IsLimitedAsync(hub.Reader(), Proxy, at => $"192.0.2.{at % 250}, 203.0.113.1"));
    }

    [Fact]
    public async Task Reader_BehindTwoTrustedProxies_IsCountedByItself()
    {
        await using var hub = await StartAsync("10.1.0.5, 10.2.0.0/24");
        var reader = hub.Reader();

        Assert.True(await IsLimitedAsync(reader, Proxy, _ => "203.0.113.1, 10.2.0.9"));

        Assert.Equal(200, await AskAsync(reader, Proxy, "203.0.113.2, 10.2.0.9"));
    }

    [Fact]
    public async Task Readers_OfOneNetworkOfIPv6_AreCountedTogether()
    {
        await using var hub = await StartAsync("10.1.0.0/16");
        var reader = hub.Reader();

        Assert.True(await IsLimitedAsync(reader, Proxy, at => $"2001:db8:1:2::{at:x}"));

        Assert.Equal(200, await AskAsync(reader, Proxy, "2001:db8:1:3::1"));
    }

    private static async Task<bool> IsLimitedAsync(HttpClient reader, string from, Func<int, string> forwarded)
    {
        for (var at = 1; at <= Rush; at++)
        {
            if (await AskAsync(reader, from, forwarded(at)) == 429)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<int> AskAsync(HttpClient reader, string from, string? forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/search?q=a");
        request.Headers.Add(Neighbour.Header, from);
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwarded);
        }

        using var answer = await reader.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static Task<HubFactory> StartAsync(string trusted) => HubFactory.StartAsync(more: services =>
    {
        services.AddSingleton<IStartupFilter, Neighbour>();
        services.AddSingleton<ISiteSearch>(new FakeSearch());
        services.AddSingleton(provider =>
        {
            var options = HubServices.ReadOptions(provider.GetRequiredService<IConfiguration>());
            options.TrustedProxies = trusted;
            return options;
        });
    });

    // Says from which address the connection comes, which a test server has none of.
    private sealed class Neighbour : IStartupFilter
    {
        public const string Header = "X-Test-Neighbour";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[Header].ToString());
                return following(context);
            });
            next(app);
        };
    }
}
