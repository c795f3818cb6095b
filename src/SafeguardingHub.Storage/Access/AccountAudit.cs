using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage;

/// <summary>
/// Audit entries for what Identity writes by itself. An entry that is noted before is saved with Identity's next rows, in
/// the same transaction; see <see cref="Auditing.AuditInterceptor"/>.
/// </summary>
public sealed class AccountAudit(HubDbContext context)
{
    /// <summary>Notes an entry about an account.</summary>
    public void Note(AuditEntry entry, string account) => context.Add(ItemRows.RowOf(entry, new AuditSubject { Account = account }));
}
