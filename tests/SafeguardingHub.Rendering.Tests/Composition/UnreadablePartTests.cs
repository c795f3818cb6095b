using System.Text.Json;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Rendering.Tests.Composition.GivenPages;

namespace SafeguardingHub.Rendering.Tests.Composition;

/// <summary>One part that cannot be read, say because a newer node has written it, takes no page with it.</summary>
public class UnreadablePartTests
{
    private const string Today = "2026-11-22T12:00:00Z";

    private static readonly PublishedItem Section = Item("south", "South", new SectionProfilePart { Organisation = "ccg" }) with { Section = ContentItemId.Parse("south") };

    [Fact]
    public async Task Organisation_LeavesItsSectionWithoutAName()
    {
        var ground = Ground(Section, Broken<OrganisationPart>("ccg", """{"Names":"one"}"""));

        var page = await ground.ComposeAsync(Section, Today);

        Assert.Equal("South", Assert.IsType<SectionFrontView>(page.View).Title);
        Assert.Null(page.View.Section.OrganisationName);
    }

    [Fact]
    public async Task Organisation_LeavesItsPublicationWithItsNameOfToday()
    {
        var leaflet = Item("leaflet", "A leaflet", new PublicationPart { Publisher = "ccg" });

        var page = await Ground(leaflet, Broken<OrganisationPart>("ccg", """{"Names":[null]}""")).ComposeAsync(leaflet, Today);

        Assert.Contains(((ContentPageView)page.View).Blocks.OfType<Blocks.FactsBlock>().Single().Facts, fact => fact is { Term: "Published by", Words: "ccg" });
    }

    [Fact]
    public async Task Service_IsLeftOutOfTexts_AndHasNoFrame()
    {
        var broken = Broken<ServicePart>("helpline", """{"Numbers":7}""");
        var page = Item("page", "A page").WithBody(new HtmlSegment("<p>Call</p>"), new ShortcodeSegment("contact", "helpline", ShortcodeSegment.NoArguments, IsBlock: true));
        var ground = Ground(page, broken);

        var view = (ContentPageView)(await ground.ComposeAsync(page, Today)).View;
        var own = (await ground.ComposeAsync(broken, Today)).View;

        Assert.Single(Assert.IsType<Blocks.ProseBlock>(Assert.Single(view.Blocks)).Body.Pieces);
        Assert.IsType<ContentPageView>(own);
        Assert.Null(ContactsComposer.Service(ground, "helpline", At(Today)));
    }

    [Theory]
    [InlineData("FlowPart", """{"Widgets":"none"}""")]
    [InlineData("QuickLinksPart", """{"Links":[null]}""")]
    public async Task Block_IsLeftOut_AndTheRestIsShown(string part, string json)
    {
        var item = Item("page", "A page").WithBody(new HtmlSegment("<p>Text</p>"));
        var page = await Ground().ComposeAsync(item with { Parts = item.Parts.With(part, JsonElement.Parse(json)) }, Today);

        Assert.IsType<Blocks.ProseBlock>(Assert.Single(((ContentPageView)page.View).Blocks));
    }

    private static PublishedItem Broken<T>(string id, string json) where T : ContentPart =>
        Item(id, id) with { Parts = PartMap.Empty.With(PartJson.NameOf<T>(), JsonElement.Parse(json)) };
}
