using System.Collections.Immutable;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// The values that documents are counted by, each with an ordinal, so that counting is adding in an array. Only ever grows: what
/// holds fewer values of the same object stays right.
/// </summary>
internal sealed class FacetValues
{
    private readonly Dictionary<ListFilter, int> ordinals;
    private readonly List<ListFilter> values;
    private readonly List<byte> keys;

    private FacetValues(Dictionary<ListFilter, int> ordinals, List<ListFilter> values, List<byte> keys)
    {
        this.ordinals = ordinals;
        this.values = values;
        this.keys = keys;
    }

    /// <summary>No values.</summary>
    public FacetValues() : this([], [], [])
    {
    }

    /// <summary>How many there are.</summary>
    public int Count => values.Count;

    /// <summary>The place of a key among <see cref="SearchKeys.All"/>; -1 for another.</summary>
    public static int PlaceOf(string key) => SearchKeys.All.IndexOf(key);

    /// <summary>The value of an ordinal.</summary>
    public ListFilter this[int ordinal] => values[ordinal];

    /// <summary>The place of an ordinal's key among <see cref="SearchKeys.All"/>.</summary>
    public int KeyOf(int ordinal) => keys[ordinal];

    /// <summary>The ordinal of a value; -1 where no document has it.</summary>
    public int Find(ListFilter value) => ordinals.GetValueOrDefault(value, -1);

    /// <summary>A copy that can grow while this one is read.</summary>
    public FacetValues Copy() => new(new Dictionary<ListFilter, int>(ordinals), [.. values], [.. keys]);

    /// <summary>The ordinal of a value, which is added where it is new.</summary>
    public int Add(ListFilter value)
    {
        if (!ordinals.TryGetValue(value, out var ordinal))
        {
            ordinal = values.Count;
            ordinals.Add(value, ordinal);
            values.Add(value);
            keys.Add((byte)PlaceOf(value.Key));
        }

        return ordinal;
    }
}
