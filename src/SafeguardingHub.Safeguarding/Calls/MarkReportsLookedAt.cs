using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>That reports of readers were looked at.</summary>
/// <param name="By">Who, and when.</param>
public sealed record ReportsLookedAt(Mark By);

/// <summary>Marks what readers have reported of a service's numbers as looked at, so that what is new stands out.</summary>
public sealed class MarkReportsLookedAt(ContentEngine engine)
{
    /// <summary>Marks them. Needs PublishContent for the service; refused where there are other reports than the person saw.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="service">The service's item.</param>
    /// <param name="seen">How many new reports the person saw.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<ReportsLookedAt>> ExecuteAsync(Actor actor, ContentItemId service, int seen, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        if ((await unit.FindAsync([service], cancellationToken)).GetValueOrDefault(service) is not { } stored)
        {
            return Outcome<ReportsLookedAt>.Refused(new Reason(ReasonKind.NotFound, "", "There is no such service."));
        }

        if (!Rights.Allows(actor, new Demand(Permission.PublishContent, stored.ContentType), stored.Section, stored.Owner))
        {
            return Outcome<ReportsLookedAt>.Refused(new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not do this: it needs the permission {Permission.PublishContent}."));
        }

        var audit = AuditEntry.Of(actor, nameof(MarkReportsLookedAt), engine.Now);
        if (!await unit.Calls.MarkReportsAsync(ReadContacts.ReportForm, service, ReadContacts.ReportsFrom(LondonTime.Day(engine.Now)), seen, audit, cancellationToken))
        {
            return Outcome<ReportsLookedAt>.Refused(new Reason(ReasonKind.Stale, "", "Readers have reported more since you opened this page. Look at the new reports, then mark them."));
        }

        await unit.CommitAsync(cancellationToken);
        return new ReportsLookedAt(Mark.Of(actor, engine.Now));
    }
}
