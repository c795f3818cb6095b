using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Access;

/// <summary>Letters to people at work: neutral words and a link, and only where there is a mail server.</summary>
internal sealed class StaffLetters(HubOptions options, IHubReader hub, IAccounts accounts)
{
    /// <summary>Whether letters can be sent at all.</summary>
    public bool AreOn => options.Mail.IsOn;

    /// <summary>A letter to everybody who may do that with it, but one; none where there is no mail server.</summary>
    /// <param name="demand">What they may do.</param>
    /// <param name="section">In which section; null for shared ground without one.</param>
    /// <param name="owner">Whose it is; null for nobody known.</param>
    /// <param name="except">The id of whoever need not be told; null for nobody.</param>
    /// <param name="subject">The subject, which says nothing of the matter.</param>
    /// <param name="words">A sentence or two.</param>
    /// <param name="path">The screen that says more, as a path of the hub.</param>
    /// <param name="dropAt">When the letter is of no use any more.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<OutgoingMail>> ToWhoMayAsync(
        Demand demand, ContentItemId? section, string? owner, string? except, string subject, string words, string path, NodaTime.Instant dropAt, CancellationToken cancellationToken)
    {
        if (!AreOn)
        {
            return [];
        }

        var origin = await OriginAsync(cancellationToken);
        return
        [
            .. (await accounts.ListAsync(cancellationToken))
                .Where(account => !account.IsDisabled && account.Id != except && Rights.Allows(account.AsActor, demand, section, owner))
                .Select(account => Letter(account, subject, words, origin + path, dropAt)),
        ];
    }

    /// <summary>A letter to one person; for whoever has seen that letters can be sent.</summary>
    public async Task<OutgoingMail> ToAsync(Account account, string subject, string words, string path, NodaTime.Instant dropAt, CancellationToken cancellationToken) =>
        Letter(account, subject, words, await OriginAsync(cancellationToken) + path, dropAt);

    private static OutgoingMail Letter(Account account, string subject, string words, string address, NodaTime.Instant dropAt) => new(
        account.Email, subject,
        $"""
        Hello {account.Name},

        {words}

        {address}
        """,
        dropAt);

    // There is no request here to tell the origin; without the setting the letter names the page below it.
    private async Task<string> OriginAsync(CancellationToken cancellationToken) =>
        (await hub.SettingsAsync(cancellationToken)).TryGetValue("Site", out var site) && site.ValueKind == JsonValueKind.Object
        && site.TryGetProperty("BaseUrl", out var origin) && origin.ValueKind == JsonValueKind.String ? (origin.GetString() ?? "").TrimEnd('/') : "";
}
