using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Conformance.Tests.Vectors;

/// <summary>A version as the vectors list it.</summary>
internal sealed record VersionState(string Item, string Version, string ContentType, string? DisplayText, bool Latest, bool Published)
{
    public static VersionState Of(JsonElement json) => new(
        json.GetProperty("ContentItemId").GetString()!,
        json.GetProperty("ContentItemVersionId").GetString()!,
        json.GetProperty(nameof(ContentType)).GetString()!,
        json.GetProperty(nameof(DisplayText)).GetString(),
        json.GetProperty(nameof(Latest)).GetBoolean(),
        json.GetProperty(nameof(Published)).GetBoolean());

    public static VersionState Of(ContentItem item) =>
        new(item.Id.Value, item.VersionId.Value, item.ContentType, item.DisplayText, item.Latest, item.Published);
}

/// <summary>All that a vector says of a hub after its recipes: what each import came to, the versions, the export.</summary>
/// <param name="Imports">Whether each import succeeded.</param>
/// <param name="Versions">All stored versions.</param>
/// <param name="Definitions">The export's ContentDefinition step.</param>
/// <param name="Content">The export's published items.</param>
internal sealed record HubState(ImmutableArray<bool> Imports, ImmutableArray<VersionState> Versions, JsonElement? Definitions, ImmutableArray<JsonElement> Content)
{
    /// <summary>The state after a hub has taken the recipes of a vector.</summary>
    public static async Task<HubState> AfterAsync(Vector vector, TestHub hub, Func<int, Task<bool>> import)
    {
        var imports = ImmutableArray.CreateBuilder<bool>();
        for (var index = 0; index < vector.Inputs.Count; index++)
        {
            imports.Add(await import(index));
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var item in hub.Reader.CurrentVersionsAsync(CancellationToken.None))
        {
            ids.Add(item.Id.Value);
        }

        ids.UnionWith(vector.Expected.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("ContentItemId").GetString()!));
        var versions = ImmutableArray.CreateBuilder<VersionState>();
        foreach (var id in ids)
        {
            versions.AddRange((await hub.HistoryAsync(id)).Select(VersionState.Of));
        }

        var steps = JsonElement.Parse(await hub.ExportAsync()).GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("name").GetString()!, StringComparer.Ordinal);
        return new HubState(
            imports.ToImmutable(), versions.ToImmutable(), steps["ContentDefinition"],
            [.. steps["content"].GetProperty("data").EnumerateArray().Where(item => item.GetProperty("Published").GetBoolean())]);
    }

    /// <summary>Where the two differ, in words; empty where they are the same.</summary>
    public static IReadOnlyList<string> Differences(HubState orchard, HubState hub, string inputs)
    {
        var differences = new List<string>();
        if (!orchard.Imports.SequenceEqual(hub.Imports))
        {
            differences.Add($"imports: Orchard Core {string.Join(' ', orchard.Imports)}, hub {string.Join(' ', hub.Imports)}");
        }

        var (theirs, ours) = (new Names(orchard, inputs), new Names(hub, inputs));
        Compare(differences, "version", orchard.Versions.Select(version => theirs.Named(version).ToString()), hub.Versions.Select(version => ours.Named(version).ToString()));
        Compare(differences, "type", Records(orchard, "ContentTypes", keys: false), Records(hub, "ContentTypes", keys: false));
        Compare(differences, "part", Records(orchard, "ContentParts", keys: true), Records(hub, "ContentParts", keys: true));
        Compare(differences, "item", orchard.Content.Select(theirs.Named), hub.Content.Select(ours.Named));
        return differences;
    }

    // A part without a name among the vector's own is one that the case does not speak of.
    private static IEnumerable<string> Records(HubState state, string key, bool keys) =>
        state.Definitions is { } step ? step.GetProperty(key).EnumerateArray().Select(Canonical) : [];

    private static void Compare(List<string> differences, string what, IEnumerable<string> orchard, IEnumerable<string> hub)
    {
        var (theirs, ours) = (orchard.ToList(), hub.ToList());
        foreach (var one in theirs.ToList())
        {
            if (ours.Remove(one))
            {
                theirs.Remove(one);
            }
        }

        differences.AddRange(theirs.Select(one => $"{what} in Orchard Core only: {one}"));
        differences.AddRange(ours.Select(one => $"{what} in the hub only: {one}"));
    }

    /// <summary>JSON in one spelling: keys in order of name, numbers by value.</summary>
    private static string Canonical(JsonElement json) => Sorted(json)?.ToJsonString() ?? "null";

    private static JsonNode? Sorted(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(json.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Name, Sorted(property.Value)))),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Sorted)]),
        JsonValueKind.Number when json.TryGetDecimal(out var number) => JsonValue.Create(number / 1.0000000000000000000000000000m),
        JsonValueKind.Null => null,
        _ => JsonNode.Parse(json.GetRawText()),
    };

    /// <summary>Names for ids that were made at the import, so that only their pattern counts.</summary>
    private sealed class Names
    {
        private readonly Dictionary<string, string> made = new(StringComparer.Ordinal);

        public Names(HubState state, string inputs)
        {
            bool IsMade(string id) => !inputs.Contains($"\"{id}\"", StringComparison.Ordinal);
            string Known(string id) => IsMade(id) ? "" : id;
            var ordered = state.Versions
                .OrderBy(version => Known(version.Item), StringComparer.Ordinal).ThenBy(version => Known(version.Version), StringComparer.Ordinal)
                .ThenBy(version => version.DisplayText, StringComparer.Ordinal).ThenBy(version => version.Latest).ThenBy(version => version.Published);
            foreach (var id in ordered.SelectMany(version => new[] { version.Item, version.Version }).Where(IsMade))
            {
                made.TryAdd(id, $"made-{made.Count + 1}");
            }
        }

        public VersionState Named(VersionState version) => version with
        {
            Item = made.GetValueOrDefault(version.Item, version.Item),
            Version = made.GetValueOrDefault(version.Version, version.Version),
        };

        public string Named(JsonElement item)
        {
            var text = new StringBuilder(Canonical(item));
            foreach (var (id, name) in made)
            {
                text.Replace(id, name);
            }

            return text.ToString();
        }
    }
}
