using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Ripple;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Letters to the keepers of a number that comes to be in doubt.</summary>
public sealed class CallLetterTests
{
    private const string Shared = "4hubsectionworcestershire0";
    private static readonly ContentItemId Door = ContentItemId.Parse("4hubservicefrontdoor000000");
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 12, 0);

    [Fact]
    public async Task Letter_OfANumberInDoubt_GoesToItsKeepersAndSaysNothingOfIt()
    {
        await using var hub = await FlowHub.StartAsync();
        var keeper = await hub.Services.AddPersonAsync("Contact keeper");
        var other = await hub.Services.AddPersonAsync("Contact keeper", "wyre-forest");
        var letters = new CallLetters(
            new StaffLetters(
                new HubOptions { Mail = new MailOptions { Host = "mail.example.org" } }, hub.Services.GetRequiredService<IHubReader>(), hub.Services.GetRequiredService<IAccounts>()),
            hub.Services.GetRequiredService<ReadContactReach>(), TimeProvider.System);

        var posted = await letters.InDoubtAsync(await hub.FindAsync(Door), FlowHub.Person("kim", Shared, "Publish_Service"), Noon, CancellationToken.None);

        var letter = Assert.Single(posted, letter => letter.To == keeper.Email);
        Assert.DoesNotContain(posted, letter => letter.To == other.Email);
        Assert.Contains($"/admin/calls/{Door}", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Front Door", letter.Subject + letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_ArePostedWhenADoubtBegins_AndNotWithEachCallAfterIt()
    {
        var letters = new OneLetter();
        await using var hub = await FlowHub.StartAsync(new SettableTime(Noon.ToDateTimeOffset()), services => services.AddSingleton<ICallLetters>(letters));
        var record = hub.Services.GetRequiredService<RecordCall>();
        var kim = FlowHub.Person("kim", Shared, "Publish_Service");
        foreach (var minutes in new[] { 20, 10 })
        {
            var rung = await record.ExecuteAsync(
                kim, new CallToRecord(Door, "01905 822 666", CallSlot.Daytime, Noon - Duration.FromMinutes(minutes), CallOutcome.WrongTeam), CancellationToken.None);
            Assert.True(rung.Succeeded);
        }

        Assert.Equal(1, letters.Asked);
        var waiting = await hub.Services.GetRequiredService<IOutbox>().TakeAsync(Noon, Noon + Duration.FromHours(1), CancellationToken.None);
        Assert.Equal("keeper@example.org", waiting?.Mail.To);
    }

    private sealed class OneLetter : ICallLetters
    {
        public int Asked { get; private set; }

        public Task<ImmutableArray<OutgoingMail>> InDoubtAsync(StoredItem service, Actor by, Instant now, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult<ImmutableArray<OutgoingMail>>([new OutgoingMail("keeper@example.org", "Subject", "Text", now + Duration.FromDays(1))]);
        }
    }
}
