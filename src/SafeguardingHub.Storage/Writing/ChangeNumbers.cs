using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Takes numbers of the change log: the last thing before a commit, because others wait from here to there.</summary>
internal static class ChangeNumbers
{
    private const string Take = """
        UPDATE "ChangeHead" SET "Number" = "Number" + @rows, "LastPublic" = CASE WHEN @public > 0 THEN "Number" + @public ELSE "LastPublic" END
        WHERE "Id" = 1 RETURNING "Number"
        """;

    public static async Task<Commit> TakeAsync(HubSession session, List<ChangeRow> changes)
    {
        if (changes.Count == 0)
        {
            return new Commit(await session.Context.ChangeHead.Select(row => row.Number).SingleAsync(CancellationToken.None), 0);
        }

        var lastPublic = 1 + changes.FindLastIndex(row => new Change(0, row.Kind, null).IsPublic);
        await using var command = session.Transaction.Connection!.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = Take;
        Add(command, "@rows", changes.Count);
        Add(command, "@public", lastPublic);
        var head = (long)(await command.ExecuteScalarAsync(CancellationToken.None)
            ?? throw new InvalidOperationException("The head of the change log is missing: the database was not prepared."));

        var first = head - changes.Count + 1;
        await session.InsertAsync(
            [.. changes.Select((row, at) => new ChangeRow { Number = first + at, Kind = row.Kind, ItemId = row.ItemId, At = row.At })],
            CancellationToken.None);
        return new Commit(head, changes.Count);
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
