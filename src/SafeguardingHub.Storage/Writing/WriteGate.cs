using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Writing;

/// <summary>
/// Lets one writer of this process in at a time, in the order in which they came. SQLite has one writer anyway, and would
/// make the others block a thread each.
/// </summary>
internal sealed class WriteGate(TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>Waits for the turn; disposing the answer ends it.</summary>
    /// <exception cref="StoreBusyException">Others took too long.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken) =>
        await gate.WaitAsync(patience, cancellationToken) ? new Turn(gate) : throw new StoreBusyException();

    /// <inheritdoc cref="EnterAsync"/>
    public IDisposable Enter() => gate.Wait(patience) ? new Turn(gate) : throw new StoreBusyException();

    public void Dispose() => gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                gate.Release();
            }
        }
    }
}

/// <summary>Leads what EF saves by itself, Identity's users above all, through the same gate.</summary>
internal sealed class WriteGateInterceptor(WriteGate gate) : SaveChangesInterceptor
{
    private readonly ConcurrentDictionary<DbContext, IDisposable> turns = new(ReferenceEqualityComparer.Instance);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        turns[eventData.Context!] = gate.Enter();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        turns[eventData.Context!] = await gate.EnterAsync(cancellationToken);
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        End(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        End(eventData.Context);
        return ValueTask.FromResult(result);
    }

    // EF tells of these apart, and not of a save that failed besides: a gate left shut would stop every writer.
    public override InterceptionResult ThrowingConcurrencyException(ConcurrencyExceptionEventData eventData, InterceptionResult result)
    {
        End(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(
        ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        End(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => End(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData.Context);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => End(eventData.Context);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData.Context);
        return Task.CompletedTask;
    }

    private void End(DbContext? context)
    {
        if (context is not null && turns.TryRemove(context, out var turn))
        {
            turn.Dispose();
        }
    }
}
