using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>The headers and cells of a table of plain text, as a grid.</summary>
internal sealed record TableQuestion(string Label) : Question("", Label)
{
    /// <summary>What ends the name of the field into which a whole table is pasted.</summary>
    public const string PasteMark = ".~paste";

    /// <inheritdoc />
    public override void Fill(JsonElement? stored, string name, Dictionary<string, StringValues> into, FormGround ground)
    {
        into[Header(name) + FormValues.Mark] = "";
        into[Rows(name) + FormValues.Mark] = "";
        var grid = Grid.Of(stored);
        for (var column = 0; column < grid.Width; column++)
        {
            into[FormValues.Row(Header(name), column)] = grid.Header[column];
        }

        for (var row = 0; row < grid.Rows.Length; row++)
        {
            into[FormValues.Row(Rows(name), row) + FormValues.Mark] = row.ToString(System.Globalization.CultureInfo.InvariantCulture);
            for (var column = 0; column < grid.Width; column++)
            {
                into[FormValues.Row(FormValues.Row(Rows(name), row), column)] = grid.Rows[row][column];
            }
        }
    }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var grid = Typed(name, values);
        return new TableControl(name, Label)
        {
            Header = grid.Header,
            Rows = grid.Rows,
            Pasted = values.First(name + PasteMark) ?? "",
            Hint = Hint,
            Fault = ground.FaultOf(Header(name)) ?? ground.FaultOf(Rows(name)),
            RowFaults = [.. grid.Rows.Select((_, row) => ground.FaultOf(FormValues.Row(Rows(name), row)))],
        };
    }

    /// <inheritdoc />
    public override Answer Write(string name, FormValues values, JsonElement? before, FormGround ground)
    {
        if (!values.Shows(Header(name)))
        {
            return Answer.Keep;
        }

        var typed = Typed(name, values);
        return typed.SameAs(Grid.Of(before))
            ? Answer.Keep
            : Answer.Set(new JsonObject { ["Header"] = List(typed.Header), ["Rows"] = new JsonArray([.. typed.Rows.Select(row => (JsonNode)List(row))]) });
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) => string.Join(", ", Typed(name, values).Header);

    /// <summary>The form with what was pasted in place of the table: lines of cells, with tabs, semicolons or commas between them.</summary>
    public static FormValues Paste(string name, FormValues values)
    {
        var text = values.First(name + PasteMark) ?? "";
        var lines = text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0).ToList();
        if (lines.Count == 0)
        {
            return values;
        }

        var between = "\t;,".First(mark => mark == ',' || lines[0].Contains(mark, StringComparison.Ordinal));
        var cells = lines.Select(line => SplitLine(line, between)).ToList();
        var width = cells.Max(line => line.Count);
        var filled = new Dictionary<string, StringValues>(StringComparer.Ordinal) { [Header(name) + FormValues.Mark] = "", [Rows(name) + FormValues.Mark] = "" };
        for (var line = 0; line < cells.Count; line++)
        {
            var list = line == 0 ? Header(name) : FormValues.Row(Rows(name), line - 1);
            filled[line == 0 ? list + FormValues.Mark : list + FormValues.Mark] = "";
            for (var column = 0; column < width; column++)
            {
                filled[FormValues.Row(list, column)] = column < cells[line].Count ? cells[line][column].Trim() : "";
            }
        }

        return values.Without(Header(name)).Without(Rows(name)).Without(name + PasteMark).With(filled);
    }

    private static string Header(string name) => name + ".Header";

    private static string Rows(string name) => name + ".Rows";

    private static JsonArray List(ImmutableArray<string> cells) => new([.. cells.Select(cell => (JsonNode)JsonValue.Create(cell))]);

    private static Grid Typed(string name, FormValues values)
    {
        var columns = values.Rows(Header(name));
        return new Grid(
            [.. columns.Select(column => One(values.First(FormValues.Row(Header(name), column))))],
            [.. values.Rows(Rows(name)).Select(row => columns.Select(column => One(values.First(FormValues.Row(FormValues.Row(Rows(name), row), column)))).ToImmutableArray())]);
    }

    private static string One(string? text) => (text ?? "").ReplaceLineEndings("");

    // As spreadsheets write it: quotation marks around a cell that holds the mark between cells, doubled inside.
    private static List<string> SplitLine(string line, char between)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (letter == '"' && (isQuoted || cell.Length == 0))
            {
                if (isQuoted && at + 1 < line.Length && line[at + 1] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (letter == between && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private sealed record Grid(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows)
    {
        public int Width => Header.Length;

        // Rows that are too short or too long are shown as wide as the widest.
        public static Grid Of(JsonElement? part)
        {
            var header = Cells(part?.Find("Header"));
            var rows = part?.Find("Rows") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(row => Cells(row)).ToList() : [];
            var width = rows.Append(header).Max(cells => cells.Length);
            return new Grid(Padded(header, width), [.. rows.Select(row => Padded(row, width))]);
        }

        public bool SameAs(Grid other) =>
            Header.SequenceEqual(other.Header) && Rows.Length == other.Rows.Length && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

        private static ImmutableArray<string> Cells(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } cells
            ? [.. cells.EnumerateArray().Select(cell => One(cell.ValueKind == JsonValueKind.String ? cell.GetString() : cell.GetRawText()))]
            : [];

        private static ImmutableArray<string> Padded(ImmutableArray<string> cells, int width) => [.. cells, .. Enumerable.Repeat("", width - cells.Length)];
    }
}
