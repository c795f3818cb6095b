using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Web.Tests.Admin;

namespace SafeguardingHub.Web.Tests.Api;

public sealed class ApiCheckTests : IAsyncLifetime
{
    private FlowHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        await hub.Services.GetRequiredService<RunChecks>().AllAsync(null, everything: false, null, CancellationToken.None);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Checks_OfTheOwnerOfTheWhole_NameTheGapWithItsPlace()
    {
        var answer = await GetAsync(hub.As("eve", null, Permission.SiteOwner), "/api/checks?severity=error&code=coverage-gap");

        var gap = Assert.Single(answer.GetProperty("items").EnumerateArray());
        Assert.Equal("Fridays, 4:30pm to 5pm", gap.GetProperty("subject").GetString());
        Assert.Equal("RoutePart.Services", gap.GetProperty("place").GetString());
        Assert.True(gap.GetProperty("isLive").GetBoolean());
    }

    [Fact]
    public async Task Checks_OfAnotherSectionsEditor_HoldNothingOfIt()
    {
        var answer = await GetAsync(hub.As("ann", "4hubsectionwyreforest00000", Permission.EditContent), "/api/checks?severity=note&state=any&code=coverage-gap");

        Assert.Empty(answer.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("eve", HttpStatusCode.BadRequest)]
    public async Task Checks_OfNobodyOrWithAMisspeltCode_AreRefused(string who, HttpStatusCode status)
    {
        hub.As("eve", null, Permission.SiteOwner);
        var client = hub.As(who.Length == 0 ? "none" : who, null, who.Length == 0 ? [] : [Permission.SiteOwner]);
        if (who.Length == 0)
        {
            client.DefaultRequestHeaders.Clear();
        }

        var answer = await client.GetAsync(new Uri("/api/checks?code=no-such", UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Coverage_OfTheRoute_TellsTheWeekToEverybody()
    {
        var client = hub.As("none", null);
        client.DefaultRequestHeaders.Clear();

        var answer = await GetAsync(client, "/api/routes/child/coverage");

        Assert.Equal("Fridays, 4:30pm to 5pm", Assert.Single(answer.GetProperty("gaps").EnumerateArray()).GetString());
        var friday = answer.GetProperty("week")[4].GetProperty("cells").EnumerateArray().Select(cell => $"{cell.GetProperty("from")} {cell.GetProperty("state")}");
        Assert.Equal(["00:00 covered", "08:30 covered", "16:30 gap", "17:00 covered"], friday);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
