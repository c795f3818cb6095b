using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>One host for all tests of signing in and of people: each makes people of its own.</summary>
public sealed class AccessSite : IAsyncLifetime
{
    private HubFactory? hub;

    public HubFactory Hub => hub!;

    public async Task InitializeAsync() => hub = await HubFactory.StartAsync();

    public async Task DisposeAsync() => await Hub.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class AccessSiteTests : ICollectionFixture<AccessSite>
{
    public const string Name = "Signing in, and people";
}
