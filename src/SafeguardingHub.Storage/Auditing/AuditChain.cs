using System.Data.Common;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Auditing;

/// <summary>Puts rows on the end of the chain: the last thing before a commit, because other writers wait from here to there.</summary>
internal static class AuditChain
{
    private const string Take = """UPDATE "AuditHead" SET "Number" = "Number" + @rows WHERE "Id" = 1 RETURNING "Number", "Hash", "TakesOlder" """;
    private const string Put = """UPDATE "AuditHead" SET "Hash" = @hash WHERE "Id" = 1""";

    /// <summary>Seals and inserts the rows. The row of the head is held from now on until the transaction ends.</summary>
    public static async Task AppendAsync(HubSession session, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var row in rows)
        {
            AuditSeal.Digest(row);
        }

        await LinkAsync(session, rows, cancellationToken);
        await session.InsertAsync(rows, cancellationToken);
    }

    /// <summary>Links rows whose digests are known, and moves the end of the chain behind them.</summary>
    public static async Task LinkAsync(HubSession session, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken)
    {
        var (head, hash, _) = await HoldAsync(session, rows.Count, cancellationToken);
        var number = head - rows.Count;
        foreach (var row in rows)
        {
            AuditSeal.Link(row, ++number, hash);
            hash = row.Hash!;
        }

        await using var command = CommandOf(session, Put, ("@hash", hash));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Holds the end of the chain, moved on by as many rows; says where it is now, and whether older rows are still to be put on.</summary>
    public static async Task<(long Number, byte[] Hash, bool TakesOlder)> HoldAsync(HubSession session, int rows, CancellationToken cancellationToken)
    {
        await using var command = CommandOf(session, Take, ("@rows", (long)rows));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetBoolean(2))
            : throw new InvalidOperationException("The end of the audit's chain is missing: the database was not prepared.");
    }

    private static DbCommand CommandOf(HubSession session, string text, (string Name, object Value) value)
    {
        var command = session.Transaction.Connection!.CreateCommand();
        command.Transaction = session.Transaction;
#pragma warning disable CA2100 // The text is one of the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (value.Name, value.Value);
        command.Parameters.Add(parameter);
        return command;
    }
}
