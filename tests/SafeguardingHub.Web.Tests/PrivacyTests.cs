using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>What people ask on this subject is nobody's business.</summary>
public class PrivacyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Logs_HoldNoQueryStringAndNoBrowser_HoweverMuchIsLogged(bool logsAll)
    {
        await using var hub = await HubFactory.StartAsync(logsAll: logsAll);
        var reader = hub.Reader();
        reader.DefaultRequestHeaders.UserAgent.ParseAdd("Curious/1.0");
        foreach (var address in new[] { "/?q=secretword", "/contacts?q=secretword", "/no-such-page?q=secretword", "/Wyre-Forest?q=secretword", "/media/x?q=secretword", "/search?q=secretword", "/search?q=secretword(&syntax=lucene", "/Search?q=secretword", "/search/suggest?q=secretword", "/preview?link=secretword", "/Preview/?link=secretword&at=secretword" })
        {
            using var _ = await reader.GetAsync(new Uri(address, UriKind.Relative));
        }

        hub.Database.IsDown = true;
        using var fault = await reader.GetAsync(new Uri("/wyre-forest?q=secretword", UriKind.Relative));
        using var failed = await reader.GetAsync(new Uri("/search?q=worried+secretword", UriKind.Relative));

        Assert.Equal(503, (int)fault.StatusCode);
        Assert.NotEmpty(hub.Logs.Lines);
        Assert.DoesNotContain(hub.Logs.Lines, line => line.Contains("secretword", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(hub.Logs.Lines, line => line.Contains("Curious/1.0", StringComparison.Ordinal));
    }
}
