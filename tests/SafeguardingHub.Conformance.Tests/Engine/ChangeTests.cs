using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Conformance.Tests.Engine;

public class ChangeTests
{
    [Fact]
    public async Task Create_InASection_MakesADraftBelowItsPrefixThatNobodySees()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());

        var created = (await hub.CreateAsync(Site.PageParts("Worried about a child?"))).Value;

        Assert.Equal("Worried about a child?", created.Item.DisplayText);
        Assert.Equal("north/worried-about-a-child", created.Item.Part<Content.Parts.AutoroutePart>()!.Path);
        Assert.True(created.Item is { Latest: true, Published: false, PublishedAt: null });
        Assert.Equal("nothing", await hub.AtAsync("north/worried-about-a-child"));
    }

    [Fact]
    public async Task Create_WithSeveralFaults_SaysEveryReasonAtOnceAndMakesNothing()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());
        var parts = Site.PageParts("", path: "admin/x", section: "nowhere");

        var refused = await hub.CreateAsync(parts);

        Assert.Equal(["SectionPart.Section", "TitlePart.Title", "AutoroutePart.Path"], refused.Reasons.Select(reason => reason.Place));
        Assert.Equal(2, await hub.Reader.CountItemsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Save_OverALiveVersion_BeginsANewOneAndLeavesTheLiveOneAlone()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", "Old", path: "north/page", version: "v1")));

        await hub.SaveAsync("page", Site.PageParts("New", path: "north/page", html: "<p>New</p>"));

        var history = await hub.HistoryAsync("page");
        Assert.Equal([("Old", false, true), ("New", true, false)], history.Select(version => (version.DisplayText!, version.Latest, version.Published)));
        Assert.Equal("v1", history[0].VersionId.Value);
        Assert.Equal("<p>Text</p>", await hub.HtmlAsync("page"));
    }

    [Fact]
    public async Task Save_OverADraft_ChangesItInPlace()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", isLive: false, version: "v1")));

        await hub.SaveAsync("page", Site.PageParts("Once more"));

        var only = Assert.Single(await hub.HistoryAsync("page"));
        Assert.Equal(("v1", "Once more"), (only.VersionId.Value, only.DisplayText));
    }

    [Fact]
    public async Task Save_HtmlOfAnEditor_IsSanitisedInPartsAndFields()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", isLive: false)));
        var parts = Site.PageParts("Page", html: "<p onclick=x()>A</p><script>x()</script>");
        parts["Page"] = new System.Text.Json.Nodes.JsonObject { ["Intro"] = new System.Text.Json.Nodes.JsonObject { ["Html"] = "<a href='javascript:x()'>b</a>" } };

        var saved = (await hub.SaveAsync("page", parts)).Value.Item;

        Assert.Equal("""{"Html":"<p>A</p>"}""", saved.Parts.Find("HtmlBodyPart")!.Value.GetRawText());
        Assert.Equal("""{"Intro":{"Html":"b"}}""", saved.Parts.Find("Page")!.Value.GetRawText());
    }

    [Fact]
    public async Task Publish_ADraftOverALiveVersion_ShowsItAndKeepsTheOldOneAsHistory()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/old")));
        await hub.SaveAsync("page", Site.PageParts("Page", path: "north/new", html: "<p>New</p>"));

        Assert.Equal("nothing", await hub.AtAsync("north/new"));
        await hub.PublishAsync("page");

        Assert.Equal("<p>New</p>", await hub.HtmlAsync("page"));
        Assert.Equal([false, true], (await hub.HistoryAsync("page")).Select(version => version.Published));
        Assert.Equal(["page, now at north/new", "page"], [await hub.AtAsync("north/old"), await hub.AtAsync("north/new")]);
        var periods = await hub.Reader.LivePeriodsAsync(ContentItemId.Parse("page"), CancellationToken.None);
        Assert.Equal([true, false], periods.Select(period => period.To is not null));
    }

    [Fact]
    public async Task Publish_WhatIsLive_ChangesNothing()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page")));
        var before = (await hub.FindAsync("page")).Revision;

        var again = await hub.PublishAsync("page");

        Assert.Equal(before, again.Value.Revision);
        Assert.Single(await hub.HistoryAsync("page"));
    }

    [Fact]
    public async Task Unpublish_ALivePage_WithdrawsItAndKeepsItsPath()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/page")));

        await hub.UnpublishAsync("page");

        Assert.Equal("nothing", await hub.AtAsync("north/page"));
        Assert.True((await hub.FindAsync("page")) is { Live: null, Latest.Item.Published: false });
        var taken = await hub.CreateAsync(Site.PageParts("Other", path: "north/page"));
        Assert.Equal(ReasonKind.Taken, Assert.Single(taken.Reasons).Kind);
        await hub.PublishAsync("page");
        Assert.Equal("page", await hub.AtAsync("north/page"));
    }

    [Fact]
    public async Task Discard_ADraftOverALiveVersion_LeavesTheLiveVersionAsTheNewest()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", "Live")));
        await hub.SaveAsync("page", Site.PageParts("Draft"));

        var discarded = await hub.DiscardAsync("page");

        Assert.Equal("Live", discarded.Value.Item.DisplayText);
        Assert.True(Assert.Single(await hub.HistoryAsync("page")) is { Latest: true, Published: true });
    }

    [Fact]
    public async Task Discard_AnItemThatWasNeverLive_RemovesIt()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page", path: "north/page", isLive: false)));

        await hub.DiscardAsync("page");

        Assert.Empty(await hub.HistoryAsync("page"));
        Assert.True((await hub.CreateAsync(Site.PageParts("Other", path: "north/page"))).Succeeded);
    }

    [Fact]
    public async Task Discard_WithoutADraft_IsRefused()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page")));

        Assert.Equal(ReasonKind.NotFound, Assert.Single((await hub.DiscardAsync("page")).Reasons).Kind);
    }

    public static TheoryData<string> Changes() => ["save", "publish", "unpublish", "discard", "move"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_OfARevisionThatIsNotTheNewest_IsRefusedAsStale(string change)
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe(Site.Page("page")));
        var seen = (await hub.FindAsync("page")).Revision;
        await hub.SaveAsync("page", Site.PageParts("Somebody else's"));

        var refused = change switch
        {
            "save" => await hub.SaveAsync("page", Site.PageParts("Mine"), seen: seen),
            "publish" => await hub.PublishAsync("page", seen: seen),
            "unpublish" => await hub.UnpublishAsync("page", seen: seen),
            "discard" => await hub.DiscardAsync("page", seen: seen),
            _ => await hub.MoveAsync("page", "north/elsewhere", seen: seen),
        };

        Assert.Equal(ReasonKind.Stale, Assert.Single(refused.Reasons).Kind);
        Assert.Equal("Somebody else's", (await hub.FindAsync("page")).Latest!.Item.DisplayText);
    }

    [Fact]
    public async Task Change_OfAnItemThatDoesNotExist_IsRefusedAsNotFound()
    {
        await using var hub = await TestHub.WithAsync(Site.Recipe());

        Assert.Equal(ReasonKind.NotFound, Assert.Single((await hub.PublishAsync("nothing", seen: 1)).Reasons).Kind);
    }
}
