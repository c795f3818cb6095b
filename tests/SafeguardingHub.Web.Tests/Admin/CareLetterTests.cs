using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Who is told by letter of calls and reviews that are due, and how often.</summary>
public sealed class CareLetterTests : IAsyncLifetime
{
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private HubFactory hub = null!;

    public async Task InitializeAsync() => hub = await HubFactory.StartAsync(time);

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Calls_ThatAreDue_AreToldToTheirKeepersInOneLetterAndOnce()
    {
        var keeper = await hub.Services.AddPersonAsync("Contact keeper");
        var other = await hub.Services.AddPersonAsync("Contact keeper", "wyre-forest");

        await Letters().PostAsync(CancellationToken.None);
        var again = await Letters().PostAsync(CancellationToken.None);

        var letters = await TakenAsync();
        var letter = Assert.Single(letters, letter => letter.To == keeper.Email && letter.Subject == "Contacts to ring");
        Assert.Contains("/admin/calls", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Front Door", letter.Subject + letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(letters, letter => letter.To == other.Email);
        Assert.Equal(0, again);
    }

    [Theory]
    [InlineData(0, "keeper")]
    [InlineData(6, "")]
    [InlineData(7, "owner")]
    [InlineData(21, "administrator")]
    public async Task Call_OverdueForSoManyDays_IsToldToThoseWhoseTurnItIs(int days, string told)
    {
        var people = new Dictionary<string, string>
        {
            [(await hub.Services.AddPersonAsync("Contact keeper")).Email] = "keeper",
            [(await hub.Services.AddPersonAsync("Section owner", "")).Email] = "owner",
            [(await hub.Services.AddPersonAsync("Administrator")).Email] = "administrator",
        };
        await hub.RingAsync("4hubservicefrontdoor000000");

        // Rung on 2 November 2026, and every 90 days.
        time.Now = new DateTimeOffset(2027, 1, 31, 9, 0, 0, TimeSpan.Zero).AddDays(days - 1);
        await Letters().PostAsync(CancellationToken.None);
        await TakenAsync();
        time.Now = time.Now.AddDays(1);

        await Letters().PostAsync(CancellationToken.None);

        var calls = (await TakenAsync()).Where(letter => letter.Subject == "Contacts to ring").Select(letter => people[letter.To]);
        if (told.Length == 0)
        {
            Assert.Empty(calls);
        }
        else
        {
            Assert.Contains(told, calls);
        }
    }

    [Fact]
    public async Task WithoutMail_NothingIsPostedOrRemembered()
    {
        await hub.Services.AddPersonAsync("Contact keeper");

        Assert.Equal(0, await Letters(host: "").PostAsync(CancellationToken.None));

        Assert.NotEqual(0, await Letters().PostAsync(CancellationToken.None));
    }

    private CareLetters Letters(string host = "mail.example.org")
    {
        var services = hub.Services;
        var accounts = services.GetRequiredService<IAccounts>();
        return new CareLetters(
            new StaffLetters(new HubOptions { Mail = new MailOptions { Host = host } }, services.GetRequiredService<IHubReader>(), accounts),
            accounts, services.GetRequiredService<PublishedContacts>(), services.GetRequiredService<CallRules>(), services.GetRequiredService<IReviewLog>(),
            services.GetRequiredService<IOutbox>(), time);
    }

    private async Task<List<OutgoingMail>> TakenAsync()
    {
        var now = Instant.FromDateTimeOffset(time.Now);
        var taken = new List<OutgoingMail>();
        while (await hub.Services.GetRequiredService<IOutbox>().TakeAsync(now, now + Duration.FromDays(30), CancellationToken.None) is { } letter)
        {
            taken.Add(letter.Mail);
            await hub.Services.GetRequiredService<IOutbox>().SentAsync(letter.Id, CancellationToken.None);
        }

        return taken;
    }
}
