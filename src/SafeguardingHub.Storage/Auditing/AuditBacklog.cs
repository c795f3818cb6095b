using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Auditing;

/// <summary>
/// Puts the rows of before there was a chain on it, in the order in which they were written. It works in batches, each a
/// transaction that holds the chain's end: begun again after a crash, or by several nodes at once, it goes on where it stands.
/// </summary>
internal static class AuditBacklog
{
    private const int AtATime = 2000;

    private static readonly string[] Columns =
    [
        nameof(AuditRow.Number), nameof(AuditRow.ActorKey), nameof(AuditRow.Section), nameof(AuditRow.ActorSalt), nameof(AuditRow.ActorDigest), nameof(AuditRow.AccountSalt),
        nameof(AuditRow.AccountDigest), nameof(AuditRow.NoteSalt), nameof(AuditRow.NoteDigest), nameof(AuditRow.Previous), nameof(AuditRow.Hash),
    ];

    public static async Task TakeAsync(HubContexts contexts, HubDialect dialect, IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        await using var counting = contexts.Create();
        if (!await counting.AuditHead.Select(row => row.TakesOlder).SingleAsync(cancellationToken))
        {
            return;
        }

        var total = await counting.Audit.CountAsync(row => row.Number == null, cancellationToken);
        for (var done = 0; ; progress?.Report(new AuditProgress(Math.Min(done, total), total)))
        {
            if (await TakeSomeAsync(contexts, dialect, cancellationToken) is not (> 0 and var taken))
            {
                return;
            }

            done += taken;
        }
    }

    private static async Task<int> TakeSomeAsync(HubContexts contexts, HubDialect dialect, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        await using var transaction = await dialect.BeginAsync(context, cancellationToken);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
#pragma warning disable CA2000 // The session would dispose of context and transaction, which are disposed of here.
        var session = new HubSession(context, transaction, dialect);
#pragma warning restore CA2000
        if ((await AuditChain.HoldAsync(session, 0, cancellationToken)).TakesOlder is false)
        {
            return 0;
        }

        var found = await context.Audit.Where(row => row.Number == null).OrderBy(row => row.Id).Take(AtATime)
            .Select(row => new { Row = row, Section = context.Items.Where(item => item.Id == row.ItemId).Select(item => item.Section).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var rows = found.ConvertAll(pair => pair.Row);
        foreach (var pair in found)
        {
            // Nobody wrote down where the item was at that moment: where it is now has to do.
            pair.Row.Section = pair.Section;
            pair.Row.ActorKey = NameWords.KeyOf(pair.Row.ActorName);
            AuditSeal.Digest(pair.Row);
        }

        if (rows.Count == 0)
        {
            await context.Set<AuditHeadRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.TakesOlder, false), cancellationToken);
        }
        else
        {
            await AuditChain.LinkAsync(session, rows, cancellationToken);
            await session.UpdateAsync(rows, Columns, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return rows.Count;
    }
}
