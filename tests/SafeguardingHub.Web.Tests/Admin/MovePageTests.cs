using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class MovePageTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private FlowHub hub = null!;
    private HttpClient ann = null!;
    private HttpClient bea = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        ann = hub.As("ann", Wyre, Permission.EditContent);
        bea = hub.As("bea", Wyre, Permission.PublishContent);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Move_IsShownBeforeItIsDone()
    {
        var parent = await LiveAsync("Parent page");
        var child = await LiveAsync("Child page");
        await MoveAsync(child, "wyre-forest/parent-page", "child-page");

        using var asked = await bea.SendAsync($"/admin/content/{parent}/move", ("To.Section", Wyre), ("To.Below", "wyre-forest"), ("To.Last", "guardians"));

        var page = await asked.PageAsync();
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("2 addresses change: this one and those below it. The public knows all of them.", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(
            ["Page Parent page From /wyre-forest/parent-page To /wyre-forest/guardians Redirect Yes", "Page Child page From /wyre-forest/parent-page/child-page To /wyre-forest/guardians/child-page Redirect Yes"],
            page.QuerySelectorAll("tbody tr").Select(row => row.Words()));
        Assert.Contains("Nothing on the hub links to this page.", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal("wyre-forest/parent-page", (await hub.FindAsync(parent)).Live!.Item.Part<AutoroutePart>()!.Path);
    }

    [Fact]
    public async Task Move_OfAWholeSection_ShowsTheFirstAddressesAndCountsTheRest()
    {
        var eve = hub.As("eve", null, Permission.SiteOwner);

        using var asked = await eve.SendAsync($"/admin/content/{Wyre}/move", ("To.Below", ""), ("To.Last", "wyre-forest-area"));

        var page = await asked.PageAsync();
        var rest = int.Parse(page.MainText().Words().Split(" addresses change")[0].Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture) - 10;
        Assert.Equal(10, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains($"And {rest} more below it, in the same way.", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("These links keep working.", page.MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_Twice_LeadsFromEachOldAddressStraightToTheNewOne()
    {
        var item = await LiveAsync("First name");

        using var first = await MoveAsync(item, "wyre-forest", "second-name");
        using var second = await MoveAsync(item, "wyre-forest", "third-name");

        Assert.All([first, second], answer => Assert.Equal($"/admin/content/{item}", answer.Headers.Location?.ToString()));
        foreach (var old in new[] { "/wyre-forest/first-name", "/wyre-forest/second-name" })
        {
            using var answer = await ann.GetAsync(new Uri(old, UriKind.Relative));
            Assert.Equal((HttpStatusCode.PermanentRedirect, "/wyre-forest/third-name"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        Assert.Equal("First name", (await ann.PageAsync("/wyre-forest/third-name")).Heading());
    }

    [Theory]
    [InlineData("wyre-forest", "taken", 409, "Another item stands at /wyre-forest/taken")]
    [InlineData("wyre-forest", "white space", 422, "use hyphens between words")]
    [InlineData("wyre-forest", "", 422, "Items of Wyre Forest live below /wyre-forest/")]
    [InlineData("", "", 422, "Enter the last part of the address")]
    [InlineData("south-worcestershire", "moving", 422, "Items of Wyre Forest live below /wyre-forest/")]
    [InlineData("wyre-forest/moving", "deeper", 422, "an item cannot be moved into itself")]
    [InlineData("wyre-forest", "moving", 422, "It stands there already")]
    public async Task Move_ToAPlaceThatCannotBe_IsRefusedAtItsField(string below, string last, int status, string said)
    {
        await hub.DraftAsync("Taken", Wyre);
        var item = await hub.DraftAsync("Moving", Wyre);

        using var answer = await ann.SendAsync($"/admin/content/{item}/move", ("To.Below", below), ("To.Last", last));

        var page = await answer.PageAsync();
        Assert.Equal(status, (int)answer.StatusCode);
        var fault = page.QuerySelector(".nhsuk-error-summary a")!;
        Assert.Contains(said, fault.Words(), StringComparison.Ordinal);
        Assert.Equal("#f-To-Last", fault.GetAttribute("href"));
        Assert.Equal(last, page.QuerySelector("#f-To-Last")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Move_WhereAPageBelowCannotGo_NamesThatPage()
    {
        var parent = await hub.DraftAsync("Old parent", Wyre);
        var child = await hub.DraftAsync("Child", Wyre);
        await MoveAsync(child, "wyre-forest/old-parent", "child");
        var squatter = await hub.DraftAsync("Squatter", Wyre);
        await MoveAsync(squatter, "wyre-forest/new-parent", "child");

        using var answer = await bea.SendAsync($"/admin/content/{parent}/move", ("To.Below", "wyre-forest"), ("To.Last", "new-parent"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Child (/wyre-forest/old-parent/child), which stands below it: Another item stands at /wyre-forest/new-parent/child", (await answer.PageAsync()).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_OfALivePageByWhoMayNotPublish_IsRefused()
    {
        var item = await LiveAsync("For publishers");

        var page = await ann.PageAsync($"/admin/content/{item}");
        using var answer = await ann.SendAsync($"/admin/content/{item}/move", ("To.Below", "wyre-forest"), ("To.Last", "elsewhere"));

        Assert.Null(page.QuerySelector($"a[href='/admin/content/{item}/move']"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Move_SomebodySavedMeanwhile_IsAConflict()
    {
        var item = await hub.DraftAsync("Saved meanwhile", Wyre);
        using var asked = await bea.SendAsync($"/admin/content/{item}/move", ("To.Below", "wyre-forest"), ("To.Last", "elsewhere"));
        var plan = await asked.PageAsync();
        var stored = await hub.FindAsync(item);
        await hub.SaveAsync(stored, stored.Latest!.Item.Parts, "ann");

        using var answer = await bea.SendAsync(plan, $"/admin/content/{item}/move?handler=Move");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("wyre-forest/saved-meanwhile", (await hub.FindAsync(item)).Latest!.Item.Part<AutoroutePart>()!.Path);
    }

    [Fact]
    public async Task Move_ToAnotherSection_KeepsTheRestOfTheAddress()
    {
        var item = await hub.DraftAsync("Goes south", Wyre);
        var eve = hub.As("eve", null, Permission.PublishContent);

        using var asked = await eve.SendAsync($"/admin/content/{item}/move", ("To.Section", South), ("To.Below", "wyre-forest"), ("To.Last", "goes-south"));
        using var moved = await eve.SendAsync(await asked.PageAsync(), $"/admin/content/{item}/move?handler=Move");

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        var stored = await hub.FindAsync(item);
        Assert.Equal((South, "south-worcestershire/goes-south"), (stored.Section?.Value, stored.Latest!.Item.Part<AutoroutePart>()!.Path));
    }

    [Fact]
    public async Task Move_ToASectionOfOthers_IsNoChoice()
    {
        var item = await hub.DraftAsync("Stays", Wyre);

        using var answer = await ann.SendAsync($"/admin/content/{item}/move", ("To.Section", South), ("To.Below", "south-worcestershire"), ("To.Last", "stays"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(Wyre, (await hub.FindAsync(item)).Section?.Value);
    }

    private async Task<ContentItemId> LiveAsync(string title)
    {
        var item = await hub.DraftAsync(title, Wyre);
        var published = await hub.Services.GetRequiredService<PublishContent>().ExecuteAsync(
            FlowHub.Person("bea", Wyre, Permission.PublishContent), item, 1, null, CancellationToken.None);
        Assert.True(published.Succeeded);
        return item;
    }

    // As somebody does: asks first, then presses the button of the page that shows what will change.
    private async Task<HttpResponseMessage> MoveAsync(ContentItemId item, string below, string last)
    {
        using var asked = await bea.SendAsync($"/admin/content/{item}/move", ("To.Below", below), ("To.Last", last));
        return await bea.SendAsync(await asked.PageAsync(), $"/admin/content/{item}/move?handler=Move");
    }
}
