using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Access;

/// <summary>Letters to contact keepers, where there is a mail server: neutral words and a link.</summary>
internal sealed class CallLetters(HubOptions options, IHubReader hub, IAccounts accounts) : ICallLetters
{
    private static readonly Duration Useful = Duration.FromDays(7);

    public async Task<ImmutableArray<OutgoingMail>> InDoubtAsync(StoredItem service, Actor by, Instant now, CancellationToken cancellationToken)
    {
        if (!options.Mail.IsOn)
        {
            return [];
        }

        var demand = new Demand(Permission.PublishContent, service.ContentType);
        var address = await OriginAsync(cancellationToken) + ContactPages.Of(service.Id);
        return
        [
            .. (await accounts.ListAsync(cancellationToken))
                .Where(account => !account.IsDisabled && account.Id != by.Id && Rights.Allows(account.AsActor, demand, service.Section, service.Owner))
                .Select(account => new OutgoingMail(
                    account.Email,
                    "Something needs a look today",
                    $"""
                    Hello {account.Name},

                    Something that you look after needs somebody today. This page says what:

                    {address}
                    """,
                    now + Useful)),
        ];
    }

    // There is no request here to tell the origin; without the setting the letter names the page below it.
    private async Task<string> OriginAsync(CancellationToken cancellationToken) =>
        (await hub.SettingsAsync(cancellationToken)).TryGetValue("Site", out var site) && site.ValueKind == JsonValueKind.Object
        && site.TryGetProperty("BaseUrl", out var origin) && origin.ValueKind == JsonValueKind.String ? (origin.GetString() ?? "").TrimEnd('/') : "";
}
