using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Auditing;

/// <summary>
/// Audit rows that are saved with what Identity writes by itself (<see cref="AccountAudit"/>) wait until all else is written, and
/// are put on the chain right before the commit, as those of a unit of work are.
/// </summary>
internal sealed class AuditInterceptor(HubDialect dialect) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentDictionary<DbContext, List<AuditRow>> waiting = new(ReferenceEqualityComparer.Instance);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        TakeOut(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        TakeOut(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        eventData.Context is { } context && waiting.ContainsKey(context)
            ? throw new NotSupportedException("What is audited is saved asynchronously.")
            : result;

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is HubDbContext context && waiting.TryRemove(context, out var rows))
        {
#pragma warning disable CA2000 // The session would dispose of context and transaction, which are EF's.
            await AuditChain.AppendAsync(new HubSession(context, transaction, dialect), rows, CancellationToken.None);
#pragma warning restore CA2000
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        eventData.Context is { } context && waiting.TryRemove(context, out _)
            ? throw new InvalidOperationException("An audit entry was noted, and there was nothing to save with it.")
            : ValueTask.FromResult(result);

    // EF tells of these apart, and not of a save that failed besides.
    public override InterceptionResult ThrowingConcurrencyException(ConcurrencyExceptionEventData eventData, InterceptionResult result)
    {
        Forget(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(
        ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Forget(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Forget(eventData.Context);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private void TakeOut(DbContext? context)
    {
        var noted = context?.ChangeTracker.Entries<AuditRow>().Where(entry => entry.State == EntityState.Added).ToList();
        if (noted is not { Count: > 0 })
        {
            return;
        }

        noted.ForEach(entry => entry.State = EntityState.Detached);
        waiting[context!] = noted.ConvertAll(entry => entry.Entity);

        // EF leaves the transaction out where one command does.
        context!.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    private void Forget(DbContext? context)
    {
        if (context is not null)
        {
            waiting.TryRemove(context, out _);
        }
    }
}
