using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Conformance.Tests.Vectors;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Conformance.Tests.Searching;

/// <summary>An answer to a query, as far as a client depends on it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Count">How many there are in all; null where the answer does not say.</param>
/// <param name="Entries">The names of the items, or the stored fields, a line each.</param>
internal sealed record QueryAnswer(int Status, int? Count, ImmutableArray<string> Entries)
{
    /// <summary>What Orchard Core answered.</summary>
    public static QueryAnswer OfOrchard(Vector vector, bool isDocuments)
    {
        var expected = vector.Expected;
        var body = expected.GetProperty("body");
        var hasItems = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("items", out var list) && list.ValueKind == JsonValueKind.Array;
        var items = hasItems ? body.GetProperty("items").EnumerateArray().ToList() : [];
        var count = expected.TryGetProperty("count", out var outer) || (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("count", out outer)) ? outer.GetInt32() : (int?)null;
        return new QueryAnswer(
            expected.GetProperty("status").GetInt32(), count,
            isDocuments ? [.. items.SelectMany(Fields)]
            : expected.TryGetProperty("displayTexts", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : [.. items.Select(item => item.GetProperty("DisplayText").GetString()!)]);
    }

    /// <summary>What the hub answers.</summary>
    public static async Task<QueryAnswer> OfAsync(QueryCase asked, QueryHub hub)
    {
        if (!hub.Named.TryGetValue(asked.Index, out var index))
        {
            return new QueryAnswer(200, 0, []);
        }

        try
        {
            if (asked.IsDocuments)
            {
                var documents = await hub.Indexes.FindDocumentsAsync(index, asked.Query, CancellationToken.None);
                return new QueryAnswer(200, documents.Count, [.. documents.Documents.SelectMany(document => document.Select(field => $"{field.Key}: {string.Join(" | ", field.Value)}"))]);
            }

            var found = await hub.Indexes.FindItemsAsync(index, asked.Query, CancellationToken.None);
            var items = (await hub.Published.FindManyAsync([.. found.Items], CancellationToken.None)).ToDictionary(item => item.Id, item => item.DisplayText!);
            return new QueryAnswer(200, found.Count, [.. found.Items.Select(id => items[id])]);
        }
        catch (LuceneQueryException fault)
        {
            return new QueryAnswer(400, null, [$"{fault.Place}{(fault.Column is { } column ? $", character {column}" : "")}: {fault.Message}"]);
        }
    }

    /// <summary>What differs, a line each; of entries their order only where it is part of the answer.</summary>
    public static IEnumerable<string> Differences(QueryAnswer orchard, QueryAnswer hub, bool isOrdered)
    {
        if (orchard.Status != hub.Status)
        {
            yield return $"status: Orchard Core {orchard.Status}, hub {hub.Status}";
            yield return $"hub: {string.Join("; ", hub.Entries.Take(4))}{(hub.Entries.Length > 4 ? "; …" : "")}";
            yield break;
        }

        if (orchard.Count != hub.Count)
        {
            yield return $"count: Orchard Core {orchard.Count}, hub {hub.Count}";
        }

        foreach (var entry in orchard.Entries.Except(hub.Entries, StringComparer.Ordinal))
        {
            yield return $"Orchard Core only: {entry}";
        }

        foreach (var entry in hub.Entries.Except(orchard.Entries, StringComparer.Ordinal))
        {
            yield return $"hub only: {entry}";
        }

        if (isOrdered && !orchard.Entries.Intersect(hub.Entries, StringComparer.Ordinal).SequenceEqual(hub.Entries.Intersect(orchard.Entries, StringComparer.Ordinal)))
        {
            yield return "the order";
        }
    }

    private static IEnumerable<string> Fields(JsonElement document) => document.EnumerateObject().Select(field => $"{field.Name}: {field.Value.GetString()}");
}
