using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Recipes.Exporting;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Kinds of content changed by an administrator, and what editors and readers see of it.</summary>
public sealed class TypePageTests : IAsyncLifetime
{
    private const string Children = "4hubpageourchildren0000000";
    private const string PublicPage = "/safeguarding-our-children";
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string Phone = "01905 822666 for interpreters";
    private const string AddAddress = "/admin/parts/Page/fields/add";
    private const string FieldAddress = "/admin/parts/Page/fields/TelephoneForInterpreters";
    private static readonly Actor Tester = Actor.System("a test");
    private static readonly ContentItemId ChildrenId = ContentItemId.Parse(Children);
    private FlowHub hub = null!;
    private HttpClient ada = null!;
    private HttpClient reader = null!;

    private IEditorsContent Stored => hub.Services.GetRequiredService<IEditorsContent>();

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        ada = hub.As("ada", null, Permission.SiteOwner);
        reader = hub.As("nobody", Wyre);
        await FollowAsync();
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Types_AreListedWithTheirItems_ForWhoMayChangeThemAlone()
    {
        var list = await ada.PageAsync("/admin/types");
        var editor = hub.As("ed", Wyre, Permission.PublishContent, Permission.EditContentTypes);

        var page = list.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("a")?.GetAttribute("href") == "/admin/types/Page");
        Assert.Matches(@"^Page Page A page .* [1-9]\d* [1-9]\d*$", page.Words());
        Assert.Equal("/admin/types", (await ada.PageAsync("/admin/running")).MainText().Link("Kinds of content"));
        foreach (var address in new[] { "/admin/types", "/admin/types/Page", "/admin/parts/Page/fields/Topic", "/admin/types/Page/delete" })
        {
            using var answer = await editor.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{address} answers {answer.StatusCode}.");
        }

        await ada.PageAsync("/admin/types/Nothing", status: 404);
        await ada.PageAsync("/admin/parts/Page/fields/Nothing", status: 404);
    }

    [Fact]
    public async Task Field_AddedByTheAdministrator_IsAskedForPublishedShownAndListed()
    {
        await AddFieldAsync();
        await PublishPhoneAsync();

        var form = await ada.PageAsync($"/admin/content/{Children}/edit");
        var page = await reader.PageAsync(PublicPage);
        var value = Assert.Single(await ValuesAsync(), value => value.Key == "phone");

        Assert.Equal(Phone, form.QuerySelector("input[name='Page.TelephoneForInterpreters.Text']")!.GetAttribute("value"));
        Assert.Contains("Telephone for interpreters", form.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains(Phone, page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(Phone, value.Value);
        Assert.Equal(Phone, (await ApiAsync()).GetProperty("Page").GetProperty("TelephoneForInterpreters").GetProperty("Text").GetString());
        Assert.Contains("TelephoneForInterpreters", await ExportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_TakenOut_IsRefusedUntilNamed_ThenHidden_AndItsDataComesBackWithIt()
    {
        await AddFieldAsync();
        await PublishPhoneAsync();

        var shown = await ada.PageAsync(FieldAddress + "/remove");
        using var unnamed = await ada.SendAsync(shown, FieldAddress + "/remove");
        using var wrong = await ada.SendAsync(shown, FieldAddress + "/remove", ("Confirmed", "telephone"));
        var refused = await unnamed.PageAsync();
        Assert.Contains("1 item holds something in it that the definition will no longer name. The public sees it.", shown.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Safeguarding our children: Holds something in TelephoneForInterpreters.", shown.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Lists by “phone”: 1 item can no longer be found there.", shown.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (unnamed.StatusCode, wrong.StatusCode));
        Assert.StartsWith("Error: ", refused.Title, StringComparison.Ordinal);
        Assert.Equal("#f-Confirmed", refused.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href"));

        using var named = await ada.SendAsync(shown, FieldAddress + "/remove", ("Confirmed", "TelephoneForInterpreters"));
        await FollowAsync();

        Assert.Equal(HttpStatusCode.Found, named.StatusCode);
        Assert.DoesNotContain(Phone, (await reader.PageAsync(PublicPage)).MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, (await ApiAsync()).GetRawText(), StringComparison.Ordinal);
        Assert.Null((await ada.PageAsync($"/admin/content/{Children}/edit")).QuerySelector("input[name^='Page.TelephoneForInterpreters']"));
        Assert.DoesNotContain(await ValuesAsync(), value => value.Key == "phone");
        Assert.Contains(Phone, ContentItemJson.PartsText((await Stored.FindAsync(ChildrenId, CancellationToken.None))!.Live!.Item.Parts), StringComparison.Ordinal);

        using var first = await ada.SendAsync(AddAddress, ("DisplayName", "Telephone for interpreters"), ("Kind", "TextField"), ("Name", ""));
        var comesBack = await first.PageAsync();
        using var again = await ada.SendAsync(comesBack, AddAddress, ("DisplayName", "Telephone for interpreters"), ("Kind", "TextField"), ("Name", ""));

        Assert.Contains("1 item holds something from before", comesBack.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(FieldAddress, again.Headers.Location?.ToString());
        Assert.Contains(Phone, (await reader.PageAsync(PublicPage)).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_MadeIndexedAfterItWasFilledIn_IsListedOnceTheFollowerHasRun_AndItemsKeepTheirRevision()
    {
        await AddFieldAsync(key: "");
        await PublishPhoneAsync();
        var before = (await Stored.FindAsync(ChildrenId, CancellationToken.None))!;

        var shown = await SaveFieldAsync(("ProjectionSettings.Key", "phone"));
        using var saved = await ada.SendAsync(shown, FieldAddress, ("ProjectionSettings.Key", "phone"));
        Assert.DoesNotContain(await ValuesAsync(), value => value.Key == "phone");
        var progress = await FollowAsync();

        Assert.Contains("Lists by “phone”: 1 item can be found there.", shown.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Equal(1, progress!.Changed);
        Assert.Contains(await ValuesAsync(), value => value is { Key: "phone", Value: Phone });
        Assert.Equal(before.Revision, (await Stored.FindAsync(ChildrenId, CancellationToken.None))!.Revision);
        Assert.Null(await FollowAsync());
    }

    [Fact]
    public async Task Field_MadeRequired_SaysFirstHowManyBreakTheRule_AndNamesThem()
    {
        await AddFieldAsync();

        var shown = await SaveFieldAsync(("TextFieldSettings.Required", "true"));
        var stored = (await hub.Services.GetRequiredService<ITypeContent>().CountAsync(CancellationToken.None)).Single(count => count.ContentType == "Page").Items;

        Assert.Contains($"{stored} items break the new rule.", shown.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(Math.Min(10, stored), shown.QuerySelectorAll("#what-it-does ul[aria-labelledby='impact-items'] li").Length);
        Assert.True(shown.QuerySelector<IHtmlInputElement>("input[type='checkbox'][name='TextFieldSettings.Required']")!.IsChecked);
        using var saved = await ada.SendAsync(shown, FieldAddress, ("TextFieldSettings.Required", "true"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var draft = await Stored.FindAsync(ChildrenId, CancellationToken.None);
        var refused = await hub.SaveAsync(draft!, draft!.Latest!.Item.Parts, "kim");
        Assert.Contains(refused.Reasons, reason => reason.Message.StartsWith("Telephone for interpreters is required", StringComparison.Ordinal));
        Assert.Equal(200, (int)(await reader.GetAsync(new Uri(PublicPage, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Settings_ChangedBySomebodyElseMeanwhile_AreNotOverwritten()
    {
        await AddFieldAsync();
        var open = await ada.PageAsync(FieldAddress);
        await SaveFieldAsync(("TextFieldSettings.Hint", "With the code"));

        using var late = await ada.SendAsync(open, FieldAddress, ("TextFieldSettings.Hint", "Without it"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("With the code", (await ada.PageAsync("/admin/parts/Page")).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_MovedUp_StandsEarlierInTheForm()
    {
        using var moved = await ada.PostAsync(
            new Uri("/admin/types/Page?handler=Move", UriKind.Relative), new FormUrlEncodedContent([.. await TokenAsync(), KeyValuePair.Create("Part", "SeeAlsoPart"), KeyValuePair.Create("Direction", "up")]));

        var parts = (await ada.PageAsync("/admin/types/Page")).QuerySelectorAll(".hub-parts__part code").Select(Pages.Words).ToList();

        Assert.Equal(parts.IndexOf("ReviewPart") - 1, parts.IndexOf("SeeAlsoPart"));
    }

    [Theory]
    [InlineData("/admin/types/Page/parts/SectionPart/remove", "the section says who may change an item")]
    [InlineData("/admin/types/Service/delete", "every page of the site is made with items of this type")]
    [InlineData("/admin/types/CareCard/delete", "take it from the blocks that can be added there first")]
    public async Task WhatTheSiteNeeds_CannotBeTakenOut_AndThePageSaysWhy(string address, string why)
    {
        var page = await ada.PageAsync(address, status: 409);

        Assert.Contains(why, page.MainText().Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main button"));
    }

    [Fact]
    public async Task Type_AddedAndFilled_CanBeMadeByEditors_AndGoesWhenItsNameIsTyped()
    {
        using var added = await ada.SendAsync("/admin/types/add", ("DisplayName", "Training course"), ("Name", "TrainingCourse"), ("Kind", "item"));
        using var twice = await ada.SendAsync("/admin/types/add", ("DisplayName", "Training course"), ("Name", "TrainingCourse"), ("Kind", "item"));
        var created = await hub.Services.GetRequiredService<CreateContent>().ExecuteAsync(
            Tester, new NewContent("TrainingCourse", ContentItemJson.ReadParts("""{ "TitlePart": { "Title": "Level one" } }""")), CancellationToken.None);
        var shown = await ada.PageAsync("/admin/types/TrainingCourse/delete");
        using var deleted = await ada.SendAsync(shown, "/admin/types/TrainingCourse/delete", ("Confirmed", "TrainingCourse"));
        var list = await ada.PageAsync("/admin/types");

        Assert.Equal("/admin/types/TrainingCourse", added.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.True(created.Succeeded);
        Assert.Contains("1 item holds something in it", shown.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, deleted.StatusCode);
        Assert.Contains("TrainingCourse: 1 item", list.MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_ForEditorsUnderAnotherName_StaysHiddenFromReadersOnceItIsTakenOut()
    {
        await DoAsync(new AddPart("Page", "EditorNotePart", "StaffNote"));
        var stored = (await Stored.FindAsync(ChildrenId, CancellationToken.None))!;
        var saved = await hub.Services.GetRequiredService<SaveDraft>().ExecuteAsync(
            Tester, new DraftToSave(stored.Id, stored.Revision, stored.Latest!.Item.Parts.With("StaffNote", JsonElement.Parse("""{ "Note": "Ring Carol first." }"""))), CancellationToken.None);
        Assert.True((await hub.Services.GetRequiredService<PublishContent>().ExecuteAsync(Tester, stored.Id, saved.Value.Revision, note: null, CancellationToken.None)).Succeeded);
        var before = await ApiAsync();

        await DoAsync(new RemovePart("Page", "StaffNote"));

        Assert.DoesNotContain("Carol", before.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Carol", (await ApiAsync()).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Carol", ContentItemJson.PartsText((await Stored.FindAsync(ChildrenId, CancellationToken.None))!.Live!.Item.Parts), StringComparison.Ordinal);
    }

    private async Task DoAsync(DefinitionOperation operation)
    {
        var done = await hub.Services.GetRequiredService<ChangeDefinition>().ExecuteAsync(Tester, new DefinitionRequest(operation) { Confirmed = operation.Named }, CancellationToken.None);
        Assert.True(done.Succeeded, string.Join(" ", done.Reasons.Select(reason => reason.Message)));
        await FollowAsync();
    }

    private async Task<IEnumerable<KeyValuePair<string, string>>> TokenAsync() => (await ada.PageAsync("/admin/types/Page"))
        .QuerySelectorAll<IHtmlInputElement>("main input[name='__RequestVerificationToken']").Take(1).Select(input => KeyValuePair.Create(input.Name!, input.Value));

    private async Task AddFieldAsync(string key = "phone")
    {
        using var added = await ada.SendAsync(AddAddress, ("DisplayName", "Telephone for interpreters"), ("Kind", "TextField"), ("Name", ""));
        Assert.Equal(FieldAddress, added.Headers.Location?.ToString());
        if (key.Length > 0)
        {
            await SaveFieldAsync(("ProjectionSettings.Key", key));
        }

        await FollowAsync();
    }

    // The page as it comes back: empty where the change was made at once.
    private async Task<IHtmlDocument> SaveFieldAsync(params (string Name, string Value)[] fields)
    {
        using var answer = await ada.SendAsync(FieldAddress, fields);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found, $"{answer.StatusCode}");
        return await answer.PageAsync();
    }

    private async Task PublishPhoneAsync()
    {
        var stored = (await Stored.FindAsync(ChildrenId, CancellationToken.None))!;
        var form = await ada.FormAsync($"/admin/content/{Children}/edit");
        form["Page.TelephoneForInterpreters.Text"] = Phone;
        using var saved = await form.SaveAsync();
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var published = await hub.Services.GetRequiredService<PublishContent>().ExecuteAsync(Tester, stored.Id, stored.Revision + 1, note: null, CancellationToken.None);
        Assert.True(published.Succeeded, string.Join(" ", published.Reasons.Select(reason => reason.Message)));
    }

    private async Task<ProjectionProgress?> FollowAsync() => await hub.Services.GetRequiredService<ProjectionWorker>().CatchUpAsync(CancellationToken.None);

    private async Task<IEnumerable<ProjectedValue>> ValuesAsync() =>
        (await hub.Services.GetRequiredService<IPublishedDocuments>().FindAsync([ChildrenId], CancellationToken.None)).Single().Values;

    private async Task<JsonElement> ApiAsync() => JsonElement.Parse(await reader.GetStringAsync(new Uri($"/api/content/{Children}", UriKind.Relative)));

    private async Task<string> ExportAsync()
    {
        using var recipe = new MemoryStream();
        await hub.Services.GetRequiredService<ExportRecipe>().ExecuteAsync(Tester, "all", recipe, CancellationToken.None);
        return Encoding.UTF8.GetString(recipe.ToArray());
    }
}
