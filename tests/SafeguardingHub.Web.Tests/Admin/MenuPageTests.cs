using System.Net;
using AngleSharp.Dom;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Menus as somebody keeps them who has no script, and as readers meet them.</summary>
public sealed class MenuPageTests : IAsyncLifetime
{
    private const string Header = "4hubmenuheader000000000000";
    private const string Entries = "MenuItemsListPart.MenuItems";
    private const string Children = "4hubpagewfchildren00000000";
    private EditorHub hub = null!;

    public async Task InitializeAsync() => hub = await EditorHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Menu_OrderedByAButtonAndPublished_IsTheHeaderAtOnce()
    {
        var admin = hub.Browser(Who.Administrator);
        var form = await admin.FormAsync($"/admin/content/{Header}/edit");
        form = await form.ChangeAsync($"up|{Entries}|3");

        Assert.Equal(HttpStatusCode.Redirect, (await form.SaveAsync()).StatusCode);
        Assert.Equal(["Home", "South Worcestershire", "Wyre Forest", "Contacts"], await HeaderAsync());
        var publish = await admin.FormAsync($"/admin/content/{Header}/publish");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendAsync(publish.Page, $"/admin/content/{Header}/publish")).StatusCode);

        Assert.Equal(["Home", "South Worcestershire", "Contacts", "Wyre Forest"], await HeaderAsync());
    }

    [Fact]
    public async Task Entry_PutBelowAnother_StaysThereThroughAnotherSave_AndIsFoundBelowIt()
    {
        const string Below = $"{Entries}[3].MenuItemsListPart.MenuItems";
        var admin = hub.Browser(Who.Administrator);
        var form = await admin.FormAsync($"/admin/content/{Header}/edit");
        form[$"{Below}.~add"] = "LinkMenuItem";
        form = await form.ChangeAsync($"add|{Below}");
        form[$"{Below}[0].TitlePart.Title"] = "Glossary of terms";
        form[$"{Below}[0].LinkMenuItemPart.Url"] = "/glossary";
        Assert.Equal(HttpStatusCode.Redirect, (await form.SaveAsync()).StatusCode);

        var again = await admin.FormAsync($"/admin/content/{Header}/edit");
        var kept = again[$"{Below}[0].LinkMenuItemPart.Url"];
        again["TitlePart.Title"] = "Menu at the top";
        Assert.Equal(HttpStatusCode.Redirect, (await again.SaveAsync()).StatusCode);
        var publish = await admin.FormAsync($"/admin/content/{Header}/publish");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendAsync(publish.Page, $"/admin/content/{Header}/publish")).StatusCode);

        Assert.Equal("/glossary", kept);
        Assert.Equal(["Contacts /contacts", "Glossary of terms /glossary"], (await EntriesAsync()).Skip(3));
    }

    [Fact]
    public async Task Entry_OfAPageThatMoved_LeadsToItsNewAddress_AndGoesWithThePage()
    {
        var admin = hub.Browser(Who.Administrator);
        var form = await admin.FormAsync($"/admin/content/{Header}/edit");
        form[$"{Entries}[1].ContentMenuItemPart.SelectedContentItem.ContentItemIds"] = Children;
        Assert.Equal(HttpStatusCode.Redirect, (await form.SaveAsync()).StatusCode);
        var publish = await admin.FormAsync($"/admin/content/{Header}/publish");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendAsync(publish.Page, $"/admin/content/{Header}/publish")).StatusCode);
        var before = await EntriesAsync();

        await hub.Factory.MoveAsync(Children, "wyre-forest/young-people");
        var moved = await EntriesAsync();
        await hub.Factory.WithdrawAsync(Children);
        var withdrawn = await EntriesAsync();

        Assert.Equal("Safeguarding children /wyre-forest/children", before[1]);
        Assert.Equal([before[0], "Safeguarding children /wyre-forest/young-people", .. before.Skip(2)], moved);
        Assert.Equal([before[0], .. before.Skip(2)], withdrawn);
    }

    [Fact]
    public async Task Menu_OfTheHub_IsNotThereForTheEditorOfASection()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser(Who.Editor).GetAsync(new Uri($"/admin/content/{Header}/edit", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Menu_WithAnHttpLink_IsRefusedWithWords()
    {
        var form = await hub.Browser(Who.Administrator).FormAsync($"/admin/content/{Header}/edit");
        form[$"{Entries}[3].LinkMenuItemPart.Url"] = "http://example.org/";

        var answer = await form.SaveAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("begin it with https://", (await answer.ReadAsync()).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> HeaderAsync() => (await LinksAsync()).Select(link => link.TextContent.Trim());

    private async Task<List<string>> EntriesAsync() => [.. (await LinksAsync()).Select(link => $"{link.TextContent.Trim()} {link.GetAttribute("href")}")];

    private async Task<IEnumerable<IElement>> LinksAsync()
    {
        var (_, text, _) = await hub.Factory.ReadAsync("/glossary");
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelectorAll(".hub-nav a");
    }
}
