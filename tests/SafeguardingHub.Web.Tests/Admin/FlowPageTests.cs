using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class FlowPageTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private FlowHub hub = null!;
    private HttpClient ann = null!;
    private HttpClient bea = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time);
        ann = hub.As("ann", Wyre, Permission.EditContent);
        bea = hub.As("bea", Wyre, Permission.PublishContent, Permission.DeleteContent);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task List_OfAnEditor_HoldsTheirSectionAndNothingElse()
    {
        await hub.DraftAsync("Mine to see", Wyre);
        await hub.DraftAsync("Not mine to see", South, by: "cid");

        var page = await ann.PageAsync("/admin/content?q=mine");

        Assert.Equal("Content", page.Heading());
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("Mine to see Draft Page Wyre Forest today, 9am Ann", row.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfOneColleague_HoldsWhatTheyOwn()
    {
        await hub.DraftAsync("Of Ann", Wyre, by: "ann");
        await hub.DraftAsync("Of Dan", Wyre, by: "dan");

        var page = await bea.PageAsync("/admin/content?owner=dan");

        Assert.Equal(["Of Dan"], page.QuerySelectorAll("tbody th").Select(name => name.TextContent.Trim()));
        Assert.NotNull(page.QuerySelector("input[name=owner][value=dan][checked]"));
    }

    [Theory]
    [InlineData("/admin/content")]
    [InlineData("/admin/content?q=leaflet&type=Briefing&state=Live&sort=Name&section=" + Wyre)]
    public async Task List_OfEverything_CostsFourQueries(string address)
    {
        var all = hub.As("eve", null, Permission.SiteOwner);
        await all.PageAsync(address);

        var queries = await DatabaseWatch.CountAsync(() => all.PageAsync(address));

        Assert.Equal(4, queries);
    }

    [Fact]
    public async Task Dashboard_CostsFewQueriesAndSaysWhatWaits()
    {
        var item = await hub.DraftAsync("Please approve me", Wyre);
        await ann.SendAsync($"/admin/content/{item}/submit");
        var page = await bea.PageAsync("/admin");

        var queries = await DatabaseWatch.CountAsync(() => bea.PageAsync("/admin"));

        Assert.InRange(queries, 1, 11);
        Assert.Equal(["Wyre Forest"], page.QuerySelectorAll("section[aria-labelledby=opening] a").Select(link => link.Words()));
        Assert.Contains("Please approve me", page.QuerySelector("section[aria-labelledby=waiting]")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_SaysStateAndNextAndOffersWhatThePersonMayDo()
    {
        var item = await hub.DraftAsync("A new page", Wyre);

        var forAuthor = await ann.PageAsync($"/admin/content/{item}");
        var forPublisher = await bea.PageAsync($"/admin/content/{item}");
        var queries = await DatabaseWatch.CountAsync(() => ann.PageAsync($"/admin/content/{item}"));

        Assert.Equal(["Edit", "Submit", "Copy"], Buttons(forAuthor));
        Assert.Equal(["Edit", "Publish", "Submit", "Copy", "Schedule", "Put into the bin"], Buttons(forPublisher));
        Assert.Contains("It is a draft. The public does not see it.", forAuthor.MainText().Words(), StringComparison.Ordinal);
        Assert.InRange(queries, 1, 9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/findings")]
    [InlineData("/history")]
    [InlineData("/compare")]
    [InlineData("/publish")]
    [InlineData("/schedule")]
    [InlineData("/submit")]
    [InlineData("/bin")]
    public async Task Pages_OfAnotherSectionsItem_DoNotExist(string below)
    {
        var item = await hub.DraftAsync("Secret", South, by: "cid");

        using var response = await bea.GetAsync(new Uri($"/admin/content/{item}{below}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("Secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromSubmittingToPublishing_TwoPeopleTakeTheirTurns()
    {
        await AskForSecondPersonAsync();
        var item = await hub.DraftAsync("Two pairs of eyes", Wyre);

        using var submitted = await ann.SendAsync($"/admin/content/{item}/submit", ("Words", "Please look"));
        using var sentBack = await bea.SendAsync($"/admin/content/{item}/send-back", ("Words", "Name the service"));
        var told = await ann.PageAsync($"/admin/content/{item}");
        using var again = await ann.SendAsync($"/admin/content/{item}/submit");
        using var tooEarly = await bea.SendAsync($"/admin/content/{item}/publish");
        using var approved = await bea.SendAsync($"/admin/content/{item}/approve");
        using var published = await bea.SendAsync($"/admin/content/{item}/publish");

        Assert.All([submitted, sentBack, again, approved, published], response => Assert.Equal(HttpStatusCode.Redirect, response.StatusCode));
        Assert.Equal(HttpStatusCode.Conflict, tooEarly.StatusCode);
        Assert.Contains("Name the service", told.QuerySelector(".nhsuk-inset-text")!.Words(), StringComparison.Ordinal);
        Assert.Equal(["Please look", "Name the service"], told.QuerySelectorAll(".hub-remarks__text").Select(remark => remark.Words()));
        Assert.Equal("Two pairs of eyes", (await ann.PageAsync("/wyre-forest/two-pairs-of-eyes")).Heading());
    }

    [Fact]
    public async Task SendBack_WithoutReason_IsShownAgainWithTheFault()
    {
        var item = await hub.DraftAsync("A page", Wyre);
        await ann.SendAsync($"/admin/content/{item}/submit");

        using var response = await bea.SendAsync($"/admin/content/{item}/send-back", ("Words", ""));

        var page = await response.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("#f-Words", page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Step_WithoutItsToken_IsRefused()
    {
        var item = await hub.DraftAsync("A page", Wyre);

        using var response = await bea.PostAsync(new Uri($"/admin/content/{item}/bin", UriKind.Relative), new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(ItemStanding.Draft, (await hub.FindAsync(item)).Standing);
    }

    [Fact]
    public async Task Step_SomebodySavedMeanwhile_IsAConflict()
    {
        var item = await hub.DraftAsync("A page", Wyre);
        var open = await bea.PageAsync($"/admin/content/{item}/publish");
        var stored = await hub.FindAsync(item);
        await hub.SaveAsync(stored, stored.Latest!.Item.Parts, "ann");

        using var response = await bea.SendAsync(open, $"/admin/content/{item}/publish");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Null((await hub.FindAsync(item)).Live);
    }

    [Fact]
    public async Task Publish_ChangedPage_TellsReadersWhatChangedOnThePageAndInItsFeed()
    {
        var item = await hub.DraftAsync("Told", Wyre);
        await bea.SendAsync($"/admin/content/{item}/publish");
        var stored = await hub.FindAsync(item);
        await hub.SaveAsync(stored, stored.Latest!.Item.Parts, "ann");

        using var unsaid = await bea.SendAsync($"/admin/content/{item}/publish");
        using var said = await bea.SendAsync($"/admin/content/{item}/publish", ("PublicNote", "The number has changed."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        var page = await ann.PageAsync("/wyre-forest/told");
        Assert.Contains("23 November 2026 The number has changed.", page.QuerySelector(".hub-changes")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Changed on 23 November 2026: The number has changed.", await ann.GetStringAsync(new Uri("/wyre-forest/told/feed.atom", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_SomeRefused_TellsWhatBecameOfEach()
    {
        var one = await hub.DraftAsync("First of two", Wyre);
        var two = await hub.DraftAsync("Second of two", Wyre);
        await ann.SendAsync($"/admin/content/{two}/submit");
        var address = $"/admin/content/several?step=submit&id={one}&id={two}";
        var asked = await ann.PageAsync(address);

        using var response = await ann.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(
            asked.QuerySelectorAll("main form input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))));

        var page = await response.PageAsync();
        Assert.Equal("Submit: 2 items", asked.Heading());
        Assert.Contains("Submitted: 1 of 2.", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Second of two: The draft was submitted already.", page.Below("Not done"), StringComparison.Ordinal);
        Assert.Equal(ItemStanding.Submitted, (await hub.FindAsync(one)).Standing);
    }

    [Fact]
    public async Task Compare_TwoVersions_MarksWordsWithoutColourAlone()
    {
        var item = await hub.DraftAsync("Compared", Wyre);
        await bea.SendAsync($"/admin/content/{item}/publish");
        var stored = await hub.FindAsync(item);
        await hub.SaveAsync(stored, stored.Latest!.Item.With(new TitlePart { Title = "Compared anew" }).Parts, "ann");

        var page = await ann.PageAsync($"/admin/content/{item}/compare?from={stored.Latest.Item.VersionId}");
        var history = await ann.PageAsync($"/admin/content/{item}/history");

        Assert.Equal("Put in: anew (end)", page.QuerySelector("ins")!.Words());
        Assert.Equal(2, history.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Published, version 1 by Bea", history.MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_WhereAnItemIsNamedById_ShowsItsNameAsFarAsOneMaySeeIt()
    {
        var item = await hub.DraftAsync("Replaced by others", Wyre);
        var first = await hub.DraftAsync("Same name", Wyre);
        var second = await hub.DraftAsync("Same name", Wyre);
        var secret = await hub.DraftAsync("Of the south alone", South);
        await LinkToAsync(item, first, secret);
        await bea.SendAsync($"/admin/content/{item}/publish");
        var stored = await hub.FindAsync(item);
        await LinkToAsync(item, second, secret);

        var page = await ann.PageAsync($"/admin/content/{item}/compare?from={stored.Latest!.Item.VersionId}&beside=true");

        var words = page.MainText().Words();
        Assert.Equal("1 place differs", page.QuerySelector("main nav h2")!.Words());
        Assert.Contains("Same name (draft)", page.QuerySelector("ins")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Same name (draft)", page.QuerySelector("del")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Wyre Forest", words, StringComparison.Ordinal);
        Assert.Contains("An item that is gone or not yours to see", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Of the south alone", words, StringComparison.Ordinal);
        Assert.All([first.Value, second.Value, secret.Value, Wyre], id => Assert.DoesNotContain(id, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compare_WhereTermsAreNamedById_ShowsTheirNames()
    {
        var owner = hub.As("eve", null, Permission.SiteOwner);
        var briefing = (await hub.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(null)], Types = ["Briefing"] }, CancellationToken.None)).Lines[0];

        var words = (await owner.PageAsync($"/admin/content/{briefing.Id}/compare?beside=true")).MainText().Words();

        Assert.Contains("TermContentItemIds", System.Text.Json.JsonSerializer.Serialize((await hub.FindAsync(briefing.Id)).Latest!.Item.Parts.Find("Briefing")), StringComparison.Ordinal);
        Assert.DoesNotContain("4hubt", words, StringComparison.Ordinal);
        Assert.DoesNotContain("not yours to see", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfAnItemWithATermThatIsGone_SaysSoInPlaceOfTheIdAndKeepsIt()
    {
        const string Gone = "4hubtopicthatisgone0000000";
        var owner = hub.As("eve", null, Permission.SiteOwner);
        var briefing = (await hub.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(null)], Types = ["Briefing"] }, CancellationToken.None)).Lines[0];
        var stored = await hub.FindAsync(briefing.Id);
        var part = System.Text.Json.Nodes.JsonNode.Parse(stored.Latest!.Item.Parts.Find("Briefing")!.Value.GetRawText())!;
        part["Topic"]!["TermContentItemIds"] = new System.Text.Json.Nodes.JsonArray(Gone);
        var saved = await hub.SaveAsync(stored, stored.Latest.Item.Parts.With("Briefing", System.Text.Json.JsonSerializer.SerializeToElement(part)), "ann");
        Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));

        var page = await owner.PageAsync($"/admin/content/{briefing.Id}/edit");

        var box = page.QuerySelector($"input[value='{Gone}']")!;
        Assert.True(box.HasAttribute("checked"));
        Assert.Contains("A term that is no longer there", page.QuerySelector($"label[for='{box.Id}']")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Gone, page.MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bin_SaysForHowLongItKeepsThingsHere()
    {
        await using var shorter = await FlowHub.StartAsync(more: services => services.AddSingleton(new BinLimits(14)));
        var item = await shorter.DraftAsync("Soon gone", Wyre);
        var keeper = shorter.As("bea", Wyre, Permission.DeleteContent, Permission.PreviewContent);

        var one = (await keeper.PageAsync($"/admin/content/{item}/bin")).MainText().Words();
        await keeper.SendAsync($"/admin/content/{item}/bin");
        var gone = (await keeper.PageAsync($"/admin/content/{item}")).MainText().Words();

        Assert.Contains("You can take it out again for 14 days; then", one, StringComparison.Ordinal);
        Assert.Contains("It is deleted for good 14 days after that.", gone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_Restored_IsTheDraft()
    {
        var item = await hub.DraftAsync("Old name", Wyre);
        await bea.SendAsync($"/admin/content/{item}/publish");
        var stored = await hub.FindAsync(item);
        await hub.SaveAsync(stored, stored.Latest!.Item.With(new TitlePart { Title = "New name" }).Parts, "ann");

        using var response = await ann.SendAsync($"/admin/content/{item}/versions/{stored.Latest.Item.VersionId}");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("Old name", (await hub.FindAsync(item)).Latest!.Item.DisplayText);
    }

    [Fact]
    public async Task Schedule_PublishedByTheClock_WithTheRightsOfThatMoment()
    {
        var item = await hub.DraftAsync("Later", Wyre);
        var refused = await hub.DraftAsync("Never", Wyre);
        using var planned = await PlanAsync(bea, item, "24", "11", "9am");
        await PlanAsync(hub.As("cid", Wyre, Permission.PublishContent), refused, "24", "11", "9am");
        hub.As("cid", Wyre, Permission.EditContent);
        var clock = hub.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<DueClock>().Single();

        await clock.CarryOutAsync(CancellationToken.None);
        var before = (await hub.FindAsync(item)).Standing;
        time.Advance(TimeSpan.FromDays(1));
        await clock.CarryOutAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        Assert.Equal((ItemStanding.Scheduled, ItemStanding.Live), (before, (await hub.FindAsync(item)).Standing));
        var back = await hub.FindAsync(refused);
        Assert.Equal((ItemStanding.SentBack, "cid"), (back.Standing, back.Status.TurnOf));
    }

    [Theory]
    [InlineData("28", "3", "2027", "1:30am", "The next time is 2am.")]
    [InlineData("31", "10", "2027", "1:30am", "choose the first or the second")]
    [InlineData("22", "11", "2026", "9am", "is past")]
    [InlineData("31", "2", "2027", "9am", "Enter a day")]
    [InlineData("1", "2", "2027", "soon", "Enter a day")]
    public async Task Schedule_TimeThatCannotBe_IsRefusedWithTheWayOut(string day, string month, string year, string clock, string said)
    {
        var item = await hub.DraftAsync("Later", Wyre);

        using var response = await bea.SendAsync(
            $"/admin/content/{item}/schedule", ("What", "publish"), ("When.Day", day), ("When.Month", month), ("When.Year", year), ("When.Time", clock));

        var page = await response.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(said, page.QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
        Assert.Equal("#f-When-Day", page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Bin_AndOut_LeavesTheListAndComesBack()
    {
        var item = await hub.DraftAsync("Thrown away", Wyre);

        await bea.SendAsync($"/admin/content/{item}/bin");
        var list = await bea.PageAsync("/admin/content?q=thrown");
        var bin = await bea.PageAsync("/admin/content?state=Bin");
        await bea.SendAsync($"/admin/content/{item}/restore");

        Assert.Empty(list.QuerySelectorAll("tbody tr"));
        Assert.Contains("Thrown away", bin.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(ItemStanding.Draft, (await hub.FindAsync(item)).Standing);
    }

    private async Task LinkToAsync(ContentItemId item, params ContentItemId[] others)
    {
        var stored = await hub.FindAsync(item);
        var parts = stored.Latest!.Item.Parts.With("QuickLinksPart", System.Text.Json.JsonSerializer.SerializeToElement(new { Links = others.Select(other => new { Item = other.Value }) }));
        var saved = await hub.SaveAsync(stored, parts, "ann");
        Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));
    }

    private static Task<HttpResponseMessage> PlanAsync(HttpClient client, ContentItemId item, string day, string month, string clock) => client.SendAsync(
        $"/admin/content/{item}/schedule", ("What", "publish"), ("When.Day", day), ("When.Month", month), ("When.Year", "2026"), ("When.Time", clock));

    private static IEnumerable<string> Buttons(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("main .hub-actions a.nhsuk-button").Select(button => button.Words());

    private async Task AskForSecondPersonAsync()
    {
        var section = await hub.FindAsync(ContentItemId.Parse(Wyre));
        var profile = section.Latest!.Item.Part<SectionProfilePart>()! with { RequiresApproval = true };
        var owner = FlowHub.Person("owner", null, Permission.SiteOwner);
        var saved = await hub.Services.GetRequiredService<Content.Editing.SaveDraft>().ExecuteAsync(
            owner, new Content.Editing.DraftToSave(section.Id, section.Revision, section.Latest.Item.With(profile).Parts), CancellationToken.None);
        var published = await hub.Services.GetRequiredService<Content.Publishing.PublishContent>().ExecuteAsync(
            owner, section.Id, saved.Value.Revision, null, CancellationToken.None);
        Assert.True(published.Succeeded);
    }
}
