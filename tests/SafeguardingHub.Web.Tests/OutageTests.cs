using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>A reader gets help while the database is away.</summary>
public class OutageTests
{
    [Fact]
    public async Task DatabaseAway_PagesInMemoryAreServed_OthersSayWhomToCall()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        var before = await reader.PageAsync("/wyre-forest");

        hub.Database.IsDown = true;
        var kept = await reader.PageAsync("/wyre-forest");
        var contacts = await reader.PageAsync("/contacts");
        var away = await reader.PageAsync("/south-worcestershire", status: 503);

        Assert.Equal(before.Source.Text, kept.Source.Text);
        Assert.Contains("tel:01905822666", contacts.MainText().Dialled());
        Assert.Equal("This site is away for a moment", away.Heading());
        Assert.Equal("tel:999", away.MainText().Dialled()[0]);
        Assert.Contains("tel:01905822666", away.MainText().Dialled());
        Assert.DoesNotContain("Sqlite", away.Source.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", away.Source.Text, StringComparison.Ordinal);
        Assert.Contains(hub.Logs.Lines, line => line.Contains("A request to /{**path} failed", StringComparison.Ordinal) && line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DatabaseAway_BlocksOnOtherSites_GoOnSayingWhomToCall()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();

        hub.Database.IsDown = true;
        var block = await reader.PageAsync("/embed/route/child");

        Assert.Contains("tel:999", block.Dialled());
        Assert.Contains("tel:01905822666", block.Dialled());
    }

    [Fact]
    public async Task DatabaseAway_ABlockWhosePageIsNotInMemory_LeadsToTheContactsInstead()
    {
        await using var hub = await HubFactory.StartAsync();
        var ground = hub.Services.GetRequiredService<PublicGround>().Current;
        var withoutPages = new PublicSnapshot(ground.Generation, ground.Definitions, ground.Items, ground.Settings);

        hub.Database.IsDown = true;
        var block = await hub.Services.GetRequiredService<ContactsComposer>().RouteAsync(withoutPages, "child", Instant.FromUtc(2026, 3, 2, 12, 0), CancellationToken.None);

        Assert.Equal("/contacts", block?.Source?.Address);
        Assert.NotEmpty(block!.Route!.Routes);
    }

    [Fact]
    public async Task Fault_OfABlockOnAnotherSite_MayBeFramedAsTheBlockItself()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(fault => fault.Run(context => context.Response.WriteAsync("Call 999", context.RequestAborted)));
        app.UseRouting();
        app.MapGet("/block", Fail).WithMetadata(new FrameablePage());
        app.MapGet("/page", Fail);
        await app.StartAsync();
        using var reader = app.GetTestClient();

        using var block = await reader.GetAsync(new Uri("/block", UriKind.Relative));
        using var page = await reader.GetAsync(new Uri("/page", UriKind.Relative));

        Assert.Contains("frame-ancestors *", block.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        static string Fail() => throw new InvalidOperationException("A fault of the test's own.");
    }

    [Fact]
    public async Task Contact_Changed_IsInTheKeptPageAtOnce()
    {
        await using var hub = await HubFactory.StartAsync();
        var copy = Path.Combine(hub.DataFolder, Following.FailureCopy.FileName);
        var reader = hub.Reader();
        await reader.PageAsync("/contacts");
        var before = await File.ReadAllTextAsync(copy);

        await hub.PublishAsync("4hubservicefrontdoor000000", item => item with
        {
            Parts = PartJson.Set(item.Parts, PartJson.Find<ServicePart>(item.Parts)! with { Numbers = [new ServiceNumber { Number = "01905 000 111" }] }),
        });
        await reader.PageAsync("/contacts");
        var after = await File.ReadAllTextAsync(copy);

        Assert.Contains("tel:01905822666", before, StringComparison.Ordinal);
        Assert.Contains("01905 000 111", after, StringComparison.Ordinal);
        Assert.DoesNotContain("tel:01905822666", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabaseAway_Answers_AreKeptByNobody()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();

        hub.Database.IsDown = true;
        using var away = await reader.GetAsync(new Uri("/wyre-forest", UriKind.Relative));
        hub.Database.IsDown = false;
        using var back = await reader.GetAsync(new Uri("/wyre-forest", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.True(away.Headers.CacheControl?.NoStore);
        Assert.Null(away.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task DatabaseAway_HealthSaysSo_AndTheProcessLives()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();

        hub.Database.IsDown = true;
        using var live = await reader.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var ready = await reader.GetAsync(new Uri("/health/ready", UriKind.Relative));
        hub.Database.IsDown = false;
        using var again = await reader.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }
}
