using System.Globalization;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>Finds documents by the values that they have under a name.</summary>
internal sealed class ValueLeaves(SqliteConnection connection, IndexDates dates, CancellationToken cancellationToken)
{
    private const string Last = "\U0010FFFF";
    private const string IsMoment = "length(value) = 14 AND value NOT GLOB '*[^0-9]*'";

    /// <summary>Those that have one of these values.</summary>
    public List<int> Equal(long key, IEnumerable<object> values) =>
        [.. values.Distinct().SelectMany(value => Numbers("SELECT number FROM lucene_value WHERE key = $1 AND value = $2", key, value))];

    /// <summary>Those that have any.</summary>
    public List<int> Any(long key) => Numbers("SELECT DISTINCT number FROM lucene_value WHERE key = $1 AND value <> $2", key, ItemFields.Missing);

    /// <summary>Those that have a text that fits.</summary>
    public List<int> Fitting(long key, string prefix, Func<string, bool> fits)
    {
        var numbers = new List<int>();
        using var rows = CachedCommands.Of(
            connection, "SELECT value, number FROM lucene_value WHERE key = $1 AND value >= $2 AND value < $3 AND value <> $4", key, prefix, prefix + Last, ItemFields.Missing)
            .ExecuteReader();
        var (last, isFitting) = ((string?)null, false);
        while (rows.Read())
        {
            // Equal values follow each other: each is tried once.
            var value = rows.GetString(0);
            (last, isFitting) = value == last ? (last, isFitting) : (value, fits(value));
            cancellationToken.ThrowIfCancellationRequested();
            if (isFitting)
            {
                numbers.Add(rows.GetInt32(1));
            }
        }

        return numbers;
    }

    /// <summary>
    /// Those that have a value in a range. Better than Orchard Core: one end is enough, whole numbers find those with decimals, days
    /// may be written with hyphens, and what is missing is in no range.
    /// </summary>
    public List<int> Between(long key, RangeEnd? lower, RangeEnd? upper)
    {
        if (lower is null && upper is null)
        {
            return Any(key);
        }

        var found = new List<int>();
        if ((lower is null || Number(lower.Text) is not null) && (upper is null || Number(upper.Text) is not null))
        {
            found.AddRange(Span(
                key, "", lower is null ? double.NegativeInfinity : Number(lower.Text)!, lower?.IsIncluded ?? true, upper is null ? double.PositiveInfinity : Number(upper.Text)!, upper?.IsIncluded ?? true));
        }

        if (lower is { IsNumber: true } || upper is { IsNumber: true })
        {
            return found;
        }

        var (from, to) = (lower is null ? null : dates.Find(lower.Text), upper is null ? null : dates.Find(upper.Text));
        var hasDay = from is not null || to is not null;
        found.AddRange(Span(key, hasDay ? $" AND NOT ({IsMoment})" : "", lower?.Text ?? "", lower?.IsIncluded ?? true, upper?.Text ?? Last, upper?.IsIncluded ?? true));
        if (hasDay)
        {
            found.AddRange(Span(
                key, $" AND {IsMoment}",
                lower is null ? "" : from is { } begin ? lower.IsIncluded ? begin.First : begin.Last : lower.Text, lower?.IsIncluded ?? true,
                upper is null ? Last : to is { } end ? upper.IsIncluded ? end.Last : end.First : upper.Text, upper?.IsIncluded ?? true));
        }

        return found;
    }

    private List<int> Span(long key, string condition, object lower, bool includesLower, object upper, bool includesUpper) => Numbers(
        $"SELECT number FROM lucene_value WHERE key = $1 AND value {(includesLower ? ">=" : ">")} $2 AND value {(includesUpper ? "<=" : "<")} $3 AND value <> $4{condition}",
        key, lower, upper, ItemFields.Missing);

    private static object? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real
        : null;

    private List<int> Numbers(string sql, params ReadOnlySpan<object?> values)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var numbers = new List<int>();
        using var rows = CachedCommands.Of(connection, sql, values).ExecuteReader();
        while (rows.Read())
        {
            numbers.Add(rows.GetInt32(0));
        }

        return numbers;
    }
}
