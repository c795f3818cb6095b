using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Redirecting;

/// <summary>Where a page was taken away, readers are told so, and whom to call; of what they never saw they learn nothing.</summary>
public sealed class GoneTests : IAsyncLifetime
{
    private const string Address = "/wyre-forest/children";
    private static readonly Actor Somebody = Actor.System("a test");
    private HubFactory hub = null!;
    private HttpClient reader = null!;
    private string page = "";

    public async Task InitializeAsync()
    {
        hub = await HubFactory.StartAsync();
        reader = hub.Reader();
        page = (await hub.Services.GetRequiredService<IPublishedContent>().FindRouteAsync(ContentPath.Parse("wyre-forest/children"), CancellationToken.None))!.Item.Value;
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Page_TakenAway_IsGoneWithSearchAndNumbers_UntilItIsLiveAgain()
    {
        await hub.WithdrawAsync(page);
        var gone = await reader.PageAsync(Address, status: 410);
        var stored = await hub.StoredAsync(page);
        await hub.PublishAsync(page, item => item);

        Assert.Equal("This page has been taken away", gone.Heading());
        Assert.Contains("tel:999", gone.Dialled());
        Assert.NotNull(gone.QuerySelector("form[action='/search']"));
        Assert.Equal("noindex", gone.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Null(stored.Live);
        await reader.PageAsync(Address);
    }

    [Fact]
    public async Task FormerAddress_OfAPageTakenAway_IsGoneToo_AndARedirectComesFirst()
    {
        await hub.MoveAsync(page, "wyre-forest/moved-children");
        await hub.WithdrawAsync(page);
        await reader.PageAsync(Address, status: 410);
        await reader.PageAsync("/wyre-forest/moved-children", status: 410);

        var saved = await hub.Services.GetRequiredService<SaveRedirect>().ExecuteAsync(Somebody, new WantedRedirect(0, Address, "/wyre-forest", "Because.", ContentItemId.Parse("4hubsectionwyreforest00000")), CancellationToken.None);

        Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));
        using var led = await reader.GetAsync(new Uri(Address, UriKind.Relative));
        Assert.Equal((HttpStatusCode.PermanentRedirect, "/wyre-forest"), (led.StatusCode, led.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Draft_ThatReadersNeverSaw_IsNotFound()
    {
        var parts = ContentItemJson.ReadParts("""{ "TitlePart": { "Title": "Not for readers yet" }, "SectionPart": { "Section": "4hubsectionwyreforest00000" }, "AutoroutePart": { "Path": "wyre-forest/not-yet" } }""");
        var made = await hub.Services.GetRequiredService<CreateContent>().ExecuteAsync(Somebody, new NewContent("Page", parts), CancellationToken.None);

        Assert.True(made.Succeeded);
        await reader.PageAsync("/wyre-forest/not-yet", status: 404);
    }
}
