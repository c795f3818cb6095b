using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Api;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Ringing services, and what the public sees of it.</summary>
public sealed class ContactPagesTests : IAsyncLifetime
{
    private const string Shared = "4hubsectionworcestershire0";
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string Door = "4hubservicefrontdoor000000";
    private const string Screen = "/admin/calls/" + Door;
    private const string BeingChecked = "Being checked";
    private static readonly ContentItemId DoorId = ContentItemId.Parse(Door);

    // A Monday at noon.
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private FlowHub hub = null!;
    private HttpClient kim = null!;
    private HttpClient reader = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time);
        kim = hub.As("kim", Shared, "Publish_Service", "Edit_Service");
        reader = hub.As("nobody", Wyre);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task List_NeverRung_HoldsWhatIsToRing_AndNever999()
    {
        var page = await kim.PageAsync("/admin/calls");

        Assert.Contains("To ring now (3)", page.Headings());
        Assert.Contains("Family Front Door", page.Headings());
        Assert.DoesNotContain("Police", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("01905 768 020: evening or night, weekend", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal("/admin/calls", page.Link("Contacts"));
    }

    [Fact]
    public async Task Keeper_OfAnotherSection_SeesNothingAndGets404()
    {
        var other = hub.As("oda", Wyre, "Publish_Service");
        var editor = hub.As("ed", Shared, Permission.EditContent);

        Assert.DoesNotContain("Family Front Door", (await other.PageAsync("/admin/calls")).MainText().Words(), StringComparison.Ordinal);
        await other.PageAsync(Screen, status: 404);
        using var sent = await other.PostAsync(new Uri(Screen, UriKind.Relative), await WithTokenAsync(other, [("Outcome", "right-team")]));
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        using var without = await editor.GetAsync(new Uri("/admin/calls", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, without.StatusCode);
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task Screen_HasTheNumberToDialAndTheMomentFilledIn()
    {
        var page = await kim.PageAsync(Screen);

        Assert.Equal("Ring Family Front Door", page.Heading());
        Assert.Equal(["tel:01905822666"], page.MainText().Dialled());
        Assert.Equal(4, page.QuerySelectorAll("input[type=radio][name=Outcome]").Length);
        Assert.Equal("daytime", page.QuerySelector("[name=Slot]")!.GetAttribute("value"));
        Assert.Equal(("23", "11", "2026", "12:00"), (Value(page, "When.Day"), Value(page, "When.Month"), Value(page, "When.Year"), Value(page, "When.Time")));
    }

    [Fact]
    public async Task Call_RightTeam_ConfirmsTheServiceAtOnce_WithItsNameInNoPublicAnswer()
    {
        await RecordAsync("right-team", ("AnsweredBy", "Duty social worker"), ("MenuOption", "2"));

        var page = await reader.PageAsync("/contacts/family-front-door");
        Assert.Contains("Number checked on 23 November 2026", page.MainText().Words(), StringComparison.Ordinal);
        var service = (await reader.JsonAsync("/api/services")).List("items").Single(one => one.Text("id") == Door);
        Assert.Equal("2026-11-23", service.Text("confirmed"));
        Assert.False(service.GetProperty("inDoubt").GetBoolean());
        Assert.DoesNotContain("Kim", (await reader.JsonAsync($"/api/content/{Door}")).GetRawText(), StringComparison.Ordinal);
        var log = (await kim.PageAsync(Screen)).MainText().Words();
        Assert.Contains("The right team answered 23 November 2026, midday, daytime. 01905 822 666, by Kim. Answered: Duty social worker. Menu option: 2.", log, StringComparison.Ordinal);
        Assert.Contains("The next call is due on 21 February 2027.", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/worried-about-a-child")]
    [InlineData("/contacts/family-front-door")]
    [InlineData("/contacts")]
    [InlineData("/embed/route/child")]
    [InlineData("/embed/contact/family-front-door")]
    [InlineData("/")]
    public async Task Call_WrongTeam_SaysBeingCheckedWith999AndTheAlternativeFirst_UntilAGoodCall(string address)
    {
        await reader.PageAsync(address);

        await RecordAsync("wrong-team");
        var doubtful = await reader.PageAsync(address);
        time.Advance(TimeSpan.FromHours(1));
        await RecordAsync("right-team");
        var cleared = await reader.PageAsync(address);

        Assert.Contains(BeingChecked, doubtful.Body!.Words(), StringComparison.Ordinal);
        var dialled = doubtful.Dialled();
        var door = dialled.IndexOf("tel:01905822666");
        Assert.True(door > dialled.IndexOf("tel:999") && dialled.IndexOf("tel:999") >= 0, "999 comes first.");
        Assert.True(door > dialled.IndexOf("tel:01905768020") && dialled.Contains("tel:01905768020"), "The alternative comes first.");
        Assert.DoesNotContain(BeingChecked, cleared.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_NotAnsweredTwice_PutsInDoubt()
    {
        await RecordAsync("not-answered");
        var once = await DoorAsync();
        time.Advance(TimeSpan.FromHours(1));
        await RecordAsync("not-answered");
        var twice = await DoorAsync();

        Assert.False(once.IsInDoubt());
        Assert.True(twice.IsInDoubt());
        Assert.Contains("Being checked (1)", (await kim.PageAsync("/admin/calls")).Headings());
        Assert.True((await reader.JsonAsync("/api/routes/child/now")).List("services").Last().GetProperty("inDoubt").GetBoolean());
    }

    [Fact]
    public async Task Call_NotAnsweredWhileListedAsClosed_IsRefused()
    {
        time.Advance(TimeSpan.FromHours(8));

        using var answer = await SendAsync("not-answered");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("listed as closed", (await answer.PageAsync()).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_InTheFuture_IsRefusedInWords_WithWhatWasTypedKept()
    {
        using var answer = await SendAsync("right-team", ("When.Day", "24"), ("AnsweredBy", "Duty desk"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Contains("This is still to come. Enter when you rang.", page.QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("details[open] [name='When.Day']"));
        Assert.Equal("Duty desk", Value(page, "AnsweredBy"));
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task Call_WithNothingChosen_SaysSo()
    {
        using var answer = await SendAsync("");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Choose what happened when you rang.", (await answer.PageAsync()).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doubt_MarkedByOnePerson_IsPublicAtOnce_AlsoWhereADraftIsOpen()
    {
        await DraftAsync(part => part with { Summary = "A draft" });
        var before = await hub.FindAsync(DoorId);

        using var answer = await kim.PostAsync(new Uri(Screen + "?handler=Doubt", UriKind.Relative), await WithTokenAsync(kim, [("DoubtNumber", "01905822666"), ("Reason", "told-changed")]));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(BeingChecked, (await reader.PageAsync("/contacts/family-front-door")).MainText().Words(), StringComparison.Ordinal);
        var after = await hub.FindAsync(DoorId);
        Assert.NotEqual(before.Live!.Item.VersionId, after.Live!.Item.VersionId);
        Assert.Equal(before.Latest!.Item.VersionId, after.Latest!.Item.VersionId);
        Assert.Equal("A draft", after.Latest.Item.Part<ServicePart>()!.Summary);
        Assert.True(after.Latest.Item.Part<ServicePart>()!.IsInDoubt());
        Assert.Contains("The service says that it has changed (put in doubt without a call)", (await kim.PageAsync(Screen)).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AfterADoubtThatWasRefused_IsRecordedAsACall()
    {
        using var refused = await kim.PostAsync(new Uri(Screen + "?handler=Doubt", UriKind.Relative), await WithTokenAsync(kim, [("DoubtNumber", "01905822666")]));
        var page = await refused.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        var moment = new[] { "When.Day", "When.Month", "When.Year", "When.Time" }.Select(name => (name, Value(page, name)!));
        using var answer = await kim.SendAsync(page, page.QuerySelector("main form.hub-phone")!.GetAttribute("action")!, [("Outcome", "right-team"), .. moment]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Single(await CallsAsync());
    }

    [Fact]
    public async Task Call_WhileADraftWaitsForApproval_LeavesItWaiting_AndThePublishedDraftKeepsTheCall()
    {
        await DraftAsync(part => part with { Summary = "A draft" });
        await kim.SendAsync($"/admin/content/{Door}/submit");
        await RecordAsync("right-team");
        var waiting = await hub.FindAsync(DoorId);
        var lee = hub.As("lee", Shared, "Publish_Service", Permission.PreviewContent);
        await lee.SendAsync($"/admin/content/{Door}/approve");
        using var published = await lee.SendAsync($"/admin/content/{Door}/publish", ("IsMinor", "true"));

        Assert.Equal(Stage.Submitted, waiting.Status.Stage);
        var live = await DoorAsync();
        Assert.Equal(("A draft", "2026-11-23"), (live.Summary, live.Confirmation?.On));
    }

    [Fact]
    public async Task Number_Changed_NeedsASecondPerson_AndIsNotConfirmedByTheOldCall()
    {
        await RecordAsync("right-team");
        await DraftAsync(part => part with { Numbers = [new ServiceNumber { Number = "01905 000 111" }] });

        using var alone = await kim.SendAsync($"/admin/content/{Door}/publish", ("IsMinor", "true"));
        await kim.SendAsync($"/admin/content/{Door}/submit");
        using var own = await kim.SendAsync($"/admin/content/{Door}/approve");
        var lee = hub.As("lee", Shared, "Publish_Service", Permission.PreviewContent);
        await lee.SendAsync($"/admin/content/{Door}/approve");
        using var agreed = await kim.SendAsync($"/admin/content/{Door}/publish", ("IsMinor", "true"));

        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        Assert.Contains("A second person approves every change of numbers", (await alone.PageAsync()).MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        var live = await DoorAsync();
        Assert.Equal("01905000111", live.Numbers[0].Number);
        Assert.Null(live.Confirmation);
        Assert.Contains("Not confirmed", (await reader.PageAsync("/contacts/family-front-door")).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_PublishedUrgently_StaysFlaggedThroughACall_AndItsWriterCannotLookAtIt()
    {
        await DraftAsync(part => part with { Numbers = [new ServiceNumber { Number = "01905 000 111" }] });
        var lee = hub.As("lee", Shared, "Publish_Service", Permission.PreviewContent);
        using var urgent = await lee.SendAsync($"/admin/content/{Door}/publish", ("IsMinor", "true"), ("UrgentReason", "The old number is dead"));
        await RecordAsync("right-team", ("Number", "01905000111"));

        using var writer = await kim.SendAsync($"/admin/content/{Door}/looked-at");
        var other = hub.As("moe", Shared, "Publish_Service", Permission.PreviewContent);
        using var looked = await other.SendAsync($"/admin/content/{Door}/looked-at");

        Assert.Equal(HttpStatusCode.Redirect, urgent.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, writer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, looked.StatusCode);
        Assert.Null((await hub.FindAsync(DoorId)).Status.Urgent);
    }

    [Fact]
    public async Task Number_PublishedUrgently_StaysFlaggedThroughAChangeThatNeedsNobody()
    {
        await DraftAsync(part => part with { Numbers = [new ServiceNumber { Number = "01905 000 111" }] });
        var lee = hub.As("lee", Shared, "Publish_Service", "Edit_Service", Permission.PreviewContent);
        await lee.SendAsync($"/admin/content/{Door}/publish", ("IsMinor", "true"), ("UrgentReason", "The old number is dead"));

        await DraftAsync(part => part with { Summary = "For worries about children." });
        using var ordinary = await lee.SendAsync($"/admin/content/{Door}/publish", ("IsMinor", "true"));
        var flagged = (await hub.FindAsync(DoorId)).Status.Urgent;
        using var publisher = await lee.SendAsync($"/admin/content/{Door}/looked-at");
        using var writer = await kim.SendAsync($"/admin/content/{Door}/looked-at");
        using var looked = await hub.As("moe", Shared, "Publish_Service", Permission.PreviewContent).SendAsync($"/admin/content/{Door}/looked-at");

        Assert.Equal(HttpStatusCode.Redirect, ordinary.StatusCode);
        Assert.Equal("For worries about children.", (await DoorAsync()).Summary);
        Assert.Equal("The old number is dead", flagged?.Note);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Redirect), (publisher.StatusCode, writer.StatusCode, looked.StatusCode));
        Assert.Null((await hub.FindAsync(DoorId)).Status.Urgent);
    }

    [Fact]
    public async Task Reports_OfReaders_StandOutUntilSomebodyHasLooked()
    {
        var feedback = hub.Services.GetRequiredService<IFeedbackStore>();
        var report = new FeedbackAnswer("number", Door, "01905822666", "not-answered", new LocalDate(2026, 11, 22));
        await feedback.AddAsync(report, CancellationToken.None);
        await feedback.AddAsync(report, CancellationToken.None);

        var list = await kim.PageAsync("/admin/calls");
        using var stale = await kim.PostAsync(new Uri(Screen + "?handler=Looked", UriKind.Relative), await WithTokenAsync(kim, [("Seen", "1")]));
        using var looked = await kim.PostAsync(new Uri(Screen + "?handler=Looked", UriKind.Relative), await WithTokenAsync(kim, [("Seen", "2")]));

        Assert.Contains("Reported by readers (1)", list.Headings());
        Assert.Contains("22 November 2026: 01905 822 666, Not answered, 2 new reports", list.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, looked.StatusCode);
        Assert.DoesNotContain("Reported by readers", (await kim.PageAsync("/admin/calls")).MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("By Kim, 23 November 2026", (await kim.PageAsync(Screen)).MainText().Words(), StringComparison.Ordinal);
        Assert.False((await DoorAsync()).IsInDoubt());
    }

    [Fact]
    public async Task Call_Overdue_BecomesSomebodyElsesTurn()
    {
        await RecordAsync("right-team");

        time.Advance(TimeSpan.FromDays(97));

        Assert.Contains("A call has been due for 7 days. It is the turn of those who run the section.", (await kim.PageAsync(Screen)).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screens_CostFewQueries()
    {
        await kim.PageAsync("/admin/calls");
        await kim.PageAsync(Screen);

        var list = await DatabaseWatch.CountAsync(() => kim.PageAsync("/admin/calls"));
        var screen = await DatabaseWatch.CountAsync(() => kim.PageAsync(Screen));

        Assert.InRange(list, 1, 3);
        Assert.InRange(screen, 1, 4);
    }

    private static string? Value(AngleSharp.Dom.IParentNode page, string name) => page.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    private async Task RecordAsync(string outcome, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(outcome, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await answer.PageAsync()).QuerySelector(".nhsuk-error-summary")?.Words());
    }

    private async Task<HttpResponseMessage> SendAsync(string outcome, params (string Name, string Value)[] fields)
    {
        var page = await kim.PageAsync(Screen);
        var moment = new[] { "When.Day", "When.Month", "When.Year", "When.Time" }.Where(name => fields.All(field => field.Name != name)).Select(name => (name, Value(page, name)!));
        return await kim.SendAsync(page, Screen, [("Outcome", outcome), .. moment, .. fields]);
    }

    private static async Task<FormUrlEncodedContent> WithTokenAsync(HttpClient client, (string Name, string Value)[] fields)
    {
        var page = await client.PageAsync("/admin/calls");
        const string Token = "__RequestVerificationToken";
        return new FormUrlEncodedContent([new(Token, page.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
    }

    private async Task DraftAsync(Func<ServicePart, ServicePart> change)
    {
        var stored = await hub.FindAsync(DoorId);
        var saved = await hub.SaveAsync(stored, stored.Latest!.Item.With(change(stored.Latest.Item.Part<ServicePart>()!)).Parts, "kim");
        Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));
    }

    private async Task<ServicePart> DoorAsync() => (await hub.FindAsync(DoorId)).Live!.Item.Part<ServicePart>()!;

    private Task<IReadOnlyList<LoggedCall>> CallsAsync() => hub.Services.GetRequiredService<ICallLog>().OfAsync(DoorId, 10, CancellationToken.None);
}
