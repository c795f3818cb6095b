using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Auditing;

/// <summary>Looks whether any entry of the audit was altered, taken out or slipped in behind the hub's back. It changes nothing.</summary>
public sealed class VerifyAudit(IAuditTrail trail)
{
    /// <summary>Walks the whole chain. Needs the permission SiteOwner for the whole hub.</summary>
    public async Task<Outcome<AuditVerdict>> ExecuteAsync(Actor actor, IProgress<AuditProgress>? progress, CancellationToken cancellationToken) =>
        Rights.AllowsEverywhere(actor, Permission.SiteOwner)
            ? await trail.VerifyAsync(progress, cancellationToken)
            : Outcome<AuditVerdict>.Refused(new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not check the audit trail: only an administrator of the whole hub does."));
}
