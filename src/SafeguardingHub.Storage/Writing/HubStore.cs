using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Begins units of work; <paramref name="gate"/> is null where the database itself lets several writers in.</summary>
internal sealed class HubStore(HubContexts contexts, HubDialect dialect, WriteGate? gate, ICommitSignal? signal) : IHubStore
{
    public Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken) => BeginAsync(isReading: false, cancellationToken);

    public Task<IUnitOfWork> BeginReadingAsync(CancellationToken cancellationToken) => BeginAsync(isReading: true, cancellationToken);

    private async Task<IUnitOfWork> BeginAsync(bool isReading, CancellationToken cancellationToken)
    {
        var turn = isReading || gate is null ? null : await gate.EnterAsync(cancellationToken);
        HubDbContext? context = null;
        try
        {
            context = contexts.Create();
            var transaction = isReading ? await dialect.BeginReadingAsync(context, cancellationToken) : await dialect.BeginAsync(context, cancellationToken);
            await context.Database.UseTransactionAsync(transaction, cancellationToken);
            return new UnitOfWork(new HubSession(context, transaction, dialect), turn, signal) { IsReading = isReading };
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
