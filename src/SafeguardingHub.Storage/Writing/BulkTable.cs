using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SafeguardingHub.Storage.Writing;

/// <summary>
/// Writes many rows of one table with few commands and no tracking: what makes a recipe of 10,000 items cost seconds.
/// Names, types and conversions come from EF's model, so there is no second place that knows the columns.
/// </summary>
internal sealed class BulkTable<TRow> where TRow : class
{
    private readonly string name;
    private readonly int rowsPerCommand;
    private readonly IProperty[] properties;
    private readonly IProperty[] inserted;
    private readonly ISqlGenerationHelper sql;

    public BulkTable(HubDbContext context, HubDialect dialect)
    {
        var entity = context.Model.FindEntityType(typeof(TRow))!;
        sql = context.Database.GetService<ISqlGenerationHelper>();
        name = sql.DelimitIdentifier(entity.GetTableName()!);
        rowsPerCommand = dialect.RowsPerCommand;
        properties = [.. entity.GetProperties()];
        inserted = [.. properties.Where(property => property.ValueGenerated == ValueGenerated.Never)];
    }

    /// <summary>Inserts the rows; a unique index that refuses one refuses all.</summary>
    public Task<int> InsertAsync(DbTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        RunAsync(transaction, rows, ColumnsOf(inserted), values => $"INSERT INTO {name} ({Names(inserted)}) VALUES {values}", cancellationToken);

    /// <summary>Inserts the rows whose keys the table does not hold; those that somebody else inserts meanwhile are waited for.</summary>
    public Task<int> InsertNewAsync(DbTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        RunAsync(transaction, rows, ColumnsOf(inserted), values => $"INSERT INTO {name} ({Names(inserted)}) VALUES {values} ON CONFLICT DO NOTHING", cancellationToken);

    /// <summary>Inserts the rows, or replaces those of the same key.</summary>
    public Task<int> UpsertAsync(DbTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
    {
        var key = properties.Where(property => property.IsPrimaryKey()).ToArray();
        var set = string.Join(", ", properties.Except(key).Select(property => $"{Quoted(property)} = excluded.{Quoted(property)}"));
        return RunAsync(
            transaction,
            rows,
            ColumnsOf(properties),
            values => $"INSERT INTO {name} ({Names(properties)}) VALUES {values} ON CONFLICT ({Names(key)}) DO UPDATE SET {set}",
            cancellationToken);
    }

    /// <summary>
    /// Updates the rows that the table holds under the same key.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="rows">The rows as they are to be.</param>
    /// <param name="set">The properties to set; empty for all but the key.</param>
    /// <param name="where">A property that must hold a value for the row to be updated, beside the key; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many rows were updated: fewer than <paramref name="rows"/> where a condition did not hold.</returns>
    public Task<int> UpdateAsync(
        DbTransaction transaction,
        IReadOnlyList<TRow> rows,
        IReadOnlyCollection<string> set,
        (string Property, Func<TRow, object?> Value)? where,
        CancellationToken cancellationToken)
    {
        var columns = ColumnsOf(properties.Where(property => property.IsPrimaryKey() || set.Count == 0 || set.Contains(property.Name)));
        var clauses = columns.Select((column, at) => (column.Property, Text: $"{Quoted(column.Property)} = v.column{at + 1}")).ToList();
        var conditions = clauses.Where(clause => clause.Property.IsPrimaryKey()).Select(clause => $"{name}.{clause.Text}").ToList();
        if (where is { } condition)
        {
            var property = properties.Single(candidate => candidate.Name == condition.Property);
            columns.Add(new Column(property, condition.Value));
            conditions.Add($"{name}.{Quoted(property)} IS NOT DISTINCT FROM v.column{columns.Count}");
        }

        // Unnamed columns of VALUES are called column1, column2… in both databases.
        var sets = string.Join(", ", clauses.Where(clause => !clause.Property.IsPrimaryKey()).Select(clause => clause.Text));
        return RunAsync(
            transaction,
            rows,
            columns,
            values => $"UPDATE {name} SET {sets} FROM (VALUES {values}) AS v WHERE {string.Join(" AND ", conditions)}",
            cancellationToken);
    }

    private async Task<int> RunAsync(
        DbTransaction transaction, IReadOnlyList<TRow> rows, List<Column> columns, Func<string, string> statement, CancellationToken cancellationToken)
    {
        var affected = 0;
        DbCommand? command = null;
        try
        {
            var size = 0;
            for (var from = 0; from < rows.Count; from += size)
            {
                var wanted = Math.Min(rowsPerCommand, rows.Count - from);
                if (command is null || wanted != size)
                {
                    size = wanted;
                    if (command is not null)
                    {
                        await command.DisposeAsync();
                    }

                    command = CommandFor(transaction, columns, size, statement);
                    if (rows.Count - from > size)
                    {
                        await command.PrepareAsync(cancellationToken);
                    }
                }

                Fill(command, rows, from, size, columns);
                affected += await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        finally
        {
            if (command is not null)
            {
                await command.DisposeAsync();
            }
        }

        return affected;
    }

    private static DbCommand CommandFor(DbTransaction transaction, List<Column> columns, int rows, Func<string, string> statement)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var values = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            values.Append(row == 0 ? "(" : ", (");
            for (var at = 0; at < columns.Count; at++)
            {
                var parameter = "@p" + ((row * columns.Count) + at).ToString(CultureInfo.InvariantCulture);
                values.Append(at == 0 ? "" : ", ").Append(parameter);
                command.Parameters.Add(columns[at].Property.GetRelationalTypeMapping().CreateParameter(command, parameter, null, nullable: true));
            }

            values.Append(')');
        }

#pragma warning disable CA2100 // The text is made of names from the model and of parameter names.
        command.CommandText = statement(values.ToString());
#pragma warning restore CA2100
        return command;
    }

    private static void Fill(DbCommand command, IReadOnlyList<TRow> rows, int from, int count, List<Column> columns)
    {
        var next = 0;
        for (var row = from; row < from + count; row++)
        {
            foreach (var column in columns)
            {
                var value = column.Value(rows[row]);
                command.Parameters[next++].Value = (value is null ? null : column.Convert(value)) ?? DBNull.Value;
            }
        }
    }

    private static List<Column> ColumnsOf(IEnumerable<IProperty> properties) =>
        [.. properties.Select(property => new Column(property, row => property.GetGetter().GetClrValue(row)))];

    private string Names(IEnumerable<IProperty> of) => string.Join(", ", of.Select(Quoted));

    private string Quoted(IProperty property) => sql.DelimitIdentifier(property.GetColumnName());

    private sealed class Column(IProperty property, Func<TRow, object?> value)
    {
        private readonly Func<object?, object?>? convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;

        public IProperty Property => property;

        public object? Value(TRow row) => value(row);

        public object? Convert(object value) => convert is null ? value : convert(value);
    }
}
