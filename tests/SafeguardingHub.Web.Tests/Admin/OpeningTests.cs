using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Opening;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class OpeningTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string Shared = "4hubsectionworcestershire0";
    private const string Address = "/admin/opening/" + Wyre;
    private FlowHub hub = null!;
    private HttpClient owner = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        owner = hub.As("olive", Wyre, Permission.PublishContent);
        await hub.Services.GetRequiredService<RunChecks>().AllAsync(null, everything: false, null, CancellationToken.None);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Section_OfTheSources_NamesWhatStandsInTheWay()
    {
        var page = await owner.PageAsync(Address);

        var words = page.MainText().Words();
        Assert.Contains("Family Front Door: Nobody has rung its number.", words, StringComparison.Ordinal);
        Assert.Contains("Fill in what stands in brackets: [To be filled in by the owner:", words, StringComparison.Ordinal);
        Assert.Contains("Who may settle this: Olive.", words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("button"), button => button.TextContent.StartsWith("Open ", StringComparison.Ordinal));
        Assert.Contains("Left open by the sources", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WhileSomethingIsMissing_RefusedWithEverything()
    {
        var page = await owner.PageAsync(Address);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await owner.PostAsync(
            new Uri(Address + "?handler=Open", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Family Front Door: Nobody has rung", (await answer.PageAsync()).QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
        Assert.Null((await hub.FindAsync(ContentItemId.Parse(Wyre))).Live!.Item.Part<SectionProfilePart>()!.OpenedAt);
    }

    [Fact]
    public async Task Closed_AfterItWasOpen_SaysItOnEveryPageAgain()
    {
        var opened = await new OpenAsOf(hub.Services.GetRequiredService<SafeguardingHub.Content.Changes.ContentEngine>()).ExecuteAsync(Actor.System("a test"), ContentItemId.Parse(Wyre), "2026-01-01T00:00:00Z");
        Assert.True(opened.Succeeded);
        var before = await owner.PageAsync("/wyre-forest");

        var without = await owner.SendAsync(Address + "?handler=Close");
        var closed = await owner.SendAsync(Address + "?handler=Close", ("Reason", "The numbers are being rung again."));

        Assert.DoesNotContain("Not in use yet", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Contains("Not in use yet", (await owner.PageAsync("/wyre-forest")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opened_TypedIntoADraft_CountsForNothing()
    {
        var section = await hub.FindAsync(ContentItemId.Parse(Wyre));
        var part = section.Live!.Item.Part<SectionProfilePart>()!;

        var saved = await hub.SaveAsync(section, section.Live.Item.With(part with { OpenedAt = "2026-01-01T00:00:00Z" }).Parts, "olive");

        Assert.True(saved.Succeeded);
        Assert.Null(saved.Value.Item.Part<SectionProfilePart>()!.OpenedAt);
    }

    [Fact]
    public async Task Edition_Confirmed_IsSoUntilItsDatesChange()
    {
        var engine = hub.Services.GetRequiredService<SafeguardingHub.Content.Changes.ContentEngine>();
        var line = (await hub.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(null)], Types = ["GuidanceEdition"], Order = ListOrder.Name }, CancellationToken.None)).Lines[0];
        var all = hub.As("eve", null, Permission.SiteOwner);

        var answer = await all.SendAsync($"/admin/opening/{line.Section}?handler=Confirm", ("Confirmed", line.Id.Value), ("Version", (await hub.FindAsync(line.Id)).Live!.Item.VersionId.Value));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var confirmed = await hub.FindAsync(line.Id);
        Assert.Equal("Eve", confirmed.Live!.Item.Part<EditionPart>()!.Confirmation!.By);

        var part = confirmed.Live.Item.Part<EditionPart>()!;
        var saved = await new SaveDraft(engine).ExecuteAsync(
            Actor.System("a test"), new DraftToSave(line.Id, confirmed.Revision, confirmed.Live.Item.With(part with { InForce = "2020-01" }).Parts), CancellationToken.None);
        Assert.Null(saved.Value.Item.Part<EditionPart>()!.Confirmation);
    }

    [Fact]
    public async Task Address_PutInWhileSomebodyLookedAtTheOneBefore_IsNotConfirmed()
    {
        var all = hub.As("eve", null, Permission.SiteOwner);
        var form = (await all.PageAsync("/admin/opening/" + Shared)).QuerySelector("section[aria-labelledby=kind-link-unconfirmed] form")!;
        var seen = form.QuerySelectorAll("input").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value")!)).Where(field => field.Name is "Confirmed" or "Version").ToArray();
        var service = await hub.FindAsync(ContentItemId.Parse(seen.Single(field => field.Name == "Confirmed").Value));
        var other = service.Live!.Item.Part<OnlineServicePart>()! with { Address = "https://other.example.org/" };
        await hub.SaveAsync(service, service.Live.Item.With(other).Parts, "ann");
        await hub.Services.GetRequiredService<PublishContent>().ExecuteAsync(
            Actor.System("a test"), service.Id, (await hub.FindAsync(service.Id)).Revision, note: null, CancellationToken.None);

        var late = await all.SendAsync($"/admin/opening/{Shared}?handler=Confirm", seen);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("This has changed since you opened the page.", (await late.PageAsync()).QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
        var live = (await hub.FindAsync(service.Id)).Live!.Item.Part<OnlineServicePart>()!;
        Assert.Equal(("https://other.example.org/", null), (live.Address, live.Confirmation));
    }

    [Fact]
    public async Task Blank_OfALivePage_StandsInTheWayWhileADraftOfItIsOpen()
    {
        var line = (await hub.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(null)], Words = "Accessibility statement", Types = ["Page"] }, CancellationToken.None)).Lines[0];
        var page = await hub.FindAsync(line.Id);
        var saved = await hub.SaveAsync(page, page.Live!.Item.With(new TitlePart { Title = "How accessible this is" }).Parts, "ann");
        await hub.Services.GetRequiredService<RunChecks>().OfItemsAsync([line.Id], CancellationToken.None);

        var obstacles = await hub.Services.GetRequiredService<ReadOpening>().ObstaclesAsync(ContentItemId.Parse(Wyre), CancellationToken.None);

        Assert.True(saved.Succeeded);
        Assert.Contains(obstacles, obstacle => obstacle.Item == line.Id && obstacle.Words.Contains("[To be filled in by the owner:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Section_OfSomebodyElse_DoesNotExist()
    {
        var other = hub.As("other", "4hubsectionsouthworcs00000", Permission.PublishContent);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(Address, UriKind.Relative))).StatusCode);
    }
}
