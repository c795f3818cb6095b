using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Content.Items;

/// <summary>
/// The parts of an item by name, in the order in which they were written: the JSON as it came, which is what makes
/// unknown parts, fields and properties survive. Typed access goes through <see cref="Parts.PartKind"/>.
/// Each value is a JSON object or array; anything else is not a part.
/// </summary>
public sealed class PartMap
{
    private readonly ImmutableArray<KeyValuePair<string, JsonElement>> parts;

    private PartMap(ImmutableArray<KeyValuePair<string, JsonElement>> parts) => this.parts = parts;

    /// <summary>No parts.</summary>
    public static PartMap Empty { get; } = new([]);

    /// <summary>The parts in order.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> All => parts;

    /// <summary>A map of these parts; of a name that occurs twice the last value counts, at the first place.</summary>
    public static PartMap Of(IEnumerable<KeyValuePair<string, JsonElement>> parts)
    {
        var builder = ImmutableArray.CreateBuilder<KeyValuePair<string, JsonElement>>();
        foreach (var part in parts)
        {
            var at = IndexOf(builder, part.Key);
            if (at < 0)
            {
                builder.Add(part);
            }
            else
            {
                builder[at] = part;
            }
        }

        return builder.Count == 0 ? Empty : new PartMap(builder.DrainToImmutable());
    }

    /// <summary>The JSON of the part of that name, or null.</summary>
    public JsonElement? Find(string name)
    {
        var at = IndexOf(parts, name);
        return at < 0 ? null : parts[at].Value;
    }

    /// <summary>The map with that part set: in its old place, or last where it is new.</summary>
    public PartMap With(string name, JsonElement json)
    {
        var at = IndexOf(parts, name);
        var part = KeyValuePair.Create(name, json);
        return new PartMap(at < 0 ? parts.Add(part) : parts.SetItem(at, part));
    }

    /// <summary>The map without that part.</summary>
    public PartMap Without(string name)
    {
        var at = IndexOf(parts, name);
        return at < 0 ? this : new PartMap(parts.RemoveAt(at));
    }

    /// <summary>Whether both hold the same parts with the same values, whatever the order.</summary>
    public bool SameAs(PartMap other) =>
        parts.Length == other.parts.Length
        && parts.All(part => other.Find(part.Key) is { } json && JsonElement.DeepEquals(part.Value, json));

    private static int IndexOf(IReadOnlyList<KeyValuePair<string, JsonElement>> list, string name)
    {
        for (var at = 0; at < list.Count; at++)
        {
            if (string.Equals(list[at].Key, name, StringComparison.Ordinal))
            {
                return at;
            }
        }

        return -1;
    }
}
