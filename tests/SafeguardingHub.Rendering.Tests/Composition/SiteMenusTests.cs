using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Tests.Composition;

public class SiteMenusTests
{
    private static readonly ContentItemId Shared = Id('s'), Section = Id('w'), Header = Id('h'), Foot = Id('f'), Own = Id('o'), Page = Id('p'), Other = Id('q'), Archived = Id('r');
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    [Fact]
    public void Entry_OfAPage_FollowsItToAnotherAddressAndName()
    {
        var menu = Menu(Header, MenuPlaces.Header, Shared, Entry(Page), Entry(Page, "Words of its own"));

        var before = Menus([menu], [Link(Page, "Children", "children")]);
        var after = Menus([menu], [Link(Page, "Children and young people", "wyre-forest/children")]);

        Assert.Equal([new("Children", "/children"), new("Words of its own", "/children")], Links(before.Header));
        Assert.Equal([new("Children and young people", "/wyre-forest/children"), new("Words of its own", "/wyre-forest/children")], Links(after.Header));
    }

    [Fact]
    public void Entry_WhosePageIsNotLive_IsLeftOut()
    {
        var menus = Menus([Menu(Header, MenuPlaces.Header, Shared, Entry(Page), Entry(Other, "A draft"), Entry(null, "No page"))], [Link(Page, "Children", "children")]);

        Assert.Equal([new("Children", "/children")], Links(menus.Header));
    }

    [Fact]
    public void Entry_OfAnItemThatIsNoPageToFindOnesWayBy_IsFoundAmongTheTargets()
    {
        var menus = Menus([Menu(Header, MenuPlaces.Header, Shared, Entry(Archived))], [], [Link(Archived, "Newsletter 1", "newsletters/1")]);

        Assert.Equal([new("Newsletter 1", "/newsletters/1")], Links(menus.Header));
    }

    [Fact]
    public void Entries_InTwoLevels_StandBelowTheirEntry_AndAHeadingStaysWhileThereIsAnything()
    {
        var menus = Menus(
            [Menu(Header, MenuPlaces.Header, Shared, Entry(Page, null, Entry(Other)), Entry(Archived, "Gone, with pages below", Entry(Other)), Entry(Archived, "Gone, with nothing below", Entry(Archived)))],
            [Link(Page, "Children", "children"), Link(Other, "Adults", "adults")]);

        Assert.Equal([new("Children", "/children"), new("Gone, with pages below", "")], Links(menus.Header));
        Assert.All(menus.Header, entry => Assert.Equal([new("Adults", "/adults")], Links(entry.Below)));
        Assert.Equal([new("Children", "/children"), new("Adults", "/adults")], Links(menus.Header[0].Whole()));
        Assert.Equal([new("Adults", "/adults")], Links(menus.Header[1].Whole()));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//evil.example/")]
    [InlineData("http://plain.example/")]
    public void Entry_WithAnUnsafeAddress_IsLeftOutHoweverItCameIn(string url)
    {
        var menus = Menus([Menu(Header, MenuPlaces.Header, Shared, Address("Unsafe", url), Address("Contacts", "~/contacts"))], []);

        Assert.Equal([new("Contacts", "/contacts")], Links(menus.Header));
    }

    [Fact]
    public void Menus_OfHeaderFootAndSection_AreToldApart()
    {
        var menus = Menus(
            [
                Menu(Header, "Main-Menu", Shared, Address("At the top", "~/top")), Menu(Foot, MenuPlaces.Footer, null, Address("At the foot", "~/foot")),
                Menu(Own, "wyre-menu", Section, Address("In the section", "~/wyre-forest/a")),
            ],
            []);

        Assert.Equal(["At the top"], menus.Header.Select(link => link.Text));
        Assert.Equal(["At the foot"], menus.Footer.Select(link => link.Text));
        Assert.Equal(["In the section"], menus.Of(Section).Select(link => link.Text));
        Assert.Empty(menus.Of(Shared));
        Assert.Empty(menus.Of(null));
    }

    [Fact]
    public void Menu_OfASection_WithTheNameOfTheHeader_IsNotTheHeaderOfTheHub()
    {
        var menus = Menus([Menu(Own, MenuPlaces.Header, Section, Address("Mine", "~/wyre-forest/a"))], []);

        Assert.Empty(menus.Header);
        Assert.Equal(["Mine"], menus.Of(Section).Select(link => link.Text));
    }

    [Fact]
    public void Entry_OfASectionThatHasEnded_IsLeftOut()
    {
        Assert.Single(Menus([Menu(Header, MenuPlaces.Header, Shared, Entry(Section))], []).Header);
        Assert.Empty(Menus([Menu(Header, MenuPlaces.Header, Shared, Entry(Section))], [], endedAt: "2026-11-22T09:00:00Z").Header);
    }

    [Fact]
    public async Task Featured_Pages_StandInTheEditorsOrder_EachOnce_AndWhatIsNotLiveIsLeftOut()
    {
        var (one, two) = (GivenPages.Item("one", "One"), GivenPages.Item("two", "Two"));
        var page = GivenPages.Item("front", "Front", new FeaturedPart { Heading = " ", Items = ["two", "gone", "one", "two"] });
        var store = new CountingStore(one);
        var composer = new PageComposer(store, new BlockComposer([new FeaturedDisplay()], new FieldComposer([])));

        var composed = await composer.ComposeAsync(page, GivenPages.Ground(two), Now, CancellationToken.None);

        var block = Assert.Single(((ContentPageView)composed.View).Blocks.OfType<FeaturedBlock>());
        Assert.Equal("Featured", block.Heading);
        Assert.Equal([("Two", "/things/two"), ("One", "/things/one")], block.Cards.Select(card => (card.Heading, card.Address)));
        Assert.Equal(1, store.Queries);
    }

    private static SiteMenus Menus(PublishedItem[] menus, PublishedLink[] pages, PublishedLink[]? targets = null, string? endedAt = null) => new(
        new PublicSnapshot(
            1, DefinitionSet.Empty,
            [
                TestGround.Item(Shared, "Worcestershire", null, new SectionProfilePart(), ""), TestGround.Item(Section, "Wyre Forest", null, new SectionProfilePart { EndedAt = endedAt }, "wyre-forest"), .. menus,
            ],
            new Dictionary<string, JsonElement>(), pages) { MenuTargets = [.. targets ?? []] },
        Now);

    // As pages compare them: without what is below.
    private static IEnumerable<LinkView> Links(IEnumerable<LinkView> links) => links.Select(link => new LinkView(link.Text, link.Address));

    private static PublishedItem Menu(ContentItemId id, string alias, ContentItemId? section, params object[] entries) =>
        TestGround.Item(id, alias, alias, new MenuPart()) with { Section = section, Parts = PartMap.Of([new(nameof(MenuItemsListPart), JsonSerializer.SerializeToElement(new { MenuItems = entries }))]) };

    private static object Entry(ContentItemId? target, string? text = null, params object[] below) => new
    {
        ContentType = "ContentMenuItem", TitlePart = new { Title = text }, ContentMenuItemPart = new { SelectedContentItem = new { ContentItemIds = target is { } id ? new[] { id.Value } : [] } },
        MenuItemsListPart = new { MenuItems = below },
    };

    private static object Address(string text, string url) => new { ContentType = "LinkMenuItem", TitlePart = new { Title = text }, LinkMenuItemPart = new { Url = url } };

    private static PublishedLink Link(ContentItemId id, string name, string path) => new(id, "Page", name, ContentPath.Parse(path), null);

    private static ContentItemId Id(char letter) => ContentItemId.Parse(new string(letter, 26));
}
