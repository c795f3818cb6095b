using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Publishing;

/// <summary>
/// Keeps what is planned for an item and its <see cref="PublishLaterPart"/> and <see cref="ArchiveLaterPart"/> saying the same.
/// A text that is saved or imported with a moment plans that moment, by whoever saves it and with the rights that they will
/// have then; a plan that is made or ended otherwise is written into the part of a draft that has one. Of the two the plan is
/// what is carried out.
/// </summary>
internal static class LaterPlans
{
    /// <summary>The state with both in agreement.</summary>
    public static ItemState Settled(StoredItem? before, ItemState after, Mark by)
    {
        if (after.KeepsPlans || after.Latest is not { } latest || (latest.Parts.Find(nameof(PublishLaterPart)) is null && latest.Parts.Find(nameof(ArchiveLaterPart)) is null))
        {
            return after;
        }

        return after.Altered.Any(version => version.VersionId == latest.VersionId) ? OfText(before, after, latest, by)
            : after.Status is { } status && before?.Latest is { WasLive: false } ? OfPlan(before, after, latest, status)
            : after;
    }

    private static ItemState OfText(StoredItem? before, ItemState after, ContentItem latest, Mark by)
    {
        var isLive = after.Live?.VersionId == latest.VersionId;
        var isPublished = isLive && after.Status is not null;
        var status = after.StatusAfter(before);
        var settled = latest;
        if (latest.Part<PublishLaterPart>() is { } publish)
        {
            var at = Meant(publish.Moment(), before?.Latest?.Item.Part<PublishLaterPart>()?.Moment(), before, before?.Status.PublishPlan);
            if (at is { } moment && !isLive && after.Status is null)
            {
                // The stage stays: where a second person is asked for, the draft can still be submitted.
                status = status with { PublishPlan = Plan(moment, by) };
            }

            // As Orchard Core leaves it: publishing empties the moment, and what an import brings published keeps it.
            settled = Written(settled, publish, isPublished ? null : at);
        }

        if (latest.Part<ArchiveLaterPart>() is { } archive)
        {
            // What becomes live brings its own moment along; until then the one that is planned holds.
            var at = isPublished
                ? archive.Moment()
                : Meant(archive.Moment(), before?.Latest?.Item.Part<ArchiveLaterPart>()?.Moment(), before, before?.Status.WithdrawPlan);
            if (isLive || after.Live is null)
            {
                status = status with { WithdrawPlan = at is { } moment ? Plan(moment, by) : null };
            }

            settled = Written(settled, archive, at);
        }

        return Replaced(after, latest, settled) with { Status = status };
    }

    private static ItemState OfPlan(StoredItem before, ItemState after, ContentItem latest, ItemStatus status)
    {
        var settled = latest;
        if (status.PublishPlan != before.Status.PublishPlan && latest.Part<PublishLaterPart>() is { } publish)
        {
            settled = Written(settled, publish, status.PublishPlan?.At);
        }

        if (status.WithdrawPlan != before.Status.WithdrawPlan && latest.Part<ArchiveLaterPart>() is { } archive)
        {
            settled = Written(settled, archive, status.WithdrawPlan?.At);
        }

        return ReferenceEquals(settled, latest) ? after : Replaced(after with { Altered = [.. after.Altered, latest] }, latest, settled);
    }

    // A moment that stands in the text as it stood before is no new wish: what is planned counts, and nothing where that was
    // carried out or cancelled.
    private static Instant? Meant(Instant? inText, Instant? inTextBefore, StoredItem? before, PlannedChange? plan) =>
        before?.Latest is not null && inText == inTextBefore ? plan?.At : inText;

    private static ContentItem Written(ContentItem item, PublishLaterPart part, Instant? at) =>
        part.Moment() == at ? item : item.With(part with { ScheduledPublishUtc = LaterMoment.TextOf(at) });

    private static ContentItem Written(ContentItem item, ArchiveLaterPart part, Instant? at) =>
        part.Moment() == at ? item : item.With(part with { ScheduledArchiveUtc = LaterMoment.TextOf(at) });

    private static PlannedChange Plan(Instant at, Mark by) =>
        new(at, at.InZone(DateTimeZoneProviders.Tzdb[ChosenTime.Zone]).LocalDateTime, ChosenTime.Zone, by);

    private static ItemState Replaced(ItemState after, ContentItem old, ContentItem settled) => after with
    {
        Latest = settled,
        Live = after.Live?.VersionId == old.VersionId ? settled : after.Live,
        Altered = [.. after.Altered.Select(version => version.VersionId == old.VersionId ? settled : version)],
    };
}
