using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Conformance.Tests.Engine;

public class ReferenceTests
{
    private const string Shows = """<p>[contact "desk"]</p>""";

    [Fact]
    public async Task Publish_APageWhoseContactIsNotLive_IsRefusedUntilItIs()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Service("desk", isLive: false), Site.Page("page", html: Shows, isLive: false)));

        var refused = await hub.PublishAsync("page");
        await hub.MustAsync(new SubmitContent(hub.Engine), "desk", Actor.System("one keeper"));
        await hub.MustAsync(new ApproveContent(hub.Engine), "desk", Actor.System("another keeper"));
        await hub.PublishAsync("desk");
        var published = await hub.PublishAsync("page");

        var reason = Assert.Single(refused.Reasons);
        Assert.Equal("HtmlBodyPart.Html", reason.Place);
        Assert.Contains("'desk', which is not live", reason.Message, StringComparison.Ordinal);
        Assert.True(published.Succeeded);
    }

    [Fact]
    public async Task Publish_APageThatShowsAPageAsAContact_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("other", alias: "desk"), Site.Page("page", html: Shows, isLive: false)));

        var reason = Assert.Single((await hub.PublishAsync("page")).Reasons);

        Assert.Contains("it has no ServicePart", reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>[contact \"desk\"</p>")]
    [InlineData("<p>{{ nobody.knows }}</p>")]
    [InlineData("<p>[link \"nowhere\"]</p>")]
    public async Task Publish_ABodyWithABrokenReference_IsRefusedAtItsPlaceWhileTheDraftIsKept(string html)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", isLive: false)));

        var saved = await hub.SaveAsync("page", Site.PageParts("Page", html: html));
        var refused = await hub.PublishAsync("page");

        Assert.True(saved.Succeeded);
        Assert.Equal("HtmlBodyPart.Html", Assert.Single(refused.Reasons).Place);
    }

    [Fact]
    public async Task Unpublish_AServiceThatPagesShow_IsRefusedAndNamesThem()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(
            Site.Service("desk"), Site.Page("one", "First page", html: Shows), Site.Page("two", "Second page", html: Shows),
            Site.Page("three", "A draft only", html: Shows, isLive: false)));

        var reason = Assert.Single((await hub.UnpublishAsync("desk")).Reasons);

        Assert.Equal(ReasonKind.InUse, reason.Kind);
        Assert.Equal("Live pages cannot do without 'Service desk': 'First page', 'Second page'. Change them first.", reason.Message);
        Assert.NotNull((await hub.FindAsync("desk")).Live);
    }

    [Fact]
    public async Task Publish_AServiceUnderAnotherAliasWhilePagesUseTheOld_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Service("desk"), Site.Page("one", html: Shows)));
        var parts = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(Site.Service("renamed"))!;
        foreach (var name in new[] { "ContentItemId", "ContentType", "DisplayText", "Latest", "Published" })
        {
            parts.Remove(name);
        }

        await hub.SaveAsync("desk", parts);
        var refused = await hub.PublishAsync("desk");

        Assert.Equal(ReasonKind.InUse, Assert.Single(refused.Reasons).Kind);
    }

    [Fact]
    public async Task Recipe_ThatBringsThePageBeforeItsContact_IsRunWhole()
    {
        await using var hub = await TestHub.WithAsync(Site.Steps(
            Site.Definitions, Site.Content(Site.Sections, Site.Page("page", html: Shows)), Site.Content(Site.Service("desk"))));

        Assert.NotNull(await hub.HtmlAsync("page"));
    }

    [Fact]
    public async Task Recipe_WhoseContactIsNowhere_IsRefusedWithPlaceAndLine()
    {
        await using var hub = await TestHub.NewAsync();

        var outcome = await hub.RunAsync(Site.Recipe(Site.Page("page", html: Shows)));

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal("steps[1].data[2].HtmlBodyPart.Html", problem.Place);
        Assert.NotNull(problem.Line);
        Assert.Equal(0, await hub.Reader.CountItemsAsync(CancellationToken.None));
    }
}
