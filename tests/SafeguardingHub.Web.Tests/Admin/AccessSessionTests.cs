using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>A sign-in from its first request on.</summary>
public sealed class AccessSessionTests : IAsyncLifetime
{
    private HubFactory hub = null!;

    public async Task InitializeAsync() => hub = await HubFactory.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Dashboard_OfAnEditor_IsTheirs()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var page = await editor.GetAsync("/admin");

        Assert.Equal("Dashboard", page.Page.Heading());
        Assert.Contains(page.Page.QuerySelectorAll("header a"), link => link.Words() == editor.Person!.Name);
        Assert.DoesNotContain(page.Page.QuerySelectorAll("header a"), link => link.Words() == "People");
    }
}
