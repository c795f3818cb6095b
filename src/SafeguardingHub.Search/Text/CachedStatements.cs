using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SafeguardingHub.Search.Text;

/// <summary>
/// Statements of SQLite itself, past the provider's commands, which cost more than the statements that fill an index or give the
/// first names of a list. The rules are those of <see cref="CachedCommands"/>: one thread at a time, no statement inside its own
/// reading; a connection's statements go with it.
/// </summary>
internal static class CachedStatements
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, CachedStatement>> ByConnection = [];

    /// <summary>The statement of a connection, prepared once.</summary>
    public static CachedStatement Of(SqliteConnection connection, string sql)
    {
        var statements = ByConnection.GetValue(connection, Begin);
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = new CachedStatement(connection.Handle!, sql);
            statements.Add(sql, statement);
        }

        return statement;
    }

    // A connection is not closed for SQLite while it has statements: they end when it does, not when somebody collects them.
    private static Dictionary<string, CachedStatement> Begin(SqliteConnection connection)
    {
        connection.StateChange += static (sender, change) =>
        {
            if (change.CurrentState == ConnectionState.Closed && sender is SqliteConnection closed && ByConnection.TryGetValue(closed, out var statements))
            {
                ByConnection.Remove(closed);
                foreach (var statement in statements.Values)
                {
                    statement.Dispose();
                }
            }
        };
        return new Dictionary<string, CachedStatement>(StringComparer.Ordinal);
    }
}

/// <summary>A statement that is prepared, run, and run again.</summary>
internal sealed class CachedStatement : IDisposable
{
    // What is longer is converted in memory of its own.
    private const int MostKept = 1 << 16;
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    // Where the statement has each value: SQLite counts $1, $2… as they stand in the text.
    private readonly int[] places;
    private byte[] buffer = [];

    public CachedStatement(sqlite3 connection, string sql)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        places = new int[raw.sqlite3_bind_parameter_count(statement)];
        for (var place = 1; place <= places.Length; place++)
        {
            places[int.Parse(raw.sqlite3_bind_parameter_name(statement, place).utf8_to_string().AsSpan(1), CultureInfo.InvariantCulture) - 1] = place;
        }
    }

    /// <summary>Runs it with these values for <c>$1</c>, <c>$2</c>…, passing over what it gives.</summary>
    public void Run(params ReadOnlySpan<object?> values)
    {
        using var rows = Read(values);
        while (rows.Next())
        {
        }
    }

    /// <summary>The first column of its first row; null where there is no row, zero where it is NULL.</summary>
    public long? Number(params ReadOnlySpan<object?> values)
    {
        using var rows = Read(values);
        return rows.Next() ? rows.Int64(0) : null;
    }

    /// <summary>Its rows with these values. One reading must end before the next begins.</summary>
    public StatementRows Read(params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            Check(Bind(places[index], values[index]));
        }

        return new StatementRows(connection, statement);
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int index, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(statement, index),
        string text => BindText(index, text),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        int number => raw.sqlite3_bind_int(statement, index, number),
        double number => raw.sqlite3_bind_double(statement, index, number),
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"No value of a statement: {value.GetType()}."), nameof(value)),
    };

    private int BindText(int index, string text)
    {
        if (text.Length == 0)
        {
            // Of no bytes at all SQLite would make NULL.
            return raw.sqlite3_bind_text(statement, index, text);
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < most)
        {
            buffer = new byte[Math.Max(most, 256)];
        }

        // SQLite takes its own copy.
        var result = raw.sqlite3_bind_text(statement, index, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        buffer = buffer.Length > MostKept ? [] : buffer;
        return result;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection);
}

/// <summary>The rows of a statement, which can be run again once they are disposed of.</summary>
internal readonly struct StatementRows(sqlite3 connection, sqlite3_stmt statement) : IDisposable
{
    /// <summary>Goes to the next row; false after the last.</summary>
    /// <exception cref="SqliteException">The file is damaged, locked, or the statement was interrupted.</exception>
    public bool Next()
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, connection);
        }

        return result == raw.SQLITE_ROW;
    }

    /// <summary>A column of the row as a number.</summary>
    public int Int32(int column) => raw.sqlite3_column_int(statement, column);

    /// <inheritdoc cref="Int32"/>
    public long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A column of the row as text.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    // What went wrong while it was read has been thrown already, and would be told again here.
    public void Dispose() => _ = raw.sqlite3_reset(statement);
}
