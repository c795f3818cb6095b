using System.Net;
using AngleSharp.Dom;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Menus as somebody keeps them who has no script, and as readers meet them.</summary>
public sealed class MenuPageTests : IAsyncLifetime
{
    private const string Header = "4hubmenuheader000000000000";
    private const string Entries = "MenuItemsListPart.MenuItems";
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

    private async Task<IEnumerable<string>> HeaderAsync()
    {
        var (_, text, _) = await hub.Factory.ReadAsync("/glossary");
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelectorAll(".hub-nav a").Select(link => link.TextContent.Trim());
    }
}
