using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Redirecting;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Redirecting;

/// <summary>Old addresses as readers meet them, and what of them is counted.</summary>
public sealed class RedirectTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private const string Worried = "4hubpageworriedchild000000";
    private const string WorriedAddress = "/worried-about-a-child";
    private static readonly Actor Somebody = Actor.System("a test");
    private HubFactory hub = null!;
    private HttpClient reader = null!;

    public async Task InitializeAsync()
    {
        hub = await HubFactory.StartAsync();
        reader = hub.Reader();
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Address_ThatWasNotFound_RedirectsAtOnceWhenARedirectIsAddedAndNoMoreWhenItIsRemoved()
    {
        Assert.Equal(404, await StatusAsync("/old-page"));
        Assert.Equal(404, await StatusAsync("/old-page"));

        var saved = await SaveAsync("/old-page", Worried);
        var moved = await AskAsync("/OLD-page/?id=7");

        Assert.Equal(HttpStatusCode.PermanentRedirect, moved.StatusCode);
        Assert.Equal(WorriedAddress, moved.Headers.Location!.ToString());
        Assert.Equal("no-cache", moved.Headers.CacheControl!.ToString());
        Assert.True((await hub.Services.GetRequiredService<RemoveRedirect>().ExecuteAsync(Somebody, saved.Id, CancellationToken.None)).Succeeded);
        Assert.Equal(404, await StatusAsync("/old-page"));
    }

    [Fact]
    public async Task Redirect_ToAPage_FollowsItAndAnswers404OnceItIsWithdrawn()
    {
        await SaveAsync("/old-page", "/wyre-forest/children");

        var page = (await hub.Services.GetRequiredService<IPublishedContent>().FindRouteAsync(ContentPath.Parse("wyre-forest/children"), CancellationToken.None))!.Item;
        await hub.MoveAsync(page.Value, "wyre-forest/moved-children");
        var moved = await AskAsync("/old-page");
        await hub.WithdrawAsync(page.Value);

        Assert.Equal("/wyre-forest/moved-children", moved.Headers.Location!.ToString());
        Assert.Equal(404, await StatusAsync("/old-page"));
    }

    [Fact]
    public async Task Redirect_KeepsTheMomentAndNothingElseOfTheQuery()
    {
        await SaveAsync("/old-page", Worried);

        Assert.Equal(WorriedAddress + "?at=2027-02-12T16%3A45", (await AskAsync("/old-page?at=2027-02-12T16:45&secret=1")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Redirect_OfOneSite_HoldsForThatSiteAloneWhateverIsInMemory()
    {
        await SaveAsync("https://www.old.example/team/*", Worried);
        await SaveAsync("/team/adults", "/guidance");

        Assert.Equal(404, await StatusAsync("/team/children"));
        Assert.Equal(WorriedAddress, (await AskAsync("/team/children/one.aspx", "WWW.old.example:8080")).Headers.Location!.ToString());
        Assert.Equal("/guidance", (await AskAsync("/team/adults", "www.old.example")).Headers.Location!.ToString());
        Assert.Equal(404, await StatusAsync("/team", "www.old.example"));
        Assert.Equal(404, await StatusAsync("/team/children", "www.other.example"));

        // A page is the same on every site, and wins over what is kept for all of one.
        await SaveAsync("https://www.old.example/*", "https://elsewhere.example/");
        Assert.Equal(200, await StatusAsync(WorriedAddress, "www.old.example"));
        Assert.Equal(200, await StatusAsync(WorriedAddress));
        var elsewhere = await AskAsync("/anything", "www.old.example");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, elsewhere.StatusCode);
        Assert.Equal("https://elsewhere.example/", elsewhere.Headers.Location!.ToString());
        Assert.Equal(404, await StatusAsync("/anything"));
    }

    [Fact]
    public async Task Redirect_WhereTheSiteHasANameOfItsOwn_LeavesTheOldSiteBehind()
    {
        await using (var unit = await hub.Services.GetRequiredService<IHubStore>().BeginAsync(CancellationToken.None))
        {
            var site = JsonNode.Parse((await unit.SettingsAsync(CancellationToken.None))["Site"].GetRawText())!;
            site["BaseUrl"] = "https://hub.example/";
            unit.WriteSettings(
                new Dictionary<string, JsonElement> { ["Site"] = JsonSerializer.SerializeToElement(site) }, AuditEntry.Of(Somebody, "ChangeSettings", Instant.FromUtc(2026, 11, 23, 9, 0)));
            await unit.CommitAsync(CancellationToken.None);
        }

        var saved = await SaveAsync("https://hub.example/old-page", "https://HUB.example/worried-about-a-child/");

        Assert.Equal(new RedirectSource("", "old-page", false), saved.Source);
        Assert.Equal(Worried, saved.Target.Item!.Value.Value);
        Assert.Equal("https://hub.example" + WorriedAddress + "?at=2027-02-12T16%3A45", (await AskAsync("/old-page?at=2027-02-12T16:45", "www.old.example")).Headers.Location!.ToString());
        Assert.Equal(WorriedAddress, (await AskAsync("/old-page", "hub.example:8443")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Redirect_ToAnotherSiteThatIsThisOne_IsNoCircle()
    {
        await SaveAsync("/round", "https://localhost/round");

        Assert.Equal(404, await StatusAsync("/round"));
    }

    [Fact]
    public async Task Save_WhatLeadsBackThroughAnotherSite_IsRefused()
    {
        await SaveAsync("/round", "https://www.old.example/round");

        var outcome = await TryAsync(Somebody, "https://www.old.example/round", "/round", Wyre);

        Assert.Contains("leads in a circle", Assert.Single(outcome.Reasons).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_ToAnAddressThatTheSiteNoLongerAnswers_IsNoCircle()
    {
        // As one that was saved while a section stood there: its lists are the site's own addresses.
        await using (var unit = await hub.Services.GetRequiredService<IHubStore>().BeginAsync(CancellationToken.None))
        {
            Assert.True(RedirectSource.TryParse("/gone/*", out var source, out _));
            var redirect = new Redirect(
                new string('a', 32), source, RedirectTarget.To("/gone/newsletters"), ContentItemId.Parse(Wyre), Mark.Of(Somebody, Instant.FromUtc(2026, 11, 23, 9, 0), null), 1);
            await unit.Redirects.PutAsync(
                [redirect], AuditEntry.Of(Somebody, "SaveRedirect", Instant.FromUtc(2026, 11, 23, 9, 0)), new AuditSubject { Section = redirect.Section }, CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
        }

        Assert.Equal("/gone/newsletters", (await AskAsync("/gone/anything")).Headers.Location!.ToString());
        Assert.Equal(404, await StatusAsync("/gone/newsletters"));
    }

    [Fact]
    public async Task Addresses_WithoutAPage_CostThreeQueriesAtMost()
    {
        await SaveAsync("/old-page", Worried);
        await StatusAsync("/warm/up");

        Assert.InRange(await DatabaseWatch.CountAsync(() => StatusAsync("/a/b/c/d/e/f")), 1, 3);
        Assert.InRange(await DatabaseWatch.CountAsync(() => StatusAsync("/old-page")), 1, 2);
        Assert.InRange(await DatabaseWatch.CountAsync(() => StatusAsync("/not.a.path")), 1, 2);
    }

    [Fact]
    public async Task Save_ToWhatIsItselfRedirected_LeadsToItsEnd()
    {
        await SaveAsync("/first", Worried);

        var second = await SaveAsync("/second", "/first");
        var third = await SaveAsync("https://www.old.example/third", "https://www.old.example/first");

        Assert.Equal(Worried, second.Target.Item!.Value.Value);
        Assert.Equal(Worried, third.Target.Item!.Value.Value);
    }

    [Theory]
    [InlineData("/a", "/a", "leads in a circle")]
    [InlineData("/a/*", "/a/b", "leads in a circle")]
    [InlineData("/a", "/nothing-there", "There is no page, list or file at /nothing-there")]
    [InlineData("/a", "/admin/content", "is not for readers")]
    [InlineData("/a", "/media/nothing.pdf", "There is no file /media/nothing.pdf")]
    [InlineData("/a", "http://elsewhere.example/", "begin with https://")]
    [InlineData("/a", "https://user:secret@elsewhere.example/", "is not an address that a browser can open")]
    [InlineData("/a", "javascript:alert(1)", "is not an address")]
    [InlineData("/a", "guidance", "Begin with a slash, such as /guidance")]
    [InlineData("/a", "", "Choose the page")]
    [InlineData("/admin/old", "/guidance", "this site answers there itself")]
    [InlineData("/API", "/guidance", "this site answers there itself")]
    [InlineData("/guidance", "/policies", "this site answers there itself")]
    [InlineData("/wyre-forest/newsletters", "/policies", "this site answers there itself")]
    [InlineData("/worried-about-a-child/", "/guidance", "A page stands at /worried-about-a-child")]
    [InlineData("/*", "/guidance", "every address that has no page")]
    [InlineData("/south-worcestershire/old", "/guidance", "belongs to South Worcestershire")]
    [InlineData("/south-worcestershire/old.aspx", "/guidance", "belongs to South Worcestershire")]
    [InlineData("https://x.example/south-worcestershire/*", "/guidance", "belongs to South Worcestershire")]
    public async Task Save_WhatMayNotStand_IsRefusedWithHowToMendIt(string old, string to, string words)
    {
        var outcome = await TryAsync(Somebody, old, to, Wyre);

        Assert.False(outcome.Succeeded);
        Assert.Contains(outcome.Reasons, reason => reason.Message.Contains(words, StringComparison.Ordinal));
        Assert.Empty((await hub.Services.GetRequiredService<IRedirects>().ListAsync(new RedirectsQuery { Reach = null }, CancellationToken.None)).Lines);
    }

    [Fact]
    public async Task Save_InASectionOrOverARedirectOfAnother_IsRefused()
    {
        var ann = Admin.FlowHub.Person("ann", South, Permission.PublishContent);
        var saved = await SaveAsync("/old-page", Worried);

        var inWyre = await TryAsync(ann, "/other", Worried, Wyre);
        var over = await TryAsync(ann, "/old-page", Worried, South);
        var change = await hub.Services.GetRequiredService<SaveRedirect>().ExecuteAsync(
            ann, new WantedRedirect(0, "/mine", Worried, null, ContentItemId.Parse(South)) { Id = saved.Id, Seen = saved.Revision }, CancellationToken.None);
        var remove = await hub.Services.GetRequiredService<RemoveRedirect>().ExecuteAsync(ann, saved.Id, CancellationToken.None);

        Assert.Equal(ReasonKind.NotPermitted, Assert.Single(inWyre.Reasons).Kind);
        Assert.Contains("is redirected already, by Wyre Forest", Assert.Single(over.Reasons).Message, StringComparison.Ordinal);
        Assert.Equal(ReasonKind.NotFound, Assert.Single(change.Reasons).Kind);
        Assert.Equal(ReasonKind.NotFound, Assert.Single(remove.Reasons).Kind);
        Assert.Equal(WorriedAddress, (await AskAsync("/old-page")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Save_ThatSomebodyElseChangedMeanwhile_IsRefused()
    {
        var saved = await SaveAsync("/old-page", Worried);
        var wanted = new WantedRedirect(0, "/old-page", "/guidance", null, ContentItemId.Parse(Wyre)) { Id = saved.Id, Seen = saved.Revision };
        var save = hub.Services.GetRequiredService<SaveRedirect>();
        Assert.True((await save.ExecuteAsync(Somebody, wanted, CancellationToken.None)).Succeeded);

        var late = await save.ExecuteAsync(Somebody, wanted with { To = "/policies" }, CancellationToken.None);

        Assert.Equal(ReasonKind.Stale, Assert.Single(late.Reasons).Kind);
        Assert.Equal("/guidance", (await AskAsync("/old-page")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task AskedInVain_AddressesAreCountedAndNothingElse()
    {
        await AskAsync("/Old-Leaflet?name=Ann#top", "www.old.example");
        await AskAsync("/old-leaflet/", "www.old.example");
        await AskAsync("/wp-login.php");
        await AskAsync("/patient/401-023-2137");
        await AskAsync("/admin-of-nothing");
        await AskAsync(WorriedAddress);

        await hub.Services.GetServices<IHostedService>().OfType<UnmatchedWriter>().Single().WriteAsync(CancellationToken.None);

        var lines = (await hub.Services.GetRequiredService<IRedirects>().UnmatchedAsync(new UnmatchedQuery(), CancellationToken.None)).Lines;
        Assert.Equal([(new UnmatchedAddress("www.old.example", "old-leaflet"), 2), (new UnmatchedAddress("localhost", "admin-of-nothing"), 1)], lines.Select(line => (line.Address, line.Count)));
    }

    [Fact]
    public void AskedInVain_ByAFlood_KeepsNoMoreThanAreKeptAtAll()
    {
        var counts = new UnmatchedCounts();
        foreach (var number in Enumerable.Range(0, AskedInVain.Most * 2))
        {
            counts.Add(new UnmatchedAddress("", $"page{number}"));
        }

        counts.Add(new UnmatchedAddress("", "page0"));
        var taken = counts.Take();

        Assert.Equal(AskedInVain.Most, taken.Count);
        Assert.Equal(2, taken[new UnmatchedAddress("", "page0")]);
        Assert.Empty(counts.Take());
    }

    [Fact]
    public async Task Link_ToARedirectedAddress_IsNoDeadLinkForTheChecks()
    {
        var ground = hub.Services.GetRequiredService<ICheckGround>();
        Assert.Equal(TargetKind.Missing, (await ground.TargetsAsync(["/old/page?id=7"], CancellationToken.None)).Of("/old/page?id=7").Kind);

        await SaveAsync("/old/*", Worried);

        var target = (await ground.TargetsAsync(["/old/page?id=7"], CancellationToken.None)).Of("/old/page?id=7");
        Assert.Equal((TargetKind.Moved, WorriedAddress), (target.Kind, target.Outside?.LeadsTo));
    }

    private async Task<Redirect> SaveAsync(string old, string to)
    {
        var outcome = await TryAsync(Somebody, old, to, Wyre);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
        return outcome.Value;
    }

    private Task<Outcome<Redirect>> TryAsync(Actor actor, string old, string to, string section) => hub.Services.GetRequiredService<SaveRedirect>().ExecuteAsync(
        actor, new WantedRedirect(0, old, to, "Because.", ContentItemId.Parse(section)), CancellationToken.None);

    private async Task<int> StatusAsync(string address, string? host = null) => (int)(await AskAsync(address, host)).StatusCode;

    private async Task<HttpResponseMessage> AskAsync(string address, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Host = host;
        return await reader.SendAsync(request);
    }
}
