using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;

namespace SafeguardingHub.Content.Tests.Parts;

public class MenuPartTests
{
    private static readonly MenuItemsListPartKind Kind = new();

    [Theory]
    [InlineData("~/contacts", "/contacts")]
    [InlineData("~", "/")]
    [InlineData("/contacts", "/contacts")]
    [InlineData(" https://www.nhs.uk/ ", "https://www.nhs.uk/")]
    [InlineData("http://www.nhs.uk/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("java\tscript:alert(1)", null)]
    [InlineData("//evil.example/", null)]
    [InlineData("~//evil.example/", null)]
    [InlineData("/\\evil.example/", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("contacts", null)]
    public void Address_OfALink_IsAPathOrHttpsAndNothingElse(string url, string? address)
    {
        var part = new LinkMenuItemPart { Url = url };

        Assert.Equal(address, part.Address());
        Assert.Equal(address is null, new LinkMenuItemPartKind().Validate(part, Context("LinkMenuItemPart")).Any());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("#")]
    public void Address_OfAHeading_IsNone_AndNoFault(string? url)
    {
        var part = new LinkMenuItemPart { Url = url };

        Assert.True(part.IsHeading);
        Assert.Null(part.Address());
        Assert.Empty(new LinkMenuItemPartKind().Validate(part, Context("LinkMenuItemPart")));
    }

    [Theory]
    [InlineData("/contacts", "~/contacts")]
    [InlineData("~/contacts", "~/contacts")]
    [InlineData("//evil.example/", "//evil.example/")]
    [InlineData("https://www.nhs.uk/", "https://www.nhs.uk/")]
    public void Url_IsStoredAsOrchardCoreWritesIt(string typed, string stored) =>
        Assert.Equal(stored, ((LinkMenuItemPart)new LinkMenuItemPartKind().Normalise(new LinkMenuItemPart { Url = typed })).Url);

    [Fact]
    public void Entries_InTwoLevels_KeepTheirOrder_AndWhatLeadsNowhereIsLeftOut()
    {
        var menu = Menu(
            Link("Help", "#", Link("Contacts", "~/contacts"), Page("", "4page000000000000000000000")), Link("Empty", ""), Link("Unsafe", "javascript:alert(1)"), Link("NHS", "https://www.nhs.uk/"));

        var entries = menu.Entries();

        Assert.Equal(["Help", "NHS"], entries.Select(entry => entry.Text));
        Assert.Equal((null, "MenuItems[0]"), (entries[0].Address, entries[0].Place));
        Assert.Equal([("Contacts", "/contacts", null), (null, null, "4page000000000000000000000")], entries[0].Below.Select(entry => (entry.Text, entry.Address, entry.Item)));
        Assert.Equal("MenuItems[0].MenuItemsListPart.MenuItems[1]", entries[0].Below[1].Place);
        Assert.Equal(["4page000000000000000000000"], entries.SelectMany(entry => entry.Targets()));
    }

    [Fact]
    public void Menu_WithMoreEntriesThanFit_IsRefused_ButAtTheFootThereIsRoom()
    {
        var nine = Menu([.. Enumerable.Range(1, 9).Select(number => Link($"Page {number}", $"~/page-{number}"))]);

        Assert.Contains("There are 9 entries, and there may be 8", Assert.Single(Faults(nine)).Message, StringComparison.Ordinal);
        Assert.Empty(Faults(nine, alias: MenuPlaces.Footer));
        Assert.Single(Faults(Menu([.. Enumerable.Range(1, 17).Select(number => Link($"Page {number}", $"~/page-{number}"))]), alias: MenuPlaces.Footer));
    }

    [Fact]
    public void Entries_BelowAnEntry_MayBeTwelveAndHaveNoneBelowThem()
    {
        const string Below = "MenuItemsListPart.MenuItems[0].MenuItemsListPart";
        var twelve = Menu([.. Enumerable.Range(1, 12).Select(number => Link($"Page {number}", $"~/page-{number}"))]);
        var thirteen = twelve with { MenuItems = twelve.MenuItems.Add(twelve.MenuItems[0]) };

        Assert.Empty(Faults(twelve, Below));
        Assert.Contains("there may be 12", Assert.Single(Faults(thirteen, Below)).Message, StringComparison.Ordinal);
        Assert.Contains("A menu has two levels", Assert.Single(Faults(twelve, Below + ".MenuItems[0].MenuItemsListPart")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entry_WithoutWordsAddressOrPage_IsRefusedWhereThatIsAskedFor()
    {
        var faults = Faults(Menu(Link("", "~/contacts"), Link("Help", "#"), Page("Somewhere", id: null), Page("", "4page000000000000000000000")));

        Assert.Equal(
            [
                "MenuItemsListPart.MenuItems[0].TitlePart.Title", "MenuItemsListPart.MenuItems[1].LinkMenuItemPart.Url",
                "MenuItemsListPart.MenuItems[2].ContentMenuItemPart.SelectedContentItem",
            ],
            faults.Select(fault => fault.Place));
    }

    [Theory]
    [InlineData("""{ "ContentType": "LinkMenuItem", "DisplayText": " Contacts ", "LinkMenuItemPart": { "Url": "~/contacts" } }""")]
    [InlineData("""{ "ContentType": "LinkMenuItem", "LinkMenuItemPart": { "Name": "Contacts", "Url": "~/contacts" } }""")]
    [InlineData("""{ "ContentType": "LinkMenuItem", "DisplayText": "Former", "TitlePart": { "Title": "Contacts" }, "LinkMenuItemPart": { "Url": "~/contacts" } }""")]
    public void Words_OfAnEntry_AreItsNameAndItsTitle_WhicheverCameIn(string json)
    {
        var entry = ((MenuItemsListPart)Kind.Normalise(Menu(json))).MenuItems[0];

        Assert.Equal(("Contacts", "Contacts"), (entry.DisplayText, PartJson.FindReadable<TitlePart>(entry.Parts)?.Title));
    }

    [Fact]
    public void Featured_MoreThanSixOrAnEmptyLine_IsRefused_AndEachPageIsReferredTo()
    {
        var kind = new FeaturedPartKind();
        ImmutableArray<string> ids = [.. Enumerable.Range(1, 7).Select(number => $"4page{number}")];

        Assert.Contains("there may be 6", Assert.Single(kind.Validate(new FeaturedPart { Items = ids }, Context("FeaturedPart"))).Message, StringComparison.Ordinal);
        Assert.Equal("FeaturedPart.Items[1]", Assert.Single(kind.Validate(new FeaturedPart { Items = ["4page1", " "] }, Context("FeaturedPart"))).Place);
        Assert.Equal(["4page1", "4page2"], kind.References(new FeaturedPart { Items = ["4page1", " ", "4page2"] }).Select(reference => reference.Target));
    }

    private static List<Reason> Faults(MenuItemsListPart menu, string place = nameof(MenuItemsListPart), string? alias = null) => [.. Kind.Validate(menu, Context(place, alias))];

    private static PartContext Context(string place, string? alias = null) => new(
        new ContentItem
        {
            Id = ContentItemId.Parse("4menu000000000000000000000"), VersionId = ContentItemVersionId.Parse("4menu000000000000000000000"), ContentType = "Menu",
            Parts = alias is null ? PartMap.Empty : PartJson.Set(PartMap.Empty, new AliasPart { Alias = alias }),
        },
        place, SettingsBag.Empty);

    private static MenuItemsListPart Menu(params string[] entries) => new() { MenuItems = [.. entries.Select(json => NestedItem.From(JsonElement.Parse(json)))] };

    private static string Link(string text, string url, params string[] below) => $$"""
        { "ContentType": "LinkMenuItem", "TitlePart": { "Title": "{{text}}" }, "LinkMenuItemPart": { "Url": "{{url}}" }, "MenuItemsListPart": { "MenuItems": [ {{string.Join(", ", below)}} ] } }
        """;

    private static string Page(string text, string? id) => $$"""
        { "ContentType": "ContentMenuItem", "TitlePart": { "Title": "{{text}}" }, "ContentMenuItemPart": { "SelectedContentItem": { "ContentItemIds": [ {{(id is null ? "" : $"\"{id}\"")}} ] } } }
        """;
}
