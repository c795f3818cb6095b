using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>What is kept of people ends by itself: neither a day early nor left lying about.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private const string Page = "4hubsectionwyreforest00000";
    private static readonly Actor Ann = FlowHub.Person("ann", null, Permission.SiteOwner);
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private HubFactory hub = null!;

    private IEditorsDesk Desk => hub.Services.GetRequiredService<IEditorsDesk>();

    private AutosaveDraft Forms => hub.Services.GetRequiredService<AutosaveDraft>();

    public async Task InitializeAsync() => hub = await HubFactory.StartAsync(time);

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Forms_NotSavedFor30Days_AreForgotten()
    {
        await Forms.SaveAsync(Ann, Page, 1, "{}", CancellationToken.None);

        await ForgetAfterAsync(TimeSpan.FromDays(30));
        var kept = await Forms.FindAsync(Ann, Page, CancellationToken.None);
        await ForgetAfterAsync(TimeSpan.FromSeconds(1));

        Assert.NotNull(kept);
        Assert.Null(await Forms.FindAsync(Ann, Page, CancellationToken.None));
    }

    [Fact]
    public async Task Links_LongEnded_AreForgottenAndThoseThatWorkAreNot()
    {
        var links = hub.Services.GetRequiredService<PreviewLinks>();
        var ended = await links.CreateAsync(Ann, new LinkToMake(ContentItemId.Parse(Page), Duration.FromDays(1), "Board"), CancellationToken.None);

        await ForgetAfterAsync(TimeSpan.FromDays(31));
        var kept = await Desk.FindLinkAsync(ended.Value.Link.Hash, CancellationToken.None);
        var open = await links.CreateAsync(Ann, new LinkToMake(ContentItemId.Parse(Page), Duration.FromDays(1), "Board"), CancellationToken.None);
        await ForgetAfterAsync(TimeSpan.FromSeconds(1));

        Assert.NotNull(kept);
        Assert.Null(await Desk.FindLinkAsync(ended.Value.Link.Hash, CancellationToken.None));
        Assert.NotNull(await Desk.FindLinkAsync(open.Value.Link.Hash, CancellationToken.None));
    }

    [Fact]
    public async Task SignIns_OlderThanTheMonthsThatAreConfigured_AreForgotten()
    {
        var person = await hub.Services.AddPersonAsync("Editor", "wyre-forest");
        await hub.SignInAsync(person);
        var months = hub.Services.GetRequiredService<HubOptions>().SignInMonths;

        await ForgetAfterAsync(TimeSpan.FromDays((months * 365 / 12) - 1));
        var kept = await hub.SignInsOfAsync(person);
        await ForgetAfterAsync(TimeSpan.FromDays(2));

        Assert.Single(kept);
        Assert.Empty(await hub.SignInsOfAsync(person));
    }

    private async Task ForgetAfterAsync(TimeSpan span)
    {
        time.Advance(span);
        await hub.Services.GetServices<IHostedService>().OfType<Retention>().Single().ForgetAsync(CancellationToken.None);
        Assert.DoesNotContain(hub.Logs.Lines, line => line.Contains("could not be deleted", StringComparison.Ordinal));
    }
}
