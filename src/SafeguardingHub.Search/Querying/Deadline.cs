using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SafeguardingHub.Search.Querying;

/// <summary>The time that one search may take. When it is up, or whoever asked has gone, the statement that runs is interrupted.</summary>
internal sealed class Deadline : IDisposable
{
    // SQLITE_INTERRUPT.
    private const int Interrupted = 9;

    private readonly CancellationTokenSource time;
    private readonly CancellationTokenSource either;
    private readonly CancellationTokenRegistration registration;

    /// <summary>Begins.</summary>
    public Deadline(SqliteConnection connection, TimeSpan length, TimeProvider clock, CancellationToken cancellationToken)
    {
        time = new CancellationTokenSource(length, clock);
        either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        registration = either.Token.Register(static state => raw.sqlite3_interrupt(((SqliteConnection)state!).Handle), connection);
    }

    /// <summary>Cancelled when time is up or whoever asked has gone.</summary>
    public CancellationToken Token => either.Token;

    /// <summary>Whether an error says that time is up.</summary>
    public static bool IsUp(Exception exception) =>
        exception is OperationCanceledException or SqliteException { SqliteErrorCode: Interrupted };

    /// <summary>Ends. Waits for an interruption that is under way: the next reader of the connection must not be hit by it.</summary>
    public void Dispose()
    {
        registration.Dispose();
        either.Dispose();
        time.Dispose();
    }
}
