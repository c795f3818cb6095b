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

    /// <summary>Whether every command fails as it does where the file cannot be opened.</summary>
    public bool IsDown { get; set; }

    /// <summary>The number of commands that the work sends.</summary>
    public static async Task<int> CountAsync(Func<Task> work)
    {
        var count = Current.Value = new Count();
        await work();
        Current.Value = null;
        return count.Commands;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Note(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Note(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Note(result);

    private ValueTask<T> Note<T>(T result)
    {
        Current.Value?.Add();
        return IsDown ? throw new SqliteException("SQLite Error 14: 'unable to open database file'.", CannotOpen) : ValueTask.FromResult(result);
    }

    private sealed class Count
    {
        private int commands;

        public int Commands => commands;

        public void Add() => Interlocked.Increment(ref commands);
    }
}
