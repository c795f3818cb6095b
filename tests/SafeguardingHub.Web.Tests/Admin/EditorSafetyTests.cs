using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>What a form must not let through, and what nobody may lose by it.</summary>
public sealed class EditorSafetyTests : IAsyncLifetime
{
    private const string Page = "4hubpagewfdomesticabuse000";
    private const string OwnPage = "4hubpageswquality000000000";
    private EditorHub hub = null!;

    public async Task InitializeAsync() => hub = await EditorHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Form_OfAnotherSection_IsNotThere()
    {
        var browser = hub.Browser(Who.Editor);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/admin/content/{Page}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/admin/content/new?type=Page&section=4hubsectionwyreforest00000")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/admin/content/new?type=NoSuchType")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/admin/content/{OwnPage}/edit")).StatusCode);
    }

    [Fact]
    public async Task Form_SentWithoutItsToken_IsRefused()
    {
        var form = await hub.Browser(Who.Administrator).FormAsync($"/admin/content/{Page}/edit");
        form.Drop("__RequestVerificationToken");

        Assert.Equal(HttpStatusCode.BadRequest, (await form.SaveAsync()).StatusCode);
    }

    [Fact]
    public async Task Form_WithTheBasisOfAnotherItem_IsNotTaken()
    {
        var browser = hub.Browser(Who.Administrator);
        var other = await browser.FormAsync($"/admin/content/{OwnPage}/edit");
        var form = await browser.FormAsync($"/admin/content/{Page}/edit");

        form["Basis"] = other["Basis"];
        Assert.Equal(HttpStatusCode.NotFound, (await form.SaveAsync()).StatusCode);
        form["Basis"] = "made-up";
        Assert.Equal(HttpStatusCode.NotFound, (await form.SaveAsync()).StatusCode);
    }

    [Fact]
    public async Task Picker_WithADraftOfAnotherSection_IsRefusedWithAMessage()
    {
        var administrator = hub.Browser(Who.Administrator);
        var secret = await administrator.FormAsync("/admin/content/new?type=Page&section=4hubsectionwyreforest00000");
        secret["TitlePart.Title"] = "Not for the other section";
        var id = (await secret.SaveAsync()).Headers.Location!.ToString().Split('/')[3];
        var browser = hub.Browser(Who.Editor);
        var form = await (await browser.FormAsync($"/admin/content/{OwnPage}/edit")).ChangeAsync("add|SeeAlsoPart.Inside");
        var name = form.All.Last(field => field.Key.StartsWith("SeeAlsoPart.Inside[", StringComparison.Ordinal) && field.Key.EndsWith(']')).Key;
        form[name] = id;

        var answer = await form.SaveAsync();

        var page = await answer.ReadAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("no such page that you may see", page.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Not for the other section", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_AsAnotherSectionsEditor_TellsNoDraft()
    {
        var secret = await hub.Browser(Who.Administrator).FormAsync("/admin/content/new?type=Page&section=4hubsectionwyreforest00000");
        secret["TitlePart.Title"] = "Zebra crossing plans";
        await secret.SaveAsync();

        var own = await hub.Browser(Who.Editor).GetStringAsync($"/admin/content/{OwnPage}/edit?handler=Find&words=Zebra");
        var all = await hub.Browser(Who.Administrator).GetStringAsync($"/admin/content/{OwnPage}/edit?handler=Find&words=Zebra");

        Assert.DoesNotContain("Zebra", own, StringComparison.Ordinal);
        Assert.Contains("Zebra", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FlowPart.Widgets[999999999999].InsetPart.Html", "<p>x</p>")]
    [InlineData("FlowPart.Widgets[0][1][2].~", "7")]
    [InlineData("[[[[", "x")]
    [InlineData("NoSuchPart.Property", "x")]
    [InlineData("AutoroutePart.Path", "admin/people")]
    [InlineData("SectionPart.Section", "4hubsectionwyreforest00000")]
    public async Task Form_WithNamesThatItNeverHad_ChangesNothing(string name, string value)
    {
        var before = await StoredAsync(OwnPage);
        var form = await hub.Browser(Who.Administrator).FormAsync($"/admin/content/{OwnPage}/edit");
        form.Add(name, value);

        var answer = await form.SaveAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(ContentItemJson.PartsText(before.Latest!.Item.Parts), ContentItemJson.PartsText((await StoredAsync(OwnPage)).Latest!.Item.Parts));
    }

    [Fact]
    public async Task Form_WithATextBeyondAllMeasure_IsRefusedAndKept()
    {
        var form = await hub.Browser(Who.Administrator).FormAsync($"/admin/content/{await AnyAsync("SharedText")}/edit");
        form["SharedTextPart.Html"] = "<p>" + new string('x', 1_000_001) + "</p>";

        var answer = await form.SaveAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(new string('x', 1000), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_AfterSomebodyElse_ShowsBothTextsAndPutsThemTogether()
    {
        var mine = await hub.Browser(Who.Administrator).FormAsync($"/admin/content/{Page}/edit");
        var theirs = await hub.Browser(Who.Second).FormAsync($"/admin/content/{Page}/edit");
        theirs["TitlePart.Title"] = "Their title";
        theirs["EditorNotePart.Note"] = "Their note";
        await theirs.SaveAsync();
        mine["TitlePart.Title"] = "My title";

        var answer = await mine.SaveAsync();
        var page = await answer.ReadAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var texts = page.QuerySelectorAll(".hub-clash__text").Select(text => text.TextContent).ToList();
        Assert.Equal(["My title", "Their title"], texts);
        Assert.Equal("Their title", (await StoredAsync(Page)).Latest!.Item.DisplayText);

        var merged = await new SentForm(mine.Browser, $"/admin/content/{Page}/edit", page).SendAsync("save", "Merge");
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        var item = (await StoredAsync(Page)).Latest!.Item;
        Assert.Equal("My title", item.DisplayText);
        Assert.Equal("Their note", item.Part<EditorNotePart>()!.Note);
    }

    [Fact]
    public async Task Autosave_OfAnUnsavedForm_IsOfferedToItsEditorAloneAndTakenUpAgain()
    {
        var browser = hub.Browser(Who.Administrator);
        var form = await browser.FormAsync($"/admin/content/{Page}/edit");
        form["TitlePart.Title"] = "Half a";

        var answer = await form.SendAsync("", "Autosave");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("savedAt", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var again = await browser.FormAsync($"/admin/content/{Page}/edit");
        Assert.NotNull(again.Page.QuerySelector(".hub-unsaved"));
        Assert.NotEqual("Half a", again["TitlePart.Title"]);
        Assert.Equal("Half a", (await browser.FormAsync($"/admin/content/{Page}/edit?resume=true"))["TitlePart.Title"]);
        var other = await hub.Browser(Who.Second).FormAsync($"/admin/content/{Page}/edit");
        Assert.Null(other.Page.QuerySelector(".hub-unsaved"));
        Assert.Contains(hub.NameOf(Who.Administrator), other.Page.GetElementById("others")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autosave_OfMoreThanIsKept_SaysSoAndKeepsNothing()
    {
        var browser = hub.Browser(Who.Administrator);
        var form = await browser.FormAsync($"/admin/content/{await AnyAsync("Briefing")}/edit");

        // Few characters enough, and too many bytes: the bound is what is stored.
        form["TitlePart.Title"] = new string('\u20AC', 800_000);

        var answer = await form.SendAsync("", "Autosave");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task<string> AnyAsync(string type) =>
        (await hub.Services.GetRequiredService<IPublishedContent>().LinksOfTypesAsync([type], CancellationToken.None))[0].Id.Value;

    private async Task<StoredItem> StoredAsync(string id) =>
        (await hub.Services.GetRequiredService<IEditorsContent>().FindAsync(ContentItemId.Parse(id), CancellationToken.None))!;
}
