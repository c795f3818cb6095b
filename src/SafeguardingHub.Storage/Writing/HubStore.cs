using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Begins units of work; <paramref name="gate"/> is null where the database itself lets several writers in.</summary>
internal sealed class HubStore(HubContexts contexts, HubDialect dialect, WriteGate? gate, ICommitSignal? signal) : IHubStore
{
    public async Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken)
    {
        var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        HubDbContext? context = null;
        try
        {
            context = contexts.Create();
            var transaction = await dialect.BeginAsync(context, cancellationToken);
            await context.Database.UseTransactionAsync(transaction, cancellationToken);
            return new UnitOfWork(new HubSession(context, transaction, dialect), turn, signal);
        }
        catch (Exception error)
        {
            if (context is not null)
            {
                await context.DisposeAsync();
            }

            turn?.Dispose();
            if (error is DbException fault && dialect.Translate(fault) is { } translated)
            {
                throw translated;
            }

            throw;
        }
    }
}
