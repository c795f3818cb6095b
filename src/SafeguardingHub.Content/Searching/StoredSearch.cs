using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Content.Searching;

/// <summary>
/// Reads the indexes and queries that the site settings hold. They are kept as recipes gave them, in Orchard Core's keys, so
/// that what the hub does not know of them is exported again.
/// </summary>
public static class StoredSearch
{
    /// <summary>The settings sections that hold indexes and queries: changed by their own steps, with their own permissions.</summary>
    public static ImmutableArray<string> Sections { get; } = [LuceneIndex.SettingsName, StoredQuery.SettingsName];

    /// <summary>The index of that name, or null.</summary>
    public static LuceneIndex? FindIndex(IReadOnlyDictionary<string, JsonElement> settings, string name) =>
        Find(settings, LuceneIndex.SettingsName, name) is { } record ? IndexOf(name, record) : null;

    /// <summary>The query of that name, or null.</summary>
    public static StoredQuery? FindQuery(IReadOnlyDictionary<string, JsonElement> settings, string name) =>
        Find(settings, StoredQuery.SettingsName, name) is { } record ? QueryOf(name, record) : null;

    /// <summary>All indexes, in the order of their names.</summary>
    public static IEnumerable<LuceneIndex> Indexes(IReadOnlyDictionary<string, JsonElement> settings) =>
        Records(settings, LuceneIndex.SettingsName).Select(record => IndexOf(record.Name, record.Value));

    /// <summary>All queries, in the order of their names.</summary>
    public static IEnumerable<StoredQuery> Queries(IReadOnlyDictionary<string, JsonElement> settings) =>
        Records(settings, StoredQuery.SettingsName).Select(record => QueryOf(record.Name, record.Value));

    /// <summary>The index of a record.</summary>
    public static LuceneIndex IndexOf(string name, JsonElement record) => new()
    {
        Name = name,
        ContentTypes = record.TryGetProperty("IndexedContentTypes", out var types) && types.ValueKind == JsonValueKind.Array
            ? [.. types.EnumerateArray().Where(type => type.ValueKind == JsonValueKind.String).Select(type => type.GetString()!)]
            : [],
        Record = record,
    };

    /// <summary>The query of a record, whose template may stand in it or in the metadata of its source.</summary>
    public static StoredQuery QueryOf(string name, JsonElement record) => new()
    {
        Name = name,
        Source = Text(record, "Source") ?? "",
        Index = Anywhere(record, "Index"),
        Template = Anywhere(record, "Template") ?? "",
        ReturnContentItems = record.TryGetProperty("ReturnContentItems", out var items) && items.ValueKind == JsonValueKind.True,
        Record = record,
    };

    private static string? Anywhere(JsonElement record, string key)
    {
        if (Text(record, key) is { } own)
        {
            return own;
        }

        var metadata = (Text(record, "Source") ?? "") + "QueryMetadata";
        return Inside(record, metadata, key) ?? (record.TryGetProperty("Properties", out var properties) ? Inside(properties, metadata, key) : null);
    }

    private static string? Inside(JsonElement json, string section, string key) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(section, out var found) && found.ValueKind == JsonValueKind.Object ? Text(found, key) : null;

    private static string? Text(JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Find(IReadOnlyDictionary<string, JsonElement> settings, string section, string name) =>
        Records(settings, section).Where(record => record.Name == name).Select(record => (JsonElement?)record.Value).FirstOrDefault();

    private static IEnumerable<JsonProperty> Records(IReadOnlyDictionary<string, JsonElement> settings, string section) =>
        settings.TryGetValue(section, out var all) && all.ValueKind == JsonValueKind.Object
            ? all.EnumerateObject().Where(record => record.Value.ValueKind == JsonValueKind.Object).OrderBy(record => record.Name, StringComparer.Ordinal)
            : [];
}
