using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SafeguardingHub.Storage.Writing;

/// <summary>
/// Writing that is no change of content: each turn waits at the gate like the others, in a transaction of its own, and its faults
/// are the engine's.
/// </summary>
internal sealed class WriteTurns(HubContexts contexts, HubDialect dialect, WriteGate? gate)
{
    /// <summary>For reading beside the turns.</summary>
    public HubContexts Contexts => contexts;

    /// <summary>Does the work and commits it; nothing of it stays where it fails.</summary>
    public async Task<T> TakeAsync<T>(Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
    {
        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        await using var context = contexts.Create();
        try
        {
            await using var transaction = await dialect.BeginAsync(context, cancellationToken);
            await context.Database.UseTransactionAsync(transaction, cancellationToken);
#pragma warning disable CA2000 // The session would dispose of context and transaction, which are disposed of here.
            var result = await work(new HubSession(context, transaction, dialect));
#pragma warning restore CA2000
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (DbException error) when (dialect.Translate(error) is { } translated)
        {
            throw translated;
        }
    }
}
