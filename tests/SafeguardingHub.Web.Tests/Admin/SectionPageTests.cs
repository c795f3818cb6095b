using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The screens on which sections are added, renamed, ended and merged.</summary>
public sealed class SectionPageTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private FlowHub hub = null!;
    private HttpClient eve = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        eve = hub.As("eve", null, Permission.SiteOwner);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Theory]
    [InlineData("/admin/sections")]
    [InlineData("/admin/sections/new")]
    [InlineData($"/admin/sections/{Wyre}")]
    [InlineData($"/admin/sections/{Wyre}/organisation")]
    [InlineData($"/admin/sections/{Wyre}/end")]
    [InlineData($"/admin/sections/{Wyre}/merge")]
    public async Task Screens_ForTheOwnerOfASection_AreNotThere(string address)
    {
        var owner = hub.As("ann", Wyre, Permission.SiteOwner);

        using var answer = await owner.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
        await eve.PageAsync(address);
    }

    [Fact]
    public async Task List_OfSections_SaysStateAddressOrganisationAndWhoMayPublish()
    {
        hub.As("bea", Wyre, Permission.PublishContent);

        var rows = (await eve.PageAsync("/admin/sections")).QuerySelectorAll("tbody tr").Select(row => row.Words()).ToList();

        Assert.Equal("Section Wyre Forest State Not open Address /wyre-forest Organisation NHS Wyre Forest CCG Who may publish Bea, Eve", rows[2]);
    }

    [Fact]
    public async Task Rename_OfNameAndAddress_IsShownFirstAndMovesEverything()
    {
        using var asked = await eve.SendAsync($"/admin/sections/{Wyre}", ("NewName", "Wyre Forest and Severn"), ("Prefix", "Severn"));
        var plan = await asked.PageAsync();
        Assert.Contains("addresses change. Whoever uses an old one is sent to the new one, for good.", plan.MainText().Words(), StringComparison.Ordinal);
        await eve.PageAsync("/wyre-forest/children");

        using var done = await eve.SendAsync(plan, $"/admin/sections/{Wyre}?handler=Rename");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("Wyre Forest and Severn", (await eve.PageAsync("/severn")).Body!.Words(), StringComparison.Ordinal);
        foreach (var (old, now) in new[] { ("/wyre-forest", "/severn"), ("/wyre-forest/children", "/severn/children"), ("/wyre-forest/newsletters", "/severn/newsletters") })
        {
            using var answer = await eve.GetAsync(new Uri(old, UriKind.Relative));
            Assert.Equal((HttpStatusCode.PermanentRedirect, now), (answer.StatusCode, answer.Headers.Location?.ToString()));
            await eve.PageAsync(now);
        }

        // And back again, to the address that it had.
        using var back = await eve.SendAsync($"/admin/sections/{Wyre}", ("NewName", "Wyre Forest"), ("Prefix", "wyre-forest"));
        using var again = await eve.SendAsync(await back.PageAsync(), $"/admin/sections/{Wyre}?handler=Rename");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        await eve.PageAsync("/wyre-forest/children");
    }

    [Fact]
    public async Task Rename_RefusedAtTheLastStep_IsShownAgainBeforeAnythingMoves()
    {
        using var asked = await eve.SendAsync($"/admin/sections/{Wyre}", ("NewName", "Severn"), ("Prefix", "severn"));
        using var meanwhile = await eve.SendAsync($"/admin/sections/{South}", ("NewName", "South"), ("Prefix", "severn"));
        using var taken = await eve.SendAsync(await meanwhile.PageAsync(), $"/admin/sections/{South}?handler=Rename");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);

        using var refused = await eve.SendAsync(await asked.PageAsync(), $"/admin/sections/{Wyre}?handler=Rename", ("Words", "As the board decided."));
        var form = await refused.PageAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using var shown = await eve.SendAsync(form, form.QuerySelector("main form[method=post]")!.GetAttribute("action")!, ("NewName", "Severn"), ("Prefix", "severn-north"));
        var plan = await shown.PageAsync();

        Assert.Equal((HttpStatusCode.OK, "Rename: Wyre Forest"), (shown.StatusCode, plan.Heading()));
        Assert.Equal("As the board decided.", plan.QuerySelector("textarea[name=Words]")!.TextContent.Trim());
        await eve.PageAsync("/wyre-forest/children");
    }

    [Theory]
    [InlineData("Wyre Forest", "wyre-forest", "has this name and this address already", "NewName")]
    [InlineData("", "wyre-forest", "Enter the section's name", "NewName")]
    [InlineData("South Worcestershire", "wyre-forest", "There is a section of the name South Worcestershire already", "NewName")]
    [InlineData("Wyre", "admin", "The hub itself answers at /admin", "Prefix")]
    [InlineData("Wyre", "south-worcestershire", "A page stands at /south-worcestershire already", "Prefix")]
    [InlineData("Wyre", "two words", "hyphens", "Prefix")]
    [InlineData("Wyre", "", "Enter the first part of the section's addresses", "Prefix")]
    public async Task Rename_ThatCannotBe_IsRefusedAtItsField(string name, string prefix, string said, string field)
    {
        using var answer = await eve.SendAsync($"/admin/sections/{Wyre}", ("NewName", name), ("Prefix", prefix));

        var page = await answer.PageAsync();
        var fault = page.QuerySelector(".nhsuk-error-summary a")!;
        Assert.Contains(said, fault.Words(), StringComparison.Ordinal);
        Assert.Equal("#f-" + field, fault.GetAttribute("href"));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rename_OfAnAddress_LeavesDraftsBelowItWhereTheyAreOnTheirWay()
    {
        var submitted = await hub.DraftAsync("Waits for approval", Wyre);
        var scheduled = await hub.DraftAsync("Waits for its day", Wyre);
        var bea = FlowHub.Person("bea", Wyre, Permission.PublishContent);
        Assert.True((await hub.Services.GetRequiredService<SubmitContent>().ExecuteAsync(
            FlowHub.Person("ann", Wyre, Permission.EditContent), new StepRequest(submitted, (await hub.FindAsync(submitted)).Revision), CancellationToken.None)).Succeeded);
        var planned = await hub.Services.GetRequiredService<SchedulePublish>().ExecuteAsync(
            bea, new PlanRequest(scheduled, (await hub.FindAsync(scheduled)).Revision, new ChosenTime(new NodaTime.LocalDateTime(2030, 7, 1, 9, 0))) { PublicNote = "New." }, CancellationToken.None);
        Assert.True(planned.Succeeded, string.Join(" ", planned.Reasons.Select(reason => reason.Message)));
        var section = await hub.FindAsync(ContentItemId.Parse(Wyre));

        var renamed = await hub.Services.GetRequiredService<RenameSection>().ExecuteAsync(
            FlowHub.Person("eve", null, Permission.SiteOwner), new SectionName(section.Id, section.Revision, "Severn", "severn"), CancellationToken.None);

        Assert.True(renamed.Succeeded, string.Join(" ", renamed.Reasons.Select(reason => reason.Message)));
        var (waiting, later) = (await hub.FindAsync(submitted), await hub.FindAsync(scheduled));
        Assert.Equal((ItemStanding.Submitted, "ann"), (waiting.Standing, waiting.Status.StageBy?.ActorId));
        Assert.Equal((ItemStanding.Scheduled, "bea"), (later.Standing, later.Status.PublishPlan?.By.ActorId));
        Assert.StartsWith("severn/", later.Latest!.Item.Part<AutoroutePart>()!.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_Section_CanBeReadAndIsNotOpen()
    {
        using var added = await eve.SendAsync(
            "/admin/sections/new", ("Name", "Redditch and Bromsgrove"), ("Prefix", "redditch"), ("OrganisationName", "NHS Redditch and Bromsgrove Clinical Commissioning Group"),
            ("OrganisationShortName", "NHS Redditch and Bromsgrove CCG"), ("Accent", "teal"));

        Assert.StartsWith("/admin/opening/", added.Headers.Location?.ToString(), StringComparison.Ordinal);
        var front = await eve.PageAsync("/redditch");
        Assert.Equal("Redditch and Bromsgrove", front.Heading());
        Assert.Contains("Not in use yet: do not rely on this", front.Body!.Words(), StringComparison.Ordinal);
        Assert.Contains("NHS Redditch and Bromsgrove CCG", front.MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("South Worcestershire", front.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("/redditch", (await eve.PageAsync("/")).QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        await eve.PageAsync("/redditch/newsletters");
        await eve.PageAsync(added.Headers.Location!.ToString());
    }

    [Fact]
    public async Task New_SectionWithFaults_NamesThemAll()
    {
        using var answer = await eve.SendAsync("/admin/sections/new", ("Name", "wyre forest"), ("Prefix", "search"));

        var faults = (await answer.PageAsync()).QuerySelectorAll(".nhsuk-error-summary li").Select(fault => fault.Words()).ToList();
        Assert.Equal(3, faults.Count);
        Assert.Contains("The hub itself answers at /search: choose a different address.", faults);
    }

    [Fact]
    public async Task New_SectionOfAHubWithoutAny_IsItsFirst()
    {
        await using var blank = FlowHub.StartBlank();
        var owner = blank.As("eve", null, Permission.SiteOwner);
        var sent = await owner.SendRecipeAsync("definitions.recipe.json", await File.ReadAllBytesAsync(Testing.Repository.File("recipes/definitions.recipe.json")));
        await owner.RunAsync((await owner.CheckedAsync(sent)).Address);

        var added = await blank.Services.GetRequiredService<AddSection>().ExecuteAsync(
            FlowHub.Person("eve", null, Permission.SiteOwner), new NewSection("Malvern", "malvern") { OrganisationName = "NHS Malvern" }, CancellationToken.None);

        Assert.True(added.Succeeded, string.Join(" ", added.Reasons.Select(reason => reason.Message)));
        Assert.Equal(1, (await blank.FindAsync(added.Value.Section)).Live!.Item.Part<SectionProfilePart>()!.Order);
    }

    [Fact]
    public async Task End_WithASuccessor_KeepsTheArchiveAndSendsReadersOfPagesThere()
    {
        var archived = (await eve.PageAsync("/wyre-forest/newsletters")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)
            .First(link => link.StartsWith("/wyre-forest/", StringComparison.Ordinal) && !link.Contains("feed", StringComparison.Ordinal) && !link.Contains('?', StringComparison.Ordinal) && link.Split('/').Length > 3);
        using var wrong = await eve.SendAsync($"/admin/sections/{Wyre}/end", ("Successor", South), ("Confirmation", "South"));
        Assert.Contains("Type the section's name, Wyre Forest, to confirm.", (await wrong.PageAsync()).MainText().ParentElement!.Words(), StringComparison.Ordinal);

        using var ended = await eve.SendAsync($"/admin/sections/{Wyre}/end", ("Successor", South), ("Confirmation", "Wyre Forest"), ("Words", "The body is gone."));

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var page = await eve.GetAsync(new Uri("/wyre-forest/children", UriKind.Relative));
        Assert.Equal((HttpStatusCode.PermanentRedirect, "/south-worcestershire"), (page.StatusCode, page.Headers.Location?.ToString()));
        await eve.PageAsync(archived);
        var front = await eve.PageAsync("/wyre-forest");
        Assert.Contains("Wyre Forest ended on", front.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal("/south-worcestershire", front.MainText().Link("South Worcestershire"));
        Assert.Contains("999", front.Body!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("/wyre-forest", (await eve.PageAsync("/contacts")).QuerySelectorAll("header a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Ended", (await eve.PageAsync($"/admin/sections/{Wyre}")).MainText().Words(), StringComparison.Ordinal);
        var item = await hub.FindAsync(ContentItemId.Parse("4hubpagewfchildren00000000"));
        Assert.Equal((ItemStanding.Draft, Wyre), (item.Standing, item.Section?.Value));
    }

    [Fact]
    public async Task End_WithASuccessor_LeadsOldAddressesThereAndEndsWhatIsPlannedForTheFront()
    {
        var actor = FlowHub.Person("eve", null, Permission.SiteOwner);
        var redirect = await hub.Services.GetRequiredService<SaveRedirect>().ExecuteAsync(
            actor, new WantedRedirect(0, "/old-children", "/wyre-forest/children", null, ContentItemId.Parse(Wyre)), CancellationToken.None);
        Assert.True(redirect.Succeeded);
        var front = await hub.FindAsync(ContentItemId.Parse(Wyre));
        var planned = await hub.Services.GetRequiredService<ScheduleWithdraw>().ExecuteAsync(
            actor, new PlanRequest(front.Id, front.Revision, new ChosenTime(new NodaTime.LocalDateTime(2030, 7, 1, 9, 0))), CancellationToken.None);
        Assert.True(planned.Succeeded);

        using var ended = await eve.SendAsync($"/admin/sections/{Wyre}/end", ("Successor", South), ("Confirmation", "Wyre Forest"));

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var old = await eve.GetAsync(new Uri("/old-children", UriKind.Relative));
        Assert.Equal((HttpStatusCode.PermanentRedirect, "/south-worcestershire"), (old.StatusCode, old.Headers.Location?.ToString()));
        var after = await hub.FindAsync(ContentItemId.Parse(Wyre));
        Assert.NotNull(after.Live);
        Assert.Null(after.Status.WithdrawPlan);
    }

    [Fact]
    public async Task Merge_ByHand_ShowsWhatChangesAndIsDoneOnceTheNameIsTyped()
    {
        using var asked = await eve.SendAsync($"/admin/sections/{Wyre}/merge", ("Into", South));
        var plan = await asked.PageAsync();
        Assert.Contains("Everything in Wyre Forest goes to South Worcestershire", plan.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Safeguarding children: /south-worcestershire/children-wyre-forest", plan.MainText().Words(), StringComparison.Ordinal);

        using var untyped = await eve.SendAsync(plan, $"/admin/sections/{Wyre}/merge?handler=Merge", ("Confirmation", ""));
        var again = await untyped.PageAsync();
        Assert.Equal("#f-Confirmation", again.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href"));
        await eve.PageAsync("/wyre-forest");
        using var done = await eve.SendAsync(again, $"/admin/sections/{Wyre}/merge?handler=Merge", ("Confirmation", "Wyre Forest"));

        Assert.Equal($"/admin/sections/{South}", done.Headers.Location?.ToString());
        using var gone = await eve.GetAsync(new Uri($"/admin/sections/{Wyre}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("Wyre Forest (merged into South Worcestershire)", (await eve.PageAsync($"/admin/content/{Wyre}/history")).Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_IntoASectionThatEndedMeanwhile_IsRefusedOnce_AndAnotherCanBeChosen()
    {
        using var asked = await eve.SendAsync($"/admin/sections/{Wyre}/merge", ("Into", South));
        using var ended = await eve.SendAsync($"/admin/sections/{South}/end", ("Successor", ""), ("Confirmation", "South Worcestershire"));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);

        using var refused = await eve.SendAsync(await asked.PageAsync(), $"/admin/sections/{Wyre}/merge?handler=Merge", ("Confirmation", "Wyre Forest"));
        var page = await refused.PageAsync();

        Assert.Single(page.QuerySelectorAll(".nhsuk-error-summary li"));
        Assert.Equal($"/admin/sections/{Wyre}/merge", page.QuerySelector("main form[method=post]")!.GetAttribute("action"));
        await eve.PageAsync("/wyre-forest");
    }

    [Fact]
    public async Task Organisation_Renamed_BearsTheNewNameOnItsPages()
    {
        using var answer = await eve.SendAsync(
            $"/admin/sections/{Wyre}/organisation", ("FullName", "NHS Forest of Wyre Trust"), ("ShortName", ""), ("From.Day", "1"), ("From.Month", "4"), ("From.Year", "2020"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("NHS Forest of Wyre Trust", (await eve.PageAsync("/wyre-forest")).Body!.Words(), StringComparison.Ordinal);
        var names = (await hub.FindAsync(ContentItemId.Parse("4huborgwyreforestccg000000"))).Live!.Item.Part<OrganisationPart>()!.Names;
        Assert.Equal([("NHS Wyre Forest Clinical Commissioning Group", "2020-03-31"), ("NHS Forest of Wyre Trust", null)], names.Select(name => (name.Name, name.To)));
    }
}
