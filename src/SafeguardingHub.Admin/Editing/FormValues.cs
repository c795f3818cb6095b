using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace SafeguardingHub.Admin.Editing;

/// <summary>
/// What a form holds, by the names of its controls. A control's name is the place of its value in the item
/// (<c>FlowPart.Widgets[2].HtmlBodyPart.Html</c>), so that a reason against saving finds its control by itself. What was
/// shown at all is told by marks: <c>place.~</c> of a group or list is there where its controls were; for a row it holds
/// the number of the stored row that it came from, and nothing for a new one.
/// </summary>
internal sealed class FormValues
{
    /// <summary>What ends the name of a mark.</summary>
    public const string Mark = ".~";

    /// <summary>The mark that says of which type a new nested item is.</summary>
    public const string TypeMark = ".~type";

    // A row beyond this is a slip or worse: no list of a page is as long.
    private const int MostRows = 5000;
    private readonly Dictionary<string, StringValues> values;
    private readonly Dictionary<string, SortedSet<int>> rows = new(StringComparer.Ordinal);

    private FormValues(Dictionary<string, StringValues> values)
    {
        this.values = values;
        foreach (var name in values.Keys)
        {
            for (var open = name.IndexOf('[', StringComparison.Ordinal); open > 0; open = name.IndexOf('[', open + 1))
            {
                var close = name.IndexOf(']', open);
                if (close > open + 1 && int.TryParse(name.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < MostRows)
                {
                    var list = name[..open];
                    (rows.TryGetValue(list, out var found) ? found : rows[list] = []).Add(index);
                }
            }
        }
    }

    /// <summary>Nothing at all.</summary>
    public static FormValues Empty { get; } = new([]);

    /// <summary>All names with their values.</summary>
    public IEnumerable<KeyValuePair<string, StringValues>> All => values;

    /// <summary>The values of a form as it was sent, or as it was filled in.</summary>
    public static FormValues Of(IEnumerable<KeyValuePair<string, StringValues>> sent) => new(new Dictionary<string, StringValues>(sent, StringComparer.Ordinal));

    /// <summary>The name of a row.</summary>
    public static string Row(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    /// <summary>Whether the form sent something of that name.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Whether the group, list or row of that name was shown.</summary>
    public bool Shows(string name) => values.ContainsKey(name + Mark);

    /// <summary>Whether anything inside the row of that name was shown.</summary>
    public bool HasBody(string row) => values.Keys.Any(name =>
        name.Length > row.Length + 1 && name.StartsWith(row, StringComparison.Ordinal) && name[row.Length] == '.' && name[row.Length + 1] != '~');

    /// <summary>The first value of that name; null where the form sent none.</summary>
    public string? First(string name) => values.TryGetValue(name, out var found) ? found.Count == 0 ? "" : found[0] ?? "" : null;

    /// <summary>All values of that name.</summary>
    public ImmutableArray<string> AllOf(string name) => values.TryGetValue(name, out var found) ? [.. found.OfType<string>()] : [];

    /// <summary>The numbers of the rows of a list, in order.</summary>
    public IReadOnlyCollection<int> Rows(string list) => rows.TryGetValue(list, out var found) ? found : [];

    /// <summary>The number of the stored row that a row came from; null for a new one.</summary>
    public int? Origin(string row) =>
        int.TryParse(First(row + Mark), NumberStyles.None, CultureInfo.InvariantCulture, out var origin) ? origin : null;

    /// <summary>The values with others beside them; of the same name the others count.</summary>
    public FormValues With(IEnumerable<KeyValuePair<string, StringValues>> others)
    {
        var all = new Dictionary<string, StringValues>(values, StringComparer.Ordinal);
        foreach (var (name, value) in others)
        {
            all[name] = value;
        }

        return new FormValues(all);
    }

    /// <summary>
    /// The values with the rows of a list in another order: <paramref name="order"/> holds their numbers of before, those that
    /// it leaves out are taken out, and a number that no row had makes room for a new one.
    /// </summary>
    public FormValues Rearranged(string list, IReadOnlyList<int> order)
    {
        var all = new Dictionary<string, StringValues>(values.Count, StringComparer.Ordinal);
        var places = order.Select((old, index) => (old, index)).ToDictionary(pair => pair.old, pair => pair.index);
        foreach (var (name, value) in values)
        {
            if (RowOf(list, name) is not { } row)
            {
                all[name] = value;
            }
            else if (places.TryGetValue(row.Index, out var index))
            {
                all[Row(list, index) + row.Tail] = value;
            }
        }

        return new FormValues(all);
    }

    /// <summary>The values without what is below a name.</summary>
    public FormValues Without(string name) => new(new Dictionary<string, StringValues>(
        values.Where(pair => !pair.Key.StartsWith(name + ".", StringComparison.Ordinal) && !pair.Key.StartsWith(name + "[", StringComparison.Ordinal) && pair.Key != name), StringComparer.Ordinal));

    private static (int Index, string Tail)? RowOf(string list, string name)
    {
        if (name.Length <= list.Length || name[list.Length] != '[' || !name.StartsWith(list, StringComparison.Ordinal))
        {
            return null;
        }

        var close = name.IndexOf(']', list.Length);
        return close > 0 && int.TryParse(name.AsSpan(list.Length + 1, close - list.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (index, name[(close + 1)..])
            : null;
    }
}
