using System.Collections.Immutable;
using System.Text.Json;
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

    public string Flags => (Latest, Published) switch
    {
        (true, true) => "latest and live",
        (true, false) => "latest",
        (false, true) => "live",
        _ => "history",
    };
}

/// <summary>All that a vector says of a hub after its recipes: what each import came to, the versions, the export.</summary>
/// <param name="Imports">Whether each import succeeded.</param>
/// <param name="Versions">All stored versions.</param>
/// <param name="Export">The export's steps ContentDefinition and content, the latter with published items only; null where it is not known.</param>
internal sealed record HubState(ImmutableArray<bool> Imports, ImmutableArray<VersionState> Versions, ExportState? Export)
{
    /// <summary>What Orchard Core made of a vector's recipes.</summary>
    public static HubState OfOrchard(JsonElement expected) => new(
        [.. expected.GetProperty("imports").EnumerateArray()
            .Select(import => import.GetProperty("messages").EnumerateArray().All(message => message.GetString() == "Deployment package imported."))],
        [.. expected.GetProperty("versions").EnumerateArray().Select(VersionState.Of)],
        expected.TryGetProperty("export", out var export) && export.TryGetProperty("steps", out var steps) ? ExportState.Of(steps) : null);

    /// <summary>The state of a hub after its imports; <paramref name="ids"/> are items to look for besides those that are current.</summary>
    public static async Task<HubState> OfAsync(TestHub hub, ImmutableArray<bool> imports, IEnumerable<string> ids)
    {
        var all = new SortedSet<string>(ids, StringComparer.Ordinal);
        await foreach (var item in hub.Reader.CurrentVersionsAsync(CancellationToken.None))
        {
            all.Add(item.Id.Value);
        }

        var versions = ImmutableArray.CreateBuilder<VersionState>();
        foreach (var id in all)
        {
            versions.AddRange((await hub.HistoryAsync(id)).Select(VersionState.Of));
        }

        return new HubState(imports, versions.ToImmutable(), ExportState.Of(JsonElement.Parse(await hub.ExportAsync()).GetProperty("steps")));
    }
}

/// <summary>An export's definitions and published items, each by its name or version id.</summary>
internal sealed record ExportState(ImmutableArray<JsonElement> Types, ImmutableArray<JsonElement> Parts, ImmutableArray<JsonElement> Items)
{
    public static ExportState Of(JsonElement steps) => new(
        Entries(steps, "ContentDefinition", "ContentTypes"),
        Entries(steps, "ContentDefinition", "ContentParts"),
        [.. Entries(steps, "content", "data").Where(item => item.GetProperty("Published").GetBoolean())]);

    private static ImmutableArray<JsonElement> Entries(JsonElement steps, string step, string key) =>
        [.. steps.EnumerateArray().Where(json => json.GetProperty("name").GetString() == step).SelectMany(json => json.GetProperty(key).EnumerateArray())];
}
