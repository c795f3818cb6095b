using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>
/// Counts the commands that a request sends, and not those of the watcher of the log, which asks all the time; and makes a
/// database that does not answer.
/// </summary>
internal sealed class DatabaseWatch : DbCommandInterceptor
{
    private const int CannotOpen = 14;
    private static readonly AsyncLocal<Count?> Current = new();
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether every command fails as it does where the file cannot be opened.</summary>
    public bool IsDown { get; set; }

    /// <summary>What the commands of counted requests wait for before they are sent; null where they need not.</summary>
    public Task? Held { get; set; }

    /// <summary>Is completed when the first command is held.</summary>
    public Task Reached => reached.Task;

    /// <summary>The number of commands that the work sends.</summary>
    public static async Task<int> CountAsync(Func<Task> work)
    {
        var count = Current.Value = new Count();
        await work();
        Current.Value = null;
        return count.Commands;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => NoteAsync(result, cancellationToken);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => NoteAsync(result, cancellationToken);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => NoteAsync(result, cancellationToken);

    private async ValueTask<T> NoteAsync<T>(T result, CancellationToken cancellationToken)
    {
        if (Current.Value is { } count)
        {
            count.Add();
            if (Held is { } held)
            {
                reached.TrySetResult();
                await held.WaitAsync(cancellationToken);
            }
        }

        return IsDown ? throw new SqliteException("SQLite Error 14: 'unable to open database file'.", CannotOpen) : result;
    }

    private sealed class Count
    {
        private int commands;

        public int Commands => commands;

        public void Add() => Interlocked.Increment(ref commands);
    }
}
