using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The first account of a hub, and that there is always somebody who runs it.</summary>
public sealed class AccessSetUpTests : IAsyncLifetime, IDisposable
{
    private static readonly Actor Operator = Actor.System("a test");
    private readonly StringWriter console = new();
    private HubFactory hub = null!;

    public async Task InitializeAsync() => hub = await HubFactory.StartAsync(more: services => services.AddSingleton(new SetUpNotice(console)));

    public async Task DisposeAsync() => await hub.DisposeAsync();

    public void Dispose() => console.Dispose();

    [Fact]
    public async Task Hub_WithoutAccounts_ShowsALinkOnItsConsoleThatMakesTheFirstAdministratorOnce()
    {
        await hub.Services.GetRequiredService<FirstAdministrator>().PrepareAsync(CancellationToken.None);
        var link = new Uri(console.ToString().Split('\n').Last(line => line.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;
        var browser = hub.Stranger();

        var faulty = await browser.SendAsync(link, new { Name = "", Email = "ada", Password = "quay7" });
        var made = await browser.SubmitAsync(link, faulty.Form(), AdminClient.Fields(new { Name = "Ada", Email = "ada@example.org", Person.Password }));
        var people = await browser.GetAsync("/admin/people");

        Assert.Equal(3, faulty.Faults.Count);
        Assert.Equal("/admin", made.Location);
        Assert.Contains("Administrator, all sections", people.Words, StringComparison.Ordinal);
        Assert.Equal(404, (await hub.Stranger().OpenAsync(link)).Status);
        Assert.DoesNotContain("token=", string.Join('\n', hub.Logs.Lines), StringComparison.Ordinal);

        // With an account there is nothing more to show.
        var before = console.ToString();
        await hub.Services.GetRequiredService<FirstAdministrator>().PrepareAsync(CancellationToken.None);
        Assert.Equal(before, console.ToString());
    }

    [Theory]
    [InlineData("/admin/set-up")]
    [InlineData("/admin/set-up?token=nonsense")]
    [InlineData("/admin/welcome")]
    [InlineData("/admin/welcome?token=nonsense")]
    public async Task Link_ThatIsNone_SaysSo(string path) => Assert.Equal(404, (await hub.Stranger().OpenAsync(path)).Status);

    [Fact]
    public async Task SetUpLink_IsNoInvitation()
    {
        var link = await hub.Services.GetRequiredService<SetUpAdministrator>().LinkAsync(CancellationToken.None);

        Assert.Equal(404, (await hub.Stranger().OpenAsync(link!.Replace("set-up", "welcome", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task LastAdministrator_CanNeitherBeSwitchedOffNorLoseTheRole()
    {
        var last = await hub.Services.AddPersonAsync("Administrator");
        await hub.Services.GetRequiredService<InviteUser>().ExecuteAsync(Operator, new Invitation("waiting@example.org", "Waiting", "Administrator", null), null, default);

        var off = await hub.Services.GetRequiredService<DisableAccount>().ExecuteAsync(Operator, last.Id, default);
        var revoked = await hub.Services.GetRequiredService<RevokeRole>().ExecuteAsync(Operator, last.Id, "Administrator", null, default);
        var second = await hub.Services.AddPersonAsync("Administrator");
        var after = await hub.Services.GetRequiredService<DisableAccount>().ExecuteAsync(Operator, last.Id, default);

        Assert.Contains("last administrator", Assert.Single(off.Reasons).Message, StringComparison.Ordinal);
        Assert.Contains("last administrator", Assert.Single(revoked.Reasons).Message, StringComparison.Ordinal);
        Assert.True(after.Succeeded);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task Configuration_OfTheFirstAdministrator_MakesOneAndNoSecond()
    {
        var setUp = hub.Services.GetRequiredService<SetUpAdministrator>();
        var options = new Configuration.HubOptions { Admin = new() { Email = "ops@example.org", Password = Person.Password } };
        var first = ActivatorUtilities.CreateInstance<FirstAdministrator>(hub.Services, options);

        await first.PrepareAsync(CancellationToken.None);
        await first.PrepareAsync(CancellationToken.None);

        var account = Assert.Single(await hub.Services.GetRequiredService<IAccounts>().ListAsync(CancellationToken.None));
        Assert.True(account is { Email: "ops@example.org", IsAdministrator: true, State: AccountState.Active });
        Assert.Null(await setUp.LinkAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Configuration_WithABadPassword_StopsTheStartAndSaysWhy()
    {
        var options = new Configuration.HubOptions { Admin = new() { Email = "ops@example.org", Password = "password" } };
        var first = ActivatorUtilities.CreateInstance<FirstAdministrator>(hub.Services, options);

        var error = await Assert.ThrowsAsync<HubDataException>(() => first.PrepareAsync(CancellationToken.None));

        Assert.Contains("at least 12 characters", error.Message, StringComparison.Ordinal);
    }
}
