using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Checking.Links;
using SafeguardingHub.Web.Tests.Admin;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Checks.Links;

/// <summary>A link from the day on which somebody writes it to the day on which somebody looks at what became of it.</summary>
public sealed class LinkPageTests : IAsyncLifetime
{
    private const string Section = "4hubsectionwyreforest00000";
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly OddSite site = OddSite.Open();
    private readonly OddReach reach;
    private FlowHub hub = null!;
    private HttpClient owner = null!;
    private ContentItemId page;

    public LinkPageTests() => reach = new OddReach(site);

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time, services =>
        {
            services.AddSingleton<ILinkReach>(reach);
            services.AddSingleton(new LinkAsker(reach, new LinkPace(TimeSpan.Zero, TimeProvider.System), time, () => null, TimeSpan.FromSeconds(10)));
        });
        owner = hub.As("owner", Section, Permission.PublishContent);
        page = await hub.DraftAsync("A page with a link", Section);
    }

    public async Task DisposeAsync()
    {
        await hub.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Link_ThatIsGoneForADay_IsAFindingAndOnTheScreen()
    {
        await LinkAsync("/gone?who=ada");

        await RoundsAsync(0, 1);
        Assert.Empty(await CodesAsync());
        await RoundsAsync(25);

        Assert.Equal(["outside-broken"], await CodesAsync());
        var list = await owner.PageAsync("/admin/links");
        Assert.Equal(
            $"Page is gone {site.Address("/gone?who=ada")} 404 A page with a link 24 November 2026, 11am",
            list.QuerySelector("tbody tr")!.Words());
        Assert.DoesNotContain("who=ada", string.Join("\n", hub.Logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ThatHasMoved_IsMendedByOnePress()
    {
        site.At("/old", "301 Moved Permanently", "Location: /new\r\n").At("/new", "200 OK");
        await LinkAsync("/old");

        await RoundsAsync(0);

        var finding = Assert.Single(await FindingsAsync(), found => found.Finding.Code == "outside-moved").Finding;
        Assert.Equal($"href=\"{site.Address("/new")}\"", finding.Fix?.To);
        Assert.Contains("Has moved", (await owner.PageAsync("/admin/links")).QuerySelector("tbody")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_WhileTheHubHasNoWayOut_IsNotCalledGone()
    {
        await LinkAsync("", "http://nobody.test/");

        await RoundsAsync(0, 2, 30, 60);

        Assert.Empty(await CodesAsync());
        Assert.Contains("Not known yet", (await owner.PageAsync("/admin/links?show=All")).QuerySelector("tbody")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ToANameThatIsNoMore_IsGoneWhereOthersAnswer()
    {
        site.At("/fine", "200 OK");
        await LinkAsync("/fine");
        await RoundsAsync(0);
        await LinkAsync("", "http://nobody.test/");

        await RoundsAsync(2, 4, 30);

        Assert.Equal(["outside-broken"], await CodesAsync());
    }

    [Fact]
    public async Task Screens_OfSomebodyElse_KnowNothing()
    {
        await LinkAsync("/gone");
        var other = hub.As("other", "4hubsectionsouthworcs00000", Permission.PublishContent);

        var list = await other.PageAsync("/admin/links?show=All");

        Assert.DoesNotContain("/gone", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(Screen("/gone"), UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Screen_OfAReader_OffersNothingToDo()
    {
        await LinkAsync("/gone");
        var reader = hub.As("reader", Section, Permission.PreviewContent);

        var screen = await reader.PageAsync(Screen("/gone"));

        Assert.Contains("A page with a link", screen.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Empty(screen.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(reader, "/gone", "Ask")).StatusCode);
    }

    [Fact]
    public async Task Ask_Again_IsDueAtOnce()
    {
        site.At("/fine", "200 OK");
        await LinkAsync("/fine");
        await RoundsAsync(0);

        var answer = await PostAsync(owner, "/fine", "Ask");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(1, await hub.Services.GetRequiredService<LinkWorker>().RoundAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Said_ToWork_IsNoFindingUntilItsDay()
    {
        await LinkAsync("/gone");
        await RoundsAsync(0, 25);

        var answer = await PostAsync(owner, "/gone", "Mark", ("State", "Works"), ("Reason", "I followed it"), ("Until.Day", "1"), ("Until.Month", "2"), ("Until.Year", "2027"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty(await CodesAsync());
        Assert.Contains("Owner said until 1 February 2027: works. I followed it", (await owner.PageAsync(Screen("/gone"))).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        await PostAsync(owner, "/gone", "TakeBack");
        Assert.Equal(["outside-broken"], await CodesAsync());
    }

    [Fact]
    public async Task Address_OfANameThatNobodyCanHave_KeepsNobodyFromSavingAndChecking()
    {
        await LinkAsync("", "https://www.xn--\u00e9.org/");

        Assert.Empty(await CodesAsync());
    }

    [Fact]
    public async Task Said_WithoutWords_IsRefusedWithEveryFault()
    {
        await LinkAsync("/gone");

        var answer = await PostAsync(owner, "/gone", "Mark", ("Until.Day", "1"), ("Until.Month", "2"), ("Until.Year", "2029"));

        var screen = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(3, screen.QuerySelectorAll(".nhsuk-error-summary a").Length);
        Assert.All(screen.QuerySelectorAll(".nhsuk-error-summary a"), link => Assert.NotNull(screen.GetElementById(link.GetAttribute("href")![1..])));
    }

    private string Screen(string path) => "/admin/links/" + OutsideAddress.Of(site.Address(path))!.Key;

    private async Task<HttpResponseMessage> PostAsync(HttpClient who, string path, string handler, params (string, string)[] fields)
    {
        var open = await owner.PageAsync(Screen(path));
        var token = (await who.PageAsync("/admin/findings")).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? open.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await who.PostAsync(
            new Uri($"{Screen(path)}?handler={handler}", UriKind.Relative),
            new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))]));
    }

    private async Task LinkAsync(string path, string? address = null)
    {
        var item = await hub.FindAsync(page);
        var html = $"<p>Read <a href=\"{WebUtility.HtmlEncode(address ?? site.Address(path))}\">what the other site says about neglect</a>.</p>";
        var saved = await hub.SaveAsync(item, item.Latest!.Item.Parts.With("HtmlBodyPart", JsonSerializer.SerializeToElement(new { Html = html })), "ann");
        Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));
        await hub.Services.GetRequiredService<RunChecks>().OfItemsAsync([page], CancellationToken.None);
    }

    // Hours after the beginning.
    private async Task RoundsAsync(params int[] hours)
    {
        foreach (var hour in hours)
        {
            time.Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero).AddHours(hour + (hour > 0 ? 1 : 0));
            await hub.Services.GetRequiredService<LinkWorker>().RoundAsync(CancellationToken.None);
        }
    }

    private async Task<IEnumerable<KeptFinding>> FindingsAsync() =>
        (await hub.Services.GetRequiredService<IFindings>().OfItemAsync(page, CancellationToken.None)).Findings.Where(found => found.Finding.Code.StartsWith("outside-", StringComparison.Ordinal));

    private async Task<IEnumerable<string>> CodesAsync() => (await FindingsAsync()).Select(found => found.Finding.Code);
}
