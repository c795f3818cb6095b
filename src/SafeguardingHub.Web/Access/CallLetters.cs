using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Ripple;

namespace SafeguardingHub.Web.Access;

/// <summary>Letters about contacts: to their keepers, and to those whose pages type what a contact no longer is.</summary>
internal sealed class CallLetters(StaffLetters letters, ReadContactReach reach, TimeProvider time) : ICallLetters, IPublishLetters
{
    private const string Findings = "/admin/findings";
    private static readonly Duration Useful = Duration.FromDays(7);

    // Sees what readers see and no drafts: the letter speaks of live pages.
    private static readonly Actor Nobody = Actor.Anonymous;

    public async Task<ImmutableArray<OutgoingMail>> InDoubtAsync(StoredItem service, Actor by, Instant now, CancellationToken cancellationToken) =>
    [
        .. await letters.ToWhoMayAsync(
            new Demand(Permission.PublishContent, service.ContentType), service.Section, service.Owner, by.Id, "Something needs a look today",
            "Something that you look after needs somebody today. This page says what:", ContactPages.Of(service.Id), now + Useful, cancellationToken),
    ];

    public async Task<IReadOnlyList<OutgoingMail>> OnPublishAsync(StoredItem before, ContentItem published, Actor by, CancellationToken cancellationToken)
    {
        if (!letters.AreOn || before.Live is not { } live || !ContactChange.Between(live.Item, published).IsAny)
        {
            return [];
        }

        var sent = new List<OutgoingMail>();
        foreach (var section in (await reach.ReadAsync(Nobody, before, cancellationToken)).SectionsWithWork.Where(section => section != before.Section))
        {
            sent.AddRange(await letters.ToWhoMayAsync(
                new Demand(Permission.PublishContent), section, owner: null, by.Id, "Pages in your section need a look",
                "Something that your pages repeat has changed. What the pages refer to has followed by itself; what they type has not. This page lists them:",
                Findings, time.Now() + Useful, cancellationToken));
        }

        // Whoever runs several sections needs one letter.
        return [.. sent.DistinctBy(letter => letter.To, StringComparer.OrdinalIgnoreCase)];
    }
}
