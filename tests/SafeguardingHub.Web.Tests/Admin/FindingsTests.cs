using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The half hour on Fridays, from its finding to its end.</summary>
public sealed class FindingsTests : IAsyncLifetime
{
    private const string FrontDoor = "4hubservicefrontdoor000000";
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private FlowHub hub = null!;
    private HttpClient owner = null!;
    private string shared = "";

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time);
        shared = (await hub.FindAsync(ContentItemId.Parse(FrontDoor))).Section!.Value.Value;
        owner = hub.As("owner", shared, Permission.PublishContent);
        await hub.Services.GetRequiredService<RunChecks>().AllAsync(null, everything: false, null, CancellationToken.None);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task List_OfTheSite_NamesTheHalfHourOnFridays()
    {
        var page = await owner.PageAsync("/admin/findings?atLeast=Error");

        Assert.Contains("Worried about a child Error Nobody on this route is listed as open: Fridays, 4:30pm to 5pm.", page.QuerySelector("tbody")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfSomebodyElse_HoldsNothing()
    {
        var other = hub.As("other", "4hubsectionwyreforest00000", Permission.PublishContent);

        var page = await other.PageAsync("/admin/findings?atLeast=Note&show=Any");

        Assert.DoesNotContain("Friday", page.Body!.TextContent, StringComparison.Ordinal);
        var route = await RouteAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/admin/content/{route.Id}/findings", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task ContentList_WithErrors_HoldsTheRouteAndItsCount()
    {
        var page = await owner.PageAsync("/admin/content?findings=Error");

        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.StartsWith("Choose Worried about a child Worried about a child Live 1 error", row.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_HoursThatOpenAGap_RefusedUntilAccepted()
    {
        await CloseOnFridaysAtAsync("16:00");
        var address = $"/admin/content/{FrontDoor}/publish";

        var refused = await owner.SendAsync(address, ("UrgentReason", "Readers would call in vain."), ("PublicNote", "Hours"));
        var page = await refused.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("With these hours nobody on the route 'Worried about a child' is listed as open: Fridays, 4pm to 5pm.", page.QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);

        await AcceptAsync(FrontDoor, "opens-gap");
        var published = await owner.SendAsync(address, ("UrgentReason", "Readers would call in vain."), ("PublicNote", "Hours"));

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
    }

    [Fact]
    public async Task Publish_FaultThatTheLiveVersionHas_IsNotHeldBack()
    {
        var route = await RouteAsync();
        await hub.SaveAsync(route, route.Latest!.Item.Parts.With("TitlePart", System.Text.Json.JsonSerializer.SerializeToElement(new { Title = "Worried about any child" })), "owner");

        var published = await owner.SendAsync($"/admin/content/{route.Id}/publish", ("UrgentReason", "A slip."), ("PublicNote", "Title"));

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
    }

    [Fact]
    public async Task Accepted_ForLongerThanAllowed_RefusedInWords()
    {
        var route = await RouteAsync();
        var key = await KeyAsync(route.Id.Value, "coverage-gap");

        var answer = await owner.SendAsync($"/admin/content/{route.Id}/findings/accept?key={key}", ("Reason", "Known"), ("Until.Day", "23"), ("Until.Month", "11"), ("Until.Year", "2027"));

        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("not later than 21 February 2027", page.QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_StaysVisibleAndIsOpenAgainAfterItsDay()
    {
        var route = await RouteAsync();

        await AcceptAsync(route.Id.Value, "coverage-gap");

        var page = await owner.PageAsync($"/admin/content/{route.Id}/findings");
        Assert.Contains("Accepted by Owner until 20 February 2027: The council is asked", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Fridays", (await owner.PageAsync("/admin/findings")).QuerySelector("main")!.Words(), StringComparison.Ordinal);

        time.Now = new DateTimeOffset(2027, 2, 21, 9, 0, 0, TimeSpan.Zero);
        var later = await owner.PageAsync("/admin/findings?show=Lapsed");
        Assert.Contains("Fridays, 4:30pm to 5pm", later.QuerySelector("tbody")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settled_ByNewHours_TheFindingIsGone()
    {
        await CloseOnFridaysAtAsync("17:00");

        await owner.SendAsync($"/admin/content/{FrontDoor}/publish", ("UrgentReason", "Settled."), ("PublicNote", "Hours"));
        await hub.Services.GetRequiredService<RunChecks>().AllAsync(null, everything: false, null, CancellationToken.None);

        Assert.DoesNotContain("Fridays", (await owner.PageAsync("/admin/findings?show=Any")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfTheRoute_LinksTheFindingToItsField()
    {
        var route = await RouteAsync();

        var page = await owner.PageAsync($"/admin/content/{route.Id}/edit");

        var link = page.QuerySelector("[data-findings] a[href^='#']")!;
        Assert.Contains("Fridays, 4:30pm to 5pm", link.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
    }

    private async Task<StoredItem> RouteAsync()
    {
        var page = await hub.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(null)], Types = ["Route"] }, CancellationToken.None);
        return await hub.FindAsync(page.Lines.Single(line => line.Name == "Worried about a child").Id);
    }

    private async Task CloseOnFridaysAtAsync(string at)
    {
        var item = await hub.FindAsync(ContentItemId.Parse(FrontDoor));
        var service = item.Latest!.Item.Part<ServicePart>()!;
        var week = service.Hours!.Week.Select(period => period.Days.Contains("Friday") ? period with { To = at } : period);
        var saved = await hub.SaveAsync(item, item.Latest.Item.With(service with { Hours = service.Hours with { Week = [.. week] } }).Parts, "editor");
        Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));
        await hub.Services.GetRequiredService<RunChecks>().OfItemsAsync([item.Id], CancellationToken.None);
    }

    private async Task<string> KeyAsync(string item, string code) =>
        (await hub.Services.GetRequiredService<IFindings>().OfItemAsync(ContentItemId.Parse(item), CancellationToken.None)).Findings.First(found => found.Finding.Code == code).Finding.Key;

    private async Task AcceptAsync(string item, string code)
    {
        var answer = await owner.SendAsync(
            $"/admin/content/{item}/findings/accept?key={await KeyAsync(item, code)}", ("Reason", "The council is asked"), ("Until.Day", "20"), ("Until.Month", "2"), ("Until.Year", "2027"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
