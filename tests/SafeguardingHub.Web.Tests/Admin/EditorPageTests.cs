using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The form of content as somebody works with it who has no script.</summary>
public sealed class EditorPageTests : IAsyncLifetime
{
    private const string Page = "4hubpagewfdomesticabuse000";
    private const string Frontdoor = "4hubservicefrontdoor000000";
    private EditorHub hub = null!;

    public async Task InitializeAsync() => hub = await EditorHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Save_WithAnotherTitle_ChangesTheTitleAndNothingElse()
    {
        var before = await StoredAsync(Page);
        var form = await FormAsync(Page);
        form["TitlePart.Title"] = "Domestic abuse services";

        var answer = await form.SaveAsync();

        var after = await StoredAsync(Page);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("Domestic abuse services", after.Latest!.Item.DisplayText);
        Assert.All(before.Latest!.Item.Parts.All.Where(part => part.Key != nameof(TitlePart)), part => Assert.Equal(part.Value.GetRawText(), after.Latest.Item.Parts.Find(part.Key)?.GetRawText()));
        Assert.Equal(before.Latest.Item.DisplayText, after.Live!.Item.DisplayText);
    }

    [Fact]
    public async Task Save_WithoutATitle_IsRefusedWithALinkToTheField()
    {
        var form = await FormAsync(Page);
        form["TitlePart.Title"] = "";

        var answer = await form.SaveAsync();

        var page = await answer.ReadAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var link = Assert.Single(page.QuerySelectorAll(".nhsuk-error-summary a"));
        Assert.Equal("true", page.GetElementById(link.GetAttribute("href")![1..])?.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Save_WithSeveralFaults_NamesThemInTheOrderOfTheForm()
    {
        var form = await FormAsync(Frontdoor);
        form["TitlePart.Title"] = "";
        form["ServicePart.Hours.Week.Friday"] = "soon";
        form["ServicePart.Hours.Week.Monday"] = "later";

        var page = await (await form.SaveAsync()).ReadAsync();

        var faults = page.QuerySelectorAll(".nhsuk-error-summary li").Select(line => line.TextContent.Split(' ')[0]);
        Assert.Equal(["Monday:", "Friday:"], faults);
    }

    [Fact]
    public async Task Preview_OfTheUnsavedFormAtAMoment_ShowsTheHoursOfThatMoment()
    {
        var form = await FormAsync(Frontdoor);
        form["ServicePart.Hours.Week.Sunday"] = "10am to 2pm";
        foreach (var (field, text) in new[] { ("Day", "7"), ("Month", "3"), ("Year", "2027"), ("Time", "11am") })
        {
            form["When." + field] = text;
        }

        var then = await (await form.SendAsync("preview-then", "Preview")).ReadAsync();
        var now = await (await form.SendAsync("", "Preview")).ReadAsync();

        Assert.Contains("Listed as open until 2pm", then.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("until 2pm", now.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_AtAMomentThatIsNone_KeepsTheFormAndSaysSo()
    {
        var form = await FormAsync(Frontdoor);
        form["TitlePart.Title"] = "Half a title";
        form["When.Day"] = "28";
        form["When.Month"] = "3";
        form["When.Year"] = "2027";
        form["When.Time"] = "1:30am";

        var answer = await form.SendAsync("preview-then", "Preview");

        var page = await answer.ReadAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("#f-When-Day", page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal("Half a title", page.QuerySelector("[name='TitlePart.Title']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData($"/admin/content/{Page}/edit", 14)]

    // Five of them say where the contact stands: itself, its routes, what types it, the sections.
    [InlineData($"/admin/content/{Frontdoor}/edit", 18)]
    [InlineData("/admin/content/new?type=Page", 6)]
    public async Task Form_HoweverManyBlocks_CostsFewQueries(string address, int most)
    {
        var browser = hub.Browser(Who.Administrator);
        await browser.FormAsync(address);

        var queries = await DatabaseWatch.CountAsync(() => browser.FormAsync(address));

        Assert.InRange(queries, 1, most);
    }

    [Fact]
    public async Task New_ForWhoeverWritesInOneSection_BeginsThereAndAsWhatItIs()
    {
        var form = await hub.Browser(Who.Editor).FormAsync("/admin/content/new?type=Newsletter");

        Assert.Equal(EditorHub.SouthWorcestershire, form["SectionPart.Section"]);
        Assert.Equal("newsletter", form["PublicationPart.Kind"]);
    }

    [Fact]
    public async Task Blocks_AddedMovedAndTakenOutByButtons_AreSavedInTheirNewOrder()
    {
        var before = await BlocksAsync(Page);
        var form = await FormAsync(Page);
        form["FlowPart.Widgets.~add"] = "Inset";

        form = await form.ChangeAsync("add|FlowPart.Widgets");
        form[$"FlowPart.Widgets[{before.Count}].InsetPart.Html"] = "<p>New words.</p>";
        form = await form.ChangeAsync($"up|FlowPart.Widgets|{before.Count}");
        form = await form.ChangeAsync("remove|FlowPart.Widgets|0");
        Assert.Equal(before, await BlocksAsync(Page));
        Assert.Equal("<p>New words.</p>", form[$"FlowPart.Widgets[{before.Count - 2}].InsetPart.Html"]);
        var answer = await form.SaveAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await BlocksAsync(Page);
        Assert.Equal(before.Skip(1).SkipLast(1), after.Where(before.Contains).SkipLast(1));
        Assert.Equal(before[^1], after[^1]);
        Assert.Equal(before.Count, after.Count);
    }

    [Fact]
    public async Task Change_FromAScript_AnswersTheListAloneAndSaysWhatHappened()
    {
        var browser = hub.Browser(Who.Administrator);
        browser.DefaultRequestHeaders.Add("X-Hub-Part", "FlowPart.Widgets");
        var form = await browser.FormAsync($"/admin/content/{Page}/edit");

        var part = await (await form.SendAsync("down|FlowPart.Widgets|0", "Change")).ReadAsync();

        Assert.Null(part.QuerySelector("h1"));
        Assert.Contains("moved down to 2 of", part.QuerySelector("[data-said]")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Block_DraggedToAnotherPlace_IsSavedThereAndTheOthersKeepTheirOrder()
    {
        var before = await BlocksAsync(Page);
        var form = await FormAsync(Page);

        form = await form.ChangeAsync($"to|FlowPart.Widgets|{before.Count - 1}|0");
        var said = form.Page.QuerySelector("[data-said]")!.TextContent;
        await form.SaveAsync();

        Assert.EndsWith($"moved up to 1 of {before.Count}.", said, StringComparison.Ordinal);
        Assert.Equal([before[^1], .. before.SkipLast(1)], await BlocksAsync(Page));
    }

    [Fact]
    public async Task Hours_TypedAsANight_AreStoredOnBothSidesOfMidnightAndReadOut()
    {
        var form = await FormAsync(Frontdoor);
        foreach (var day in new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" })
        {
            form["ServicePart.Hours.Week." + day] = "5pm to 8:30am the next day";
        }

        form["ServicePart.Hours.BankHolidays"] = "0";
        form["ServicePart.Hours.Week.Saturday"] = "24 hours";
        form["ServicePart.Hours.Week.Sunday"] = "24 hours until 8:30am the next day";
        form = await form.ChangeAsync("show|ServicePart.Hours");
        var words = form.Page.QuerySelector(".hub-words")!.TextContent;
        var answer = await form.SaveAsync();

        Assert.Contains("5pm to 8:30am the next day", words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var hours = (await StoredAsync(Frontdoor)).Latest!.Item.Part<ServicePart>()!.Hours!;
        Assert.Equal([("00:00", "08:30"), ("17:00", "24:00"), ("00:00", "24:00")], hours.Week.Select(period => (period.From, period.To)));
    }

    [Fact]
    public async Task Hours_ThatNobodyCanRead_AreNamedBesideTheirDay()
    {
        var form = await FormAsync(Frontdoor);
        form["ServicePart.Hours.Week.Tuesday"] = "mornings";

        var answer = await form.SaveAsync();

        var page = await answer.ReadAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var field = page.QuerySelector("[name='ServicePart.Hours.Week.Tuesday']")!;
        Assert.Equal("mornings", field.GetAttribute("value"));
        Assert.Contains("'mornings' cannot be read", page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#" + field.Id, Assert.Single(page.QuerySelectorAll(".nhsuk-error-summary a")).GetAttribute("href"));
    }

    [Fact]
    public async Task Confirmation_SentAlong_IsNotTaken()
    {
        var form = await FormAsync(Frontdoor);
        form["ServicePart.Summary"] = "Other words.";
        form.Add("ServicePart.Confirmation.~", "");
        form.Add("ServicePart.Confirmation.By", "Nobody");
        form.Add("ServicePart.Confirmation.On", "2026-01-01");

        await form.SaveAsync();

        var part = (await StoredAsync(Frontdoor)).Latest!.Item.Part<ServicePart>()!;
        Assert.Equal("Other words.", part.Summary);
        Assert.Null(part.Confirmation);
    }

    [Fact]
    public async Task New_Page_IsMadeAsADraftInItsSection()
    {
        var browser = hub.Browser(Who.Editor);
        var form = await browser.FormAsync($"/admin/content/new?type=Page&section={EditorHub.SouthWorcestershire}");
        form["TitlePart.Title"] = "Modern slavery";

        var answer = await form.SaveAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var stored = await StoredAsync(answer.Headers.Location!.ToString().Split('/')[3]);
        Assert.Equal(EditorHub.SouthWorcestershire, stored.Section?.Value);
        Assert.Equal("south-worcestershire/modern-slavery", stored.Latest!.Item.Part<AutoroutePart>()!.Path);
        Assert.Null(stored.Live);
    }

    [Fact]
    public async Task New_WithoutAType_OffersOnlyTypesThatStandByThemselves()
    {
        var page = await (await hub.Browser(Who.Administrator).GetAsync("/admin/content/new")).ReadAsync();

        var offered = page.QuerySelectorAll(".hub-types a").Select(link => link.TextContent).ToList();
        Assert.Contains("Page", offered);
        Assert.DoesNotContain("Care card", offered);
    }

    [Fact]
    public async Task Preview_OfTheUnsavedForm_IsMarkedAndKeptByNobody()
    {
        var form = await FormAsync(Page);
        form["TitlePart.Title"] = "Not yet saved";

        var answer = await form.SendAsync("", "Preview");

        var page = await answer.ReadAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Not yet saved", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("This is a preview, not published", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.NotEqual("Not yet saved", (await StoredAsync(Page)).Latest!.Item.DisplayText);
    }

    [Fact]
    public async Task Form_OfAPageWithBlocks_CostsAFewQueries()
    {
        var browser = hub.Browser(Who.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/admin/content/{Page}/edit")).StatusCode);
        var size = 0L;

        var count = await DatabaseWatch.CountAsync(async () => size = (await (await browser.GetAsync($"/admin/content/{Page}/edit")).Content.ReadAsByteArrayAsync()).Length);

        Assert.InRange(count, 1, 18);
        Assert.InRange(size, 1, 200_000);
    }

    private Task<SentForm> FormAsync(string id) => hub.Browser(Who.Administrator).FormAsync($"/admin/content/{id}/edit");

    private async Task<StoredItem> StoredAsync(string id) =>
        (await hub.Services.GetRequiredService<IEditorsContent>().FindAsync(ContentItemId.Parse(id), CancellationToken.None))!;

    private async Task<List<string>> BlocksAsync(string id) =>
        [.. (await StoredAsync(id)).Latest!.Item.Part<FlowPart>()!.Widgets.Select(block => block.Id?.Value ?? "")];
}
