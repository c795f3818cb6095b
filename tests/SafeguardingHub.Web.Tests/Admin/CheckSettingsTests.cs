using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>What the owners of the site decide about findings, and what follows.</summary>
public sealed class CheckSettingsTests : IAsyncLifetime
{
    private const string Screen = "/admin/findings/settings";
    private const string Code = "link-says-nothing";
    private const string Section = "4hubsectionwyreforest00000";
    private static readonly Actor Tester = Actor.System("a test");
    private FlowHub hub = null!;
    private HttpClient ada = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        ada = hub.As("ada", null, Permission.SiteOwner);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Screen_SaysWhatEachFindingDoes_ForWhoMayDecideAlone()
    {
        var page = await ada.PageAsync(Screen);
        var editor = hub.As("ed", Section, Permission.PublishContent, Permission.ManageSettings);

        Assert.Equal("keeps", Chosen(page, Code));
        Assert.Equal(["keeps", "tells", "never"], Offered(page, Code));
        Assert.Equal(["keeps", "tells"], Offered(page, "number-former"));
        using var answer = await editor.GetAsync(new Uri(Screen, UriKind.Relative));
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Code_ThatKeepsNothingBack_IsStillFound_AndPagesArePublished()
    {
        var item = await DraftAsync();
        Assert.Contains((await PublishAsync(item)).Reasons, reason => reason.Message.Contains(NewFaultsWords, StringComparison.Ordinal));

        using var saved = await ada.SendAsync(Screen, (Code, "tells"));
        var published = await PublishAsync(item);

        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.True(published.Succeeded, string.Join(" ", published.Reasons.Select(reason => reason.Message)));
        Assert.Contains(await FoundAsync(item), finding => finding.Code == Code);
        Assert.Equal("tells", Chosen(await ada.PageAsync(Screen), Code));
        Assert.Contains("No longer keep pages back: link-says-nothing", (await ada.PageAsync("/admin/audit")).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_ThatIsNotLookedFor_IsFoundNoMore_UntilItIsAgain()
    {
        var item = await DraftAsync();
        var mark = (await GroundAsync()).Mark;
        Assert.Contains(await FoundAsync(item), finding => finding.Code == Code);

        using var off = await ada.SendAsync(Screen, (Code, "never"));

        Assert.DoesNotContain(await FoundAsync(item), finding => finding.Code == Code);
        Assert.NotEqual(mark, (await GroundAsync()).Mark);
        using var on = await ada.SendAsync(Screen, (Code, "keeps"));
        Assert.Contains(await FoundAsync(item), finding => finding.Code == Code);
    }

    [Fact]
    public async Task Code_ThatProtectsReaders_CannotBeSwitchedOff()
    {
        using var refused = await ada.SendAsync(Screen, ("number-former", "never"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.PageAsync();
        var fault = page.QuerySelector(".nhsuk-error-summary a")!;
        Assert.Contains("is always shown", fault.Words(), StringComparison.Ordinal);
        Assert.Contains("is always shown", page.QuerySelector(fault.GetAttribute("href")!)!.QuerySelector(".nhsuk-error-message")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_OfSomebodyElseMeanwhile_AreNotTakenBack()
    {
        var open = await ada.PageAsync(Screen);
        using var first = await hub.As("bea", null, Permission.SiteOwner).SendAsync(Screen, (Code, "tells"));

        using var late = await ada.SendAsync(open, Screen, (Code, "keeps"), ("number-former", "tells"));
        var again = await late.PageAsync();

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Conflict), (first.StatusCode, late.StatusCode));
        Assert.Contains("Somebody else has decided about findings", again.QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
        Assert.Equal("tells", Chosen(again, "number-former"));
        var now = await ada.PageAsync(Screen);
        Assert.Equal(("tells", "keeps"), (Chosen(now, Code), Chosen(now, "number-former")));
    }

    [Theory]
    [InlineData("""{ "Never": null }""")]
    [InlineData("""{ "Blocks": 5 }""")]
    [InlineData("[]")]
    public void Settings_ThatCannotBeRead_KeepEveryErrorBack(string json)
    {
        var settings = CheckSettings.Of(new Dictionary<string, JsonElement> { [CheckSettings.Section] = JsonElement.Parse(json) });

        Assert.True(settings.KeepsBack("anything", Severity.Error));
        Assert.False(settings.KeepsBack("anything", Severity.Warning));
        Assert.Empty(settings.Never);
    }

    private const string NewFaultsWords = "accept it with a reason";

    private static string? Chosen(IHtmlDocument page, string code) => page.QuerySelectorAll($"input[name='{code}']").OfType<IHtmlInputElement>().Single(input => input.IsChecked).Value;

    private static IEnumerable<string> Offered(IHtmlDocument page, string code) => page.QuerySelectorAll($"input[name='{code}']").OfType<IHtmlInputElement>().Select(input => input.Value);

    private async Task<ContentItemId> DraftAsync()
    {
        var id = await hub.DraftAsync("Somewhere to click", Section);
        var stored = await hub.FindAsync(id);
        var parts = stored.Latest!.Item.Parts.With(
            "FlowPart", JsonElement.Parse("""{ "Widgets": [{ "ContentItemId": "4prose00000000000000000000", "ContentType": "Prose", "HtmlBodyPart": { "Html": "<p>To know more, <a href=\"https://www.nhs.uk/\">click here</a>.</p>" } }] }"""));
        Assert.True((await hub.SaveAsync(stored, parts, "ann")).Succeeded);
        return id;
    }

    private async Task<Outcome<SavedContent>> PublishAsync(ContentItemId id) => await hub.Services.GetRequiredService<PublishContent>().ExecuteAsync(
        Tester, id, (await hub.FindAsync(id)).Revision, note: null, CancellationToken.None);

    private async Task<IEnumerable<Finding>> FoundAsync(ContentItemId id)
    {
        await hub.Services.GetRequiredService<RunChecks>().OfItemsAsync([id], CancellationToken.None);
        return (await hub.Services.GetRequiredService<IFindings>().OfItemAsync(id, CancellationToken.None)).Findings.Select(found => found.Finding);
    }

    private ValueTask<CheckGround> GroundAsync() => hub.Services.GetRequiredService<RunChecks>().GroundAsync(CancellationToken.None);
}
