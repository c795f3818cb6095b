namespace SafeguardingHub.Content;

/// <summary>Tables as comma-separated values, for spreadsheets. A file of them begins with UTF-8's mark, by which Excel knows it.</summary>
public static class CsvText
{
    /// <summary>A row with its end.</summary>
    public static string Row(IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => Cell(cell ?? ""))) + "\r\n";

    // What begins as a formula does would be worked out by the spreadsheet that opens the table.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n') ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",;\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
