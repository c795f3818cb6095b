using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Text;

/// <summary>
/// Statements that a connection runs again and again, prepared once: preparing costs more than most of them. The connection
/// disposes of them with itself. For one thread at a time, not for a statement inside its own reading, and only where transactions
/// are begun by statements: a transaction object of the provider's admits no command that was made before it.
/// </summary>
internal sealed class CachedCommands
{
    private static readonly ConditionalWeakTable<SqliteConnection, CachedCommands> ByConnection = [];

    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    /// <summary>The statement of a connection, its parameters <c>$1</c>, <c>$2</c>… set to these values; null for NULL.</summary>
    public static SqliteCommand Of(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var commands = ByConnection.GetOrCreateValue(connection).commands;
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var index = 0; index < values.Length; index++)
            {
                command.Parameters.Add(new SqliteParameter("$" + (index + 1), DBNull.Value));
            }

            commands.Add(sql, command);
        }

        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values) =>
        CachedStatements.Of(connection, sql).Run(values);
}
