using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class QrTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private FlowHub hub = null!;
    private HttpClient ann = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        ann = hub.As("ann", Wyre, Permission.EditContent);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Code_OfALivePage_IsShownAndDownloadedInBothForms()
    {
        var item = await hub.DraftAsync("On posters", Wyre);
        await hub.Services.GetRequiredService<PublishContent>().ExecuteAsync(
            FlowHub.Person("bea", Wyre, Permission.PublishContent), item, 1, null, CancellationToken.None);

        var page = await ann.PageAsync($"/admin/content/{item}/qr");
        using var svg = await ann.GetAsync(new Uri($"/admin/content/{item}/qr?handler=svg&save=true", UriKind.Relative));
        using var png = await ann.GetAsync(new Uri($"/admin/content/{item}/qr?handler=png", UriKind.Relative));

        Assert.Contains("/wyre-forest/on-posters", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(("image/svg+xml", "qr-on-posters.svg"), (svg.Content.Headers.ContentType?.MediaType, svg.Content.Headers.ContentDisposition?.FileName));
        Assert.StartsWith("<svg", await svg.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("PNG", Encoding.ASCII.GetString((await png.Content.ReadAsByteArrayAsync())[1..4]));
        Assert.Equal($"/admin/content/{item}/qr", (await ann.PageAsync($"/admin/content/{item}")).Link("QR code for posters"));
    }

    [Fact]
    public async Task Code_OfADraft_DoesNotExist()
    {
        var item = await hub.DraftAsync("Not yet", Wyre);

        using var page = await ann.GetAsync(new Uri($"/admin/content/{item}/qr", UriKind.Relative));
        using var picture = await ann.GetAsync(new Uri($"/admin/content/{item}/qr?handler=png", UriKind.Relative));

        Assert.Equal([404, 404], [(int)page.StatusCode, (int)picture.StatusCode]);
    }
}
