using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Recipes.Steps;

/// <summary>
/// The step <c>queries</c>: stored queries by name, in the flat form of Orchard Core 1 or with the source's metadata apart, as
/// in 2. Queries of sources that the hub does not have are kept and exported, and refused when they are called.
/// </summary>
public sealed class QueriesStep() : RecordsStep(StoredQuery.SettingsName, Permission.ManageQueries, "ChangeQueries")
{
    /// <summary>The source of queries that the hub runs.</summary>
    public const string Lucene = "Lucene";

    private static readonly string[] KnownSources = [Lucene, "Sql", "Elasticsearch"];

    /// <inheritdoc />
    public override string Name => "queries";

    internal override IEnumerable<RecordChange> Read(RecipeStep step, RecipePlanning planning)
    {
        foreach (var (json, place) in Objects(step, "Queries", planning))
        {
            if (Text(json, "Name") is not { } name || Text(json, "Source") is not { } source)
            {
                planning.Add(RecipeProblem.Error("query-malformed", Name, place, "Give each query a 'Name' and a 'Source'."));
                continue;
            }

            if (Array.Find(KnownSources, known => known.Equals(source, StringComparison.OrdinalIgnoreCase)) is not { } spelt)
            {
                planning.Add(RecipeProblem.Error(
                    "query-source-unknown", Name, RecipePlace.Key(place, "Source"), $"There is no source '{source}' of queries: use one of {string.Join(", ", KnownSources)}."));
                continue;
            }

            var record = Record(json, name, spelt);
            Check(StoredSearch.QueryOf(name, JsonSerializer.SerializeToElement(record)), place, planning);
            yield return records => records[name] = record.DeepClone();
        }
    }

    private void Check(StoredQuery query, string place, RecipePlanning planning)
    {
        if (query.Source != Lucene)
        {
            planning.Add(RecipeProblem.Warning(
                "query-source-refused", Name, RecipePlace.Key(place, "Source"),
                $"The hub runs no queries of the source {query.Source}: '{query.Name}' is kept and exported, and refused when it is called."));
        }
        else if (query.Index is null)
        {
            planning.Add(RecipeProblem.Error("query-index-missing", Name, place, $"The query '{query.Name}' names no index: give it an 'Index'."));
        }
        else if (!LiquidTemplate.TryParse(query.Template, out _, out var fault))
        {
            planning.Add(RecipeProblem.Warning("query-template", Name, place, $"The template of '{query.Name}' cannot be read, and the query answers with an error until it is put right: {fault.Message}"));
        }
    }

    // The keys that Orchard Core exports, in its order; whatever else the recipe says of the query comes after them.
    private static JsonObject Record(JsonElement json, string name, string source)
    {
        var metadataName = source + "QueryMetadata";
        var metadata = new JsonObject();
        foreach (var given in new[] { Find(json, "Properties") is { } properties ? Find(properties, metadataName) : null, Find(json, metadataName), json })
        {
            foreach (var key in source == Lucene || source == "Elasticsearch" ? new[] { "Index", "Template" } : ["Template"])
            {
                if (given is { } from && Find(from, key) is { ValueKind: JsonValueKind.String } value)
                {
                    metadata[key] = value.GetString();
                }
            }
        }

        var record = new JsonObject
        {
            [nameof(Name)] = name,
            ["Source"] = source,
            ["Schema"] = Find(json, "Schema") is { ValueKind: JsonValueKind.String } schema ? schema.GetString() : "",
            ["ReturnContentItems"] = Find(json, "ReturnContentItems") is { ValueKind: JsonValueKind.True },
        };
        var others = new JsonObject();
        if (Find(json, "Properties") is { ValueKind: JsonValueKind.Object } kept)
        {
            foreach (var property in kept.EnumerateObject().Where(property => !property.NameEquals(metadataName)))
            {
                others[property.Name] = JsonNode.Parse(property.Value.GetRawText());
            }
        }

        others[metadataName] = metadata;
        record["Properties"] = others;
        string[] said = ["Index", "Template", "Properties", metadataName, "CanReturnContentItems"];
        foreach (var property in json.EnumerateObject().Where(property => !record.Any(own => own.Key.Equals(property.Name, StringComparison.OrdinalIgnoreCase))
            && !said.Contains(property.Name, StringComparer.OrdinalIgnoreCase)))
        {
            record[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }

        return record;
    }
}
