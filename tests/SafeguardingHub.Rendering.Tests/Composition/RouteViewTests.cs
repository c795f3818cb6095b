using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;
using static SafeguardingHub.Rendering.Tests.Composition.TestGround;

namespace SafeguardingHub.Rendering.Tests.Composition;

public class RouteViewTests
{
    [Fact]
    public async Task WhoToCall_WhereverItStands_IsTheHeadOfThePage()
    {
        var page = await ComposeAsync(Page(AdultRoute), Thursday);

        var view = Assert.IsType<ContentPageView>(page.View);
        Assert.Equal("adult", Assert.Single(view.WhoToCall!.Routes).Name);
        Assert.IsType<QuickLinksBlock>(Assert.Single(view.Blocks));
        Assert.True(view.WhoToCall.IsWhole);
    }

    [Fact]
    public async Task WhoToCall_InSeveralBlocks_IsOneWithTheRoutesOfAll()
    {
        var page = await ComposeAsync(Page(ChildRoute, AdultRoute), Thursday);

        Assert.Equal(["child", "adult"], page.View.WhoToCall!.Routes.Select(route => route.Name));
    }

    [Fact]
    public async Task PageWithARoute_HoldsToTheNextMinute()
    {
        var page = await ComposeAsync(Page(ChildRoute), InTheGap);

        Assert.True(page.IsOfMoment);
        Assert.Equal(InTheGap + Duration.FromSeconds(40), page.ValidUntil);
        Assert.Equal("4:45pm on Friday 12 February 2027", page.View.WhoToCall!.AsAt);
    }

    [Fact]
    public async Task PageWithoutARoute_LooksAtNoMoment()
    {
        var page = await ComposeAsync(Item(WorryPage, "A page", null, new HtmlBodyPart(), "a-page"), Thursday, InTheGap);

        Assert.False(page.IsOfMoment);
        Assert.Null(page.ValidUntil);
        Assert.False(page.View.NoIndex);
        Assert.Null(page.View.WhoToCall);
    }

    [Fact]
    public async Task Route_WhileATeamIsOpen_HasItFirst_AndLeavesNobodyOut()
    {
        var route = (await ComposeAsync(Page(ChildRoute), Thursday)).View.WhoToCall!.Routes[0];

        Assert.Equal("Police", route.Emergency!.Service.Name);
        Assert.Equal((ServiceState.Always, "", null), (route.Emergency.State, route.Emergency.StateText, route.Emergency.Service.ReportAddress));
        Assert.Equal(
            [
                ("Family Front Door", ServiceState.Open, "Listed as open until 5pm today", null, "/feedback/number?service=family-front-door"),
                ("Emergency Duty Team", ServiceState.Closed, "Closed now. Listed to open at 5pm today", "Out of hours", "/feedback/number?service=emergency-duty-team"),
            ],
            route.Services.Select(service => (service.Service.Name, service.State, service.StateText, service.When, service.Service.ReportAddress)));
        Assert.Null(route.Gap);
        Assert.Equal("/embed/route/child", route.EmbedAddress);
    }

    [Fact]
    public async Task Route_InTheGap_SaysSoInTheOwnersWords_NextToOpenFirst()
    {
        var route = (await ComposeAsync(Page(ChildRoute), InTheGap)).View.WhoToCall!.Routes[0];

        Assert.Equal(new GapView("No team is listed as open right now", "No team is listed as answering until 5pm today. Call 999."), route.Gap);
        Assert.Equal(["Emergency Duty Team", "Family Front Door"], route.Services.Select(service => service.Service.Name));
    }

    [Fact]
    public async Task Route_WithUnknownHours_SaysNeitherOpenNorClosed()
    {
        var route = (await ComposeAsync(Page(AdultRoute), InTheGap)).View.WhoToCall!.Routes[0];

        Assert.Equal(new GapView("We do not know if a team is open right now", "Try the number."), route.Gap);
        Assert.Equal((ServiceState.Unknown, "Opening hours not given"), (route.Services[0].State, route.Services[0].StateText));
    }

    [Fact]
    public async Task Route_OnThePageAboutIt_DoesNotLinkToThatPage_AndElsewhereDoes()
    {
        var there = (await ComposeAsync(Page(ChildRoute), Thursday)).View.WhoToCall!.Routes[0];
        var elsewhere = (await TestGround.Directory.ContactsAsync(Snapshot, Thursday, null, CancellationToken.None)).View.WhoToCall!.Routes.Single(route => route.Name == "child");

        Assert.Null(there.Page);
        Assert.Null(Assert.Single(there.Audiences).Page);
        Assert.Equal("/worried-about-a-child", elsewhere.Page?.Address);
        Assert.Equal("/worried-about-a-child", elsewhere.Audiences[0].Page?.Address);
    }

    [Fact]
    public async Task Page_ForAnotherMoment_SaysThatItIsNotNow_AndIsNotIndexed()
    {
        var view = (await ComposeAsync(Page(ChildRoute), Thursday, InTheGap)).View;

        Assert.Equal("Not now: this shows 4:45pm on Friday 12 February 2027", view.WhoToCall!.NotNow?.Heading);
        Assert.Equal(new LinkView("Show who to call now", "/worried-about-a-child"), view.WhoToCall.NotNow?.Now);
        Assert.Equal("No team is listed as open at that time", view.WhoToCall.Routes[0].Gap?.Heading);
        Assert.DoesNotContain(view.WhoToCall.Routes[0].Services, service => service.StateText.Contains("now", StringComparison.Ordinal));
        Assert.True(view.NoIndex);
    }

    [Fact]
    public async Task ContactPage_SaysItsStateAtTheMoment()
    {
        var now = await ComposeAsync(ServiceItem(FrontDoor), Thursday);
        var other = await ComposeAsync(ServiceItem(FrontDoor), Thursday, InTheGap);

        var view = Assert.IsType<ContactView>(now.View);
        Assert.Equal("Listed as open until 5pm today", view.Now?.StateText);
        Assert.Equal("midday on Thursday 11 February 2027", view.AsAt);
        Assert.Equal(Thursday + Duration.FromMinutes(1), now.ValidUntil);
        Assert.Equal("Closed then. Listed to open at 8:30am on Monday", ((ContactView)other.View).Now?.StateText);
        Assert.Equal("/contacts/family-front-door", ((ContactView)other.View).NotNow?.Now.Address);
    }

    [Fact]
    public void Service_OfUnknownThings_SaysThatTheyAreNotKnown()
    {
        var access = ServiceViews.Of(Snapshot, ServiceItem(Access), PartJson.Find<Safeguarding.Services.ServicePart>(ServiceItem(Access).Parts)!);

        Assert.Empty(access.Hours!);
        Assert.Equal(["Access Centre"], access.FormerNames);
        Assert.Equal(["Text relay: 18001 01905 768 053", "Text messages: no", "Not known: British Sign Language, online form, interpreter"], access.Channels);
        var police = ServiceViews.Of(Snapshot, ServiceItem(Police), PartJson.Find<Safeguarding.Services.ServicePart>(ServiceItem(Police).Parts)!);
        Assert.Null(police.Hours);
        Assert.Empty(police.Channels);
    }

    [Fact]
    public async Task Contacts_AreGroupedByRoute_AndNobodyIsLeftOut()
    {
        var page = await TestGround.Directory.ContactsAsync(Snapshot, Thursday, null, CancellationToken.None);

        var view = Assert.IsType<ContactsView>(page.View);
        Assert.Equal(
            ["Worried about a child: Police, Family Front Door, Emergency Duty Team", "Worried about an adult: Police, Access Service", "Other contacts: Helpline"],
            view.Groups.Select(group => $"{group.Heading}: {string.Join(", ", group.Services.Select(service => service.Name))}"));
        Assert.Equal(["child", "adult"], view.WhoToCall!.Routes.Select(route => route.Name));
        Assert.Equal(Thursday + Duration.FromMinutes(1), page.ValidUntil);
        Assert.Equal("/contacts", (await TestGround.Directory.ContactsAsync(Snapshot, Thursday, InTheGap, CancellationToken.None)).View.WhoToCall!.NotNow?.Now.Address);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RouteInAText_IsABlock_OrItsNameInALine(bool isBlock)
    {
        var body = new CompiledBody([new ShortcodeSegment("route", "child", ShortcodeSegment.NoArguments, isBlock), new ShortcodeSegment("route", "missing", ShortcodeSegment.NoArguments, isBlock)]);
        var item = Item(Helpline, "A page", null, new HtmlBodyPart { Html = "x" }, "a-page") with
        {
            Bodies = ImmutableDictionary<string, CompiledBody>.Empty.Add("HtmlBodyPart.Html", body),
        };

        var page = await ComposeAsync(item, Thursday);

        var piece = Assert.Single(Assert.IsType<ProseBlock>(Assert.Single(((ContentPageView)page.View).Blocks)).Body.Pieces);
        Assert.Equal(isBlock, piece is BlockPiece { Block: WhoToCallBlock { Call.Routes: [{ Name: "child" }] } });
        Assert.Equal(!isBlock, piece is LinkPiece { Link: { Text: "Worried about a child", Address: "/worried-about-a-child" } });
        Assert.True(page.IsOfMoment);
    }

    [Fact]
    public async Task Embeds_AnswerForNow_AndMissingOnesAreNotFound()
    {
        var route = await TestGround.Directory.RouteAsync(Snapshot, "CHILD", InTheGap, CancellationToken.None);
        var service = ContactsComposer.Service(Snapshot, "family-front-door", InTheGap);

        Assert.Equal((200, "/worried-about-a-child"), (route!.StatusCode, route.Source.Address));
        Assert.NotNull(route.Route!.Routes[0].Gap);
        Assert.Equal((200, "Family Front Door", "/contacts/family-front-door"), (service!.StatusCode, service.Service!.Name, service.Source.Address));
        Assert.Null(await TestGround.Directory.RouteAsync(Snapshot, "police", InTheGap, CancellationToken.None));
        Assert.Null(ContactsComposer.Service(Snapshot, "child", InTheGap));
        Assert.Equal(404, ContactsComposer.Missing(Snapshot, InTheGap).StatusCode);
    }

    [Fact]
    public async Task Embeds_Without999_NeedTheHubsOwn()
    {
        var route = (await TestGround.Directory.RouteAsync(Snapshot, "child", InTheGap, CancellationToken.None))!;

        Assert.False(route.NeedsEmergency);
        Assert.True((route with { Route = route.Route! with { Routes = [.. route.Route.Routes.Select(one => one with { Emergency = null })] } }).NeedsEmergency);
        Assert.True(ContactsComposer.Service(Snapshot, "family-front-door", InTheGap)!.NeedsEmergency);
        Assert.False(ContactsComposer.Service(Snapshot, "police", InTheGap)!.NeedsEmergency);
        Assert.True(ContactsComposer.Missing(Snapshot, InTheGap).NeedsEmergency);
    }

    [Fact]
    public async Task Contacts_EachButThePolice_LeadToTheFormOnTheirNumbers()
    {
        var view = (ContactsView)(await TestGround.Directory.ContactsAsync(Snapshot, Thursday, null, CancellationToken.None)).View;

        Assert.All(view.Groups.SelectMany(group => group.Services), service => Assert.Equal(service.IsEmergency, service.ReportAddress is null));
        Assert.Equal("/feedback/number?service=family-front-door", ContactsComposer.Service(Snapshot, "family-front-door", Thursday)!.Service!.ReportAddress);
    }

    [Fact]
    public void EmbedHelp_OffersFramesWithTitles_And999OutsideThem()
    {
        var help = ContactsComposer.Help(Snapshot, Thursday, "https://hub.example/");

        Assert.Equal(["Worried about a child", "Worried about an adult", "Family Front Door", "Emergency Duty Team", "Access Service", "Helpline"], help.Offers.Select(offer => offer.Heading));
        Assert.StartsWith("<iframe src=\"https://hub.example/embed/route/child\" title=\"Worried about a child: who to call\"", help.Offers[0].Snippet, StringComparison.Ordinal);
        Assert.All(help.Offers, offer => Assert.Contains("</iframe>\n<p>In immediate danger, call <a href=\"tel:999\">999</a>.</p>", offer.Snippet.ReplaceLineEndings("\n"), StringComparison.Ordinal));
        Assert.All(help.Offers, offer => Assert.Contains("<a href=\"https://hub.example/contacts\">", offer.Snippet, StringComparison.Ordinal));
    }
}
