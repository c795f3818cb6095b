using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class SectionPeopleTests : IAsyncLifetime
{
    private HubFactory hub = null!;

    public async Task InitializeAsync() => hub = await HubFactory.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task People_OfASectionWithOneApprover_AreNamedWithAWarning()
    {
        var author = await hub.Services.AddPersonAsync("Author", "wyre-forest");
        var elsewhere = await hub.Services.AddPersonAsync("Editor", "south-worcestershire");
        var owner = await hub.SignInAsync("Section owner", "wyre-forest");

        var page = await owner.GetAsync("/admin/section/people");

        Assert.Equal("Who works in Wyre Forest", page.Page.Heading());
        Assert.Contains($"Name {author.Name} Email address {author.Email} Roles Author Approves No", page.Words, StringComparison.Ordinal);
        Assert.Contains($"Name {owner.Person!.Name} Email address {owner.Person.Email} Roles Section owner Approves Yes", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere.Name, page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"main td a[href^='/admin/content?owner={author.Id}&section=']"));
        Assert.Contains("Only one person may publish in Wyre Forest.", page.Words, StringComparison.Ordinal);
        Assert.Equal("page", page.Page.QuerySelector("nav a[href='/admin/running']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task People_OfASectionWithTwoApprovers_NeedNoWarning()
    {
        await hub.Services.AddPersonAsync("Section owner", "wyre-forest");
        var owner = await hub.SignInAsync("Section owner", "wyre-forest");

        var page = await owner.GetAsync("/admin/section/people");

        Assert.DoesNotContain("Too few people can approve", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_ForAnEditor_AreNoLineOfTheMenuAndNoPage()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var dashboard = await editor.GetAsync("/admin");
        var page = await editor.OpenAsync("/admin/section/people");

        Assert.Null(dashboard.Page.QuerySelector("nav a[href='/admin/section/people']"));
        Assert.Equal(403, page.Status);
    }
}
