using System.Globalization;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Questions;

namespace SafeguardingHub.Admin.Editing;

/// <summary>
/// A change to the form itself, not to what is stored: a row added, moved or taken out, a block opened, a table pasted. The
/// buttons of the form say which, as <c>up|FlowPart.Widgets|2</c>, and a row that was dragged as <c>to|FlowPart.Widgets|2|0</c>.
/// </summary>
/// <param name="Values">The form after it.</param>
/// <param name="Control">The control that is written anew.</param>
/// <param name="Words">What is said of it, with the row's name where there is one; null for nothing.</param>
internal sealed record ListChange(FormValues Values, string Control, Func<FormControl, string?> Words)
{
    private static readonly Func<FormControl, string?> Nothing = _ => null;

    /// <summary>Makes the change that a button asks for; null where it asks for none.</summary>
    public static ListChange? Of(string? asked, FormValues values, ItemForm form, FormGround ground)
    {
        if (asked?.Split('|') is not [var verb, var name, .. var more])
        {
            return null;
        }

        var at = more is [var number] ? Number(number) : -1;
        return verb switch
        {
            "up" => Moved(name, at, at - 1, values),
            "down" => Moved(name, at, at + 1, values),
            "to" => more is [var from, var to] ? Moved(name, Number(from), Number(to), values) : Moved(name, -1, -1, values),
            "remove" => Removed(name, at, values),
            "add" => Added(name, values, ground),
            "open" => new ListChange(Opened(name, values, form, ground), name[..Math.Max(0, name.LastIndexOf('['))], Nothing),
            "column" => new ListChange(values.With([KeyValuePair.Create(FormValues.Row(name + ".Header", values.Rows(name + ".Header").Count), new StringValues(""))]), name, _ => "A column was added."),
            "uncolumn" => new ListChange(WithoutColumn(name, at, values), name, _ => $"Column {at + 1} was removed."),
            "paste" => new ListChange(TableQuestion.Paste(name, values), name, _ => "The pasted table stands above."),
            "find" or "show" => new ListChange(values, name, Nothing),
            _ => null,
        };
    }

    private static ListChange Moved(string list, int from, int to, FormValues values)
    {
        List<int> order = [.. values.Rows(list)];
        if (from < 0 || to < 0 || from >= order.Count || to >= order.Count || from == to)
        {
            return new ListChange(values, WithinTable(list, values), Nothing);
        }

        var row = order[from];
        order.RemoveAt(from);
        order.Insert(to, row);
        var way = to < from ? "up" : "down";
        return new ListChange(values.Rearranged(list, order), WithinTable(list, values), control => $"{Name(control, to)} moved {way} to {to + 1} of {order.Count}.");
    }

    private static ListChange Removed(string list, int at, FormValues values)
    {
        List<int> order = [.. values.Rows(list)];
        if (at < 0 || at >= order.Count)
        {
            return new ListChange(values, WithinTable(list, values), Nothing);
        }

        order.RemoveAt(at);
        return new ListChange(values.Rearranged(list, order), WithinTable(list, values), _ => $"Number {at + 1} was removed. {order.Count} left. Nothing is saved yet.");
    }

    private static ListChange Added(string list, FormValues values, FormGround ground)
    {
        List<int> order = [.. values.Rows(list)];
        var row = FormValues.Row(list, order.Count);
        var into = new Dictionary<string, StringValues>(StringComparer.Ordinal) { [row + FormValues.Mark] = "" };
        if (values.First(list + FormValues.Mark + "add") is { } type)
        {
            into[row + FormValues.TypeMark] = type;
            NestedQuestion.FillRow(null, row, into, ground, type);
        }

        var count = order.Count + 1;
        return new ListChange(values.Rearranged(list, order).With(into), WithinTable(list, values), control => $"{Name(control, count - 1)} was added as number {count}.");
    }

    private static FormValues Opened(string row, FormValues values, ItemForm form, FormGround ground)
    {
        var into = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        NestedQuestion.FillRow(form.StoredRow(row, values), row, into, ground, values.First(row + FormValues.TypeMark));
        return values.With(into);
    }

    private static FormValues WithoutColumn(string table, int column, FormValues values)
    {
        var result = values;
        foreach (var list in values.Rows(table + ".Rows").Select(row => FormValues.Row(table + ".Rows", row)).Append(table + ".Header"))
        {
            result = result.Rearranged(list, [.. values.Rows(table + ".Header").Where(index => index != column)]);
        }

        return result;
    }

    // From 0; -1 for what is no number.
    private static int Number(string words) => int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    // The rows of a table are written anew with the whole of it.
    private static string WithinTable(string list, FormValues values) =>
        list.EndsWith(".Rows", StringComparison.Ordinal) && values.Shows(list[..^".Rows".Length] + ".Header") ? list[..^".Rows".Length] : list;

    private static string Name(FormControl control, int index) => control switch
    {
        BlocksControl blocks when index < blocks.Rows.Length => blocks.Rows[index].Label,
        RowsControl rows when index < rows.Rows.Length => rows.RowName,
        _ => "The row",
    };
}
