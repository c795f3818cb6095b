using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Admin;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Redirecting;

/// <summary>The screens of redirects, as a section's owner works with them.</summary>
public sealed class RedirectPageTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private const string Worried = "4hubpageworriedchild000000";
    private const string Head = "old address,new address,note\r\n";
    private FlowHub hub = null!;
    private HttpClient olive = null!;

    private IRedirects Redirects => hub.Services.GetRequiredService<IRedirects>();

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        olive = hub.As("olive", Wyre, Permission.PublishContent);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Form_WithAPageFoundByWords_SavesARedirectThatWorksAndIsListed()
    {
        var empty = await olive.PageAsync("/admin/redirects/new?from=%2Fold-page");
        var found = await (await olive.SendAsync(empty, "/admin/redirects/new?handler=Change", ("ToItem.~find", "worried child"), ("From", "/old-page"), ("Section", Wyre), ("Do", "find|ToItem"))).PageAsync();
        var choice = found.QuerySelectorAll<IHtmlInputElement>("input[type=radio][name=ToItem]").First(input => input.Value == Worried);
        Assert.Equal("/old-page", empty.QuerySelector<IHtmlInputElement>("input[name=From]")!.Value);
        Assert.Equal("/old-page", found.QuerySelector<IHtmlInputElement>("input[name=From]")!.Value);

        var saved = await olive.SendAsync(found, "/admin/redirects/new", ("From", "/old-page"), ("ToItem", choice.Value), ("Section", Wyre), ("Note", "On leaflets"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await olive.PageAsync("/admin/redirects");
        var list = page.MainText().Words();
        Assert.Contains("Readers of /old-page are sent on from now.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/old-page On leaflets", list, StringComparison.Ordinal);
        Assert.Contains("/worried-about-a-child", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PermanentRedirect, (await olive.GetAsync("/old-page")).StatusCode);
    }

    [Fact]
    public async Task Form_WithFaults_NamesEachAtItsFieldAndKeepsWhatWasTyped()
    {
        var answer = await olive.SendAsync("/admin/redirects/new", ("From", "old page"), ("ToAddress", "/nothing-there"), ("Section", ""), ("Note", "Kept"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".nhsuk-error-summary a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(["#f-From", "#f-ToAddress", "#f-Section"], links);
        Assert.All(links, link => Assert.NotNull(page.QuerySelector(link)));
        Assert.Equal("old page", page.QuerySelector<IHtmlInputElement>("#f-From")!.Value);
        Assert.Contains("Kept", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutAPage_SaysSoAtTheSearchForPages()
    {
        var answer = await olive.SendAsync("/admin/redirects/new", ("From", "/old"), ("Section", Wyre));

        var page = await answer.PageAsync();
        var link = Assert.Single(page.QuerySelectorAll(".nhsuk-error-summary a"));
        Assert.Equal("ToItem.~find", page.QuerySelector<IHtmlInputElement>(link.GetAttribute("href")!)!.Name);
    }

    [Fact]
    public async Task Redirect_OfASection_IsChangedAndRemovedByItsOwnerAndDoesNotExistForOthers()
    {
        var saved = await SaveAsync("/old-page");
        var sam = hub.As("sam", South, Permission.PublishContent);
        var address = "/admin/redirects/" + saved.Id;

        await sam.PageAsync(address, status: 404);
        await sam.PageAsync(address + "/remove", status: 404);
        Assert.DoesNotContain("/old-page", (await sam.PageAsync("/admin/redirects")).MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("/old-page", await sam.GetStringAsync("/admin/redirects/export"), StringComparison.Ordinal);

        var changed = await olive.SendAsync(address, ("From", "/old-page"), ("ToAddress", "/guidance"), ("Section", Wyre), ("Note", ""));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal("/guidance", (await olive.GetAsync("/old-page")).Headers.Location!.ToString());

        Assert.Contains("/old-page leads to /guidance", (await olive.PageAsync(address + "/remove")).MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await olive.SendAsync(address + "/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await olive.GetAsync("/old-page")).StatusCode);
    }

    [Fact]
    public async Task List_OfARedirectWhosePageIsGone_SaysThatItLeadsNowhere()
    {
        await SaveAsync("/old-page");
        await SaveAsync("/other", "/guidance");
        var item = await hub.FindAsync(ContentItemId.Parse(Worried));
        await hub.Services.GetRequiredService<Content.Publishing.UnpublishContent>().ExecuteAsync(Actor.System("a test"), item.Id, item.Revision, null, CancellationToken.None);

        var page = await olive.PageAsync("/admin/redirects?nowhere=true");

        Assert.Contains("Leads nowhere", Assert.Single(page.QuerySelectorAll("tbody tr")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithBadRows_NamesEachAndImportsNothing()
    {
        var address = await UploadAsync(Head + "/one,/guidance,\r\nold,/guidance,\r\n/ONE/?x=1,/policies,\r\n/two,/three,\r\n/three,/two,\r\n/south-worcestershire/x,/guidance,\r\n/admin/x,/guidance,\r\n/four,,\r\n");

        var page = await olive.PageAsync(address);
        var posted = await olive.SendAsync(await olive.PageAsync("/admin/redirects/import"), address);

        var faults = page.QuerySelectorAll(".nhsuk-error-summary__list li").Select(Pages.Words).ToList();
        string[] expected =
        [
            "Row 3: “old” is not an address.", "Row 4: It has the same old address as row 2", "Row 5: This leads in a circle", "Row 6: This leads in a circle",
            "Row 7: /south-worcestershire/x belongs to South Worcestershire", "Row 8: /admin/x cannot redirect", "Row 9: Choose the page",
        ];
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(expected.Zip(faults), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("main button"), button => button.Words().StartsWith("Import", StringComparison.Ordinal));
        Assert.Equal(address, posted.Headers.Location!.ToString());
        Assert.Empty((await Redirects.ListAsync(new RedirectsQuery { Reach = null }, CancellationToken.None)).Lines);
    }

    [Fact]
    public async Task Import_GoodTable_IsPlannedThenRunAndAnExportOfItChangesNothing()
    {
        await SaveAsync("/changed", "/policies");
        var address = await UploadAsync(Head + "/one,/two,\"=1+1, \"\"so\"\"\"\r\n/two,/worried-about-a-child,\r\n/changed,/guidance,\r\nhttps://old.example/*,https://elsewhere.example/a?b=c,-note\r\n");

        var plan = (await olive.PageAsync(address)).MainText().Words();
        Assert.Contains("3 redirects to add 1 redirect to change 0 redirects that are there already", plan, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await olive.GetAsync("/one")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await olive.SendAsync(address)).StatusCode);

        Assert.Equal("/worried-about-a-child", (await olive.GetAsync("/one")).Headers.Location!.ToString());
        Assert.Equal("/guidance", (await olive.GetAsync("/changed")).Headers.Location!.ToString());
        var table = await olive.GetStringAsync("/admin/redirects/export");
        Assert.Contains("/one,/worried-about-a-child,\"'=1+1, \"\"so\"\"\"", table, StringComparison.Ordinal);
        Assert.Contains("https://old.example/*,https://elsewhere.example/a?b=c,'-note", table, StringComparison.Ordinal);
        Assert.Contains("There is nothing to do.", (await olive.PageAsync(await UploadAsync(table))).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAChainThatNobodyMeans_IsRefusedWithoutDelay()
    {
        var rows = Enumerable.Range(1, 2_000).Select(number => $"/chain/{number},/chain/{number - 1},").Prepend("/chain/0,/guidance,");

        var words = (await olive.PageAsync(await UploadAsync(Head + string.Join("\r\n", rows)))).MainText().ParentElement!.Words();

        Assert.Contains("It leads on through more than 10 other redirects of this table. Name the page itself.", words, StringComparison.Ordinal);
        Assert.Contains("And 1,8", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfSomebodyElseOrIntoAnotherSection_DoesNotExist()
    {
        var address = await UploadAsync(Head + "/one,/guidance,\r\n");
        var sam = hub.As("sam", Wyre, Permission.PublishContent);

        await sam.PageAsync(address, status: 404);
        await olive.PageAsync(address.Replace(Wyre, South, StringComparison.Ordinal), status: 404);
    }

    [Theory]
    [InlineData("/one,/guidance,\r\n", "The table lacks the columns")]
    [InlineData("", "The table is empty.")]
    public async Task Import_OfNoTable_SaysWhatATableIs(string text, string words) =>
        Assert.Contains(words, (await olive.PageAsync(await UploadAsync(text))).MainText().ParentElement!.Words(), StringComparison.Ordinal);

    [Fact]
    public async Task Unmatched_Address_IsRedirectedByAFormThatIsFilledInOrIgnored()
    {
        await Redirects.CountUnmatchedAsync(
            [KeyValuePair.Create(new UnmatchedAddress("localhost", "old-leaflet"), 12), KeyValuePair.Create(new UnmatchedAddress("old.example", "slip"), 1), KeyValuePair.Create(new UnmatchedAddress("", "south-worcestershire/secret"), 3)],
            new LocalDate(2026, 11, 23), 100, CancellationToken.None);

        var page = await olive.PageAsync("/admin/redirects/unmatched");
        var rows = page.QuerySelectorAll("tbody tr").Select(Pages.Words).ToList();
        var form = await olive.PageAsync(page.QuerySelector("tbody a")!.GetAttribute("href")!);
        var slip = page.QuerySelectorAll<IHtmlFormElement>("tbody form").Last();
        var ignored = await olive.PostAsync("/admin/redirects/unmatched", new FormUrlEncodedContent(slip.QuerySelectorAll<IHtmlInputElement>("input").Select(input => KeyValuePair.Create(input.Name!, input.Value))));

        Assert.Equal(2, rows.Count);
        Assert.StartsWith("/old-leaflet at least 12 times", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("https://old.example/slip at least once", rows[1], StringComparison.Ordinal);
        Assert.Equal("/old-leaflet", form.QuerySelector<IHtmlInputElement>("input[name=From]")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, ignored.StatusCode);
        Assert.Single((await olive.PageAsync("/admin/redirects/unmatched")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Lists_CostFewQueries()
    {
        await SaveAsync("/old-page");
        await olive.PageAsync("/admin/redirects");
        await olive.PageAsync("/admin/redirects/unmatched");

        Assert.InRange(await DatabaseWatch.CountAsync(() => olive.PageAsync("/admin/redirects?q=old")), 1, 2);
        Assert.InRange(await DatabaseWatch.CountAsync(() => olive.PageAsync("/admin/redirects/unmatched")), 1, 2);
    }

    private async Task<Redirect> SaveAsync(string old, string to = Worried)
    {
        var outcome = await hub.Services.GetRequiredService<SaveRedirect>().ExecuteAsync(
            FlowHub.Person("olive", Wyre, Permission.PublishContent), new WantedRedirect(0, old, to, null, ContentItemId.Parse(Wyre)), CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
        return outcome.Value;
    }

    private async Task<string> UploadAsync(string table)
    {
        var page = await olive.PageAsync("/admin/redirects/import");
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(page.QuerySelector<IHtmlInputElement>("main form input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken");
        form.Add(new StringContent(Wyre), "Section");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(table));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "Table", "redirects.csv");
        var answer = await olive.PostAsync(new Uri("/admin/redirects/import", UriKind.Relative), form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }
}
