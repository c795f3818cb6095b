namespace SafeguardingHub.Benchmarks;

/// <summary>A table of text, its columns as wide as they need to be, numbers to the right.</summary>
internal sealed class Table(string title, params string[] headings)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print()
    {
        var widths = headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToArray();
        Console.WriteLine();
        Console.WriteLine(title);
        Write(headings, widths);
        Console.WriteLine("|" + string.Join('|', widths.Select((width, column) => column == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":")) + "|");
        rows.ForEach(row => Write(row, widths));
    }

    private static void Write(string[] cells, int[] widths) =>
        Console.WriteLine("| " + string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))) + " |");
}

/// <summary>Numbers as text, and their middle.</summary>
internal static class Figures
{
    public static double Median(this IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered.Length % 2 == 1 ? ordered[ordered.Length / 2] : (ordered[(ordered.Length / 2) - 1] + ordered[ordered.Length / 2]) / 2;
    }

    public static string Seconds(this TimeSpan time) => $"{time.TotalSeconds:0.00} s";

    public static string Megabytes(this long bytes) => $"{bytes / 1024d / 1024:0} MB";
}
