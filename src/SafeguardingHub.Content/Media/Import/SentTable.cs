using System.Collections.Immutable;
using CsvHelper;
using SafeguardingHub.Content.Media.Inspection;

namespace SafeguardingHub.Content.Media.Import;

/// <summary>A row of a table.</summary>
/// <param name="Number">Its number as a spreadsheet shows it: the row of names is 1.</param>
/// <param name="Cells">What stands in each column, by the column's name, trimmed, in one line; empty for an empty cell.</param>
public sealed record TableRow(int Number, ImmutableDictionary<string, string> Cells)
{
    /// <summary>What stands in that column.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>Something wrong with a table.</summary>
/// <param name="Row">The row's number; null for the table as a whole.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record TableFault(int? Row, string Message);

/// <summary>How large a table may be.</summary>
/// <param name="Rows">The most rows, the row of names not counted.</param>
/// <param name="Bytes">The most bytes.</param>
public sealed record TableLimits(int Rows, int Bytes);

/// <summary>
/// A table that somebody made in a spreadsheet and saved as CSV: with commas, semicolons or tabs, with or without a byte order
/// mark, in UTF-8 or as Windows writes it. Every cell is text: what looks like a formula is never worked out.
/// </summary>
/// <param name="Rows">The rows that hold anything, in order.</param>
/// <param name="Faults">What is wrong with the table itself; what its cells say is for others to judge.</param>
public sealed record SentTable(ImmutableArray<TableRow> Rows, ImmutableArray<TableFault> Faults)
{
    /// <summary>The most rows that are read.</summary>
    public const int MostRows = 500;

    /// <summary>The largest table, in bytes.</summary>
    public const int MostBytes = 2_000_000;

    private const int LongestCell = 5_000;
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads a table.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="columns">The names of the columns that it must have, in lower case; others are passed over.</param>
    /// <param name="limits">How large it may be; null for the usual size.</param>
    public static SentTable Read(ReadOnlySpan<byte> bytes, ImmutableArray<string> columns, TableLimits? limits = null)
    {
        limits ??= new TableLimits(MostRows, MostBytes);
        if (bytes.Length > limits.Bytes)
        {
            return Faulty($"The table is larger than {limits.Bytes / 1_000_000} MB. Divide it into several.");
        }

        if (bytes.StartsWith(FileSniffing.Packed) || bytes.StartsWith(FileSniffing.Compound))
        {
            return Faulty("The table is an Excel workbook. In Excel choose Save as and the type “CSV UTF-8 (comma delimited)”, and send that file.");
        }

        if (TextDecoding.Decode(bytes, isWhole: true) is not { } text)
        {
            return Faulty("The table is not text. Save it as CSV and send it again.");
        }

        return Read(text.TrimStart('\ufeff'), columns, limits.Rows);
    }

    private static SentTable Read(string text, ImmutableArray<string> columns, int mostRows)
    {
        var faults = ImmutableArray.CreateBuilder<TableFault>();
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            // Titles have commas, names of columns have none. Excel writes its separator into a first line of its own where it is told to.
            Separator = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? null : SeparatorOf(text),
            HasHeader = false,
            SkipEmptyLines = false,
            OnMalformedRecord = record =>
            {
                // A mark that is not closed takes all rows behind it into one cell.
                if (record.Reason == CsvMalformedReason.UnterminatedQuote)
                {
                    faults.Add(new TableFault((int)record.RecordNumber, "A quotation mark is opened and not closed, so nobody can tell where the row ends. Close it; write a quotation mark within a text twice."));
                }
            },
        });
        if (!reader.Read())
        {
            return Faulty("The table is empty.");
        }

        string[] names = [.. reader.Current.ToArray().Select(name => name.Trim().ToLowerInvariant())];
        if (Missing(names, columns) is { } fault)
        {
            return Faulty(fault);
        }

        for (var number = 2; reader.Read(); number++)
        {
            Add(reader.Current.ToArray(), number, names, rows, faults);
        }

        return rows.Count > mostRows ? Faulty($"The table has {rows.Count:N0} rows; at most {mostRows:N0} are imported at once. Divide it into several.")
            : rows.Count == 0 && faults.Count == 0 ? Faulty("The table has no row below the names of its columns.")
            : new SentTable(rows.ToImmutable(), faults.ToImmutable());
    }

    private static char SeparatorOf(string text)
    {
        var head = text[..(text.IndexOfAny(['\r', '\n']) is var end and >= 0 ? end : text.Length)];
        return Separators.MaxBy(separator => head.Count(character => character == separator));
    }

    private static string? Missing(string[] names, ImmutableArray<string> columns)
    {
        var missing = columns.Except(names).ToList();
        var twice = columns.Where(column => names.Count(name => name == column) > 1).ToList();
        return missing.Count > 0 ? $"The table lacks {(missing.Count == 1 ? "the column" : "the columns")} {string.Join(", ", missing)}. Its first row must hold the names {string.Join(", ", columns)}, in any order."
            : twice.Count > 0 ? $"The table has the column {twice[0]} twice. Take one away."
            : null;
    }

    private static void Add(string[] record, int number, string[] names, ImmutableArray<TableRow>.Builder rows, ImmutableArray<TableFault>.Builder faults)
    {
        var cells = record.Select(OneLine).ToList();
        if (cells.TrueForAll(cell => cell.Length == 0))
        {
            return;
        }

        if (cells.Exists(cell => cell.Length > LongestCell))
        {
            faults.Add(new TableFault(number, $"A cell has more than {LongestCell:N0} characters. Perhaps a quotation mark stands where it does not belong."));
            return;
        }

        if (cells.Skip(names.Length).Any(cell => cell.Length > 0))
        {
            faults.Add(new TableFault(number, "It has more cells than there are columns. Put a text that has commas or semicolons in it into quotation marks."));
        }

        rows.Add(new TableRow(number, names.Zip(cells).Where(pair => pair.First.Length > 0).DistinctBy(pair => pair.First)
            .ToImmutableDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)));
    }

    private static string OneLine(string cell) => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static SentTable Faulty(string message) => new([], [new TableFault(null, message)]);
}
