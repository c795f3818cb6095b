using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Auditing;

/// <summary>
/// Reads the audit for somebody. Who holds ViewAuditTrail in a section sees what was done while it was in that section, not what
/// was done to it elsewhere before or after; what belongs to no section is for those who hold it everywhere; what is about
/// people's accounts is for those who may manage people.
/// </summary>
public sealed class ReadAudit(IAuditTrail trail)
{
    /// <summary>A page of the trail; an empty one for who may see nothing of it.</summary>
    public Task<AuditPage> PageAsync(Actor actor, AuditQuery query, CancellationToken cancellationToken) => trail.PageAsync(Within(actor, query), cancellationToken);

    /// <summary>Whether the actor sees entries about people's accounts.</summary>
    public static bool SeesAccounts(Actor actor) => Rights.AllowsEverywhere(actor, Permission.ManageUsers);

    /// <summary>The query, of what the actor may see and no more.</summary>
    internal static AuditQuery Within(Actor actor, AuditQuery query) => query with
    {
        Reach = Rights.SectionsOf(actor, new Demand(Permission.ViewAuditTrail)),
        IncludesAccounts = SeesAccounts(actor),
    };
}
