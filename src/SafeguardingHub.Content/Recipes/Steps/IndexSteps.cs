using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Recipes.Steps;

/// <summary>The step <c>lucene-index</c>: indexes by name. One that exists is left as it is, as in Orchard Core.</summary>
public sealed class LuceneIndexStep() : RecordsStep(LuceneIndex.SettingsName, Permission.ManageLuceneIndexes, "ChangeIndexes")
{
    /// <inheritdoc />
    public override string Name => "lucene-index";

    internal override IEnumerable<RecordChange> Read(RecipeStep step, RecipePlanning planning)
    {
        foreach (var (json, place) in Objects(step, "Indices", planning))
        {
            foreach (var index in json.EnumerateObject())
            {
                var at = RecipePlace.Key(place, index.Name);
                if (index.Value.ValueKind != JsonValueKind.Object || string.IsNullOrWhiteSpace(index.Name))
                {
                    planning.Add(RecipeProblem.Error("index-malformed", Name, at, "Give each index a name, and below it an object with what it holds."));
                    continue;
                }

                IndexRules.Check(index.Value, Name, at, planning);
                var (name, record) = (index.Name, JsonNode.Parse(index.Value.GetRawText())!);
                yield return records =>
                {
                    if (!records.ContainsKey(name))
                    {
                        records[name] = record.DeepClone();
                    }
                };
            }
        }
    }
}

/// <summary>
/// The step <c>CreateOrUpdateIndexProfile</c> of Orchard Core 3. An index is found by its id, then by its name; what the step
/// leaves out stays as it is. Profiles of other providers are passed over with a warning.
/// </summary>
public sealed class IndexProfileStep() : RecordsStep(LuceneIndex.SettingsName, Permission.ManageLuceneIndexes, "ChangeIndexes")
{
    private const string IdKey = "Id";

    /// <inheritdoc />
    public override string Name => "CreateOrUpdateIndexProfile";

    internal override IEnumerable<RecordChange> Read(RecipeStep step, RecipePlanning planning)
    {
        foreach (var (json, place) in Objects(step, "indexes", planning))
        {
            if (Text(json, "Name") is not { } name || Text(json, "ProviderName") is not { } provider || Text(json, "Type") is not { } type)
            {
                planning.Add(RecipeProblem.Error("index-malformed", Name, place, "Give each index a 'Name', a 'ProviderName' and a 'Type'."));
                continue;
            }

            if (provider != QueriesStep.Lucene || type != "Content")
            {
                planning.Add(RecipeProblem.Warning(
                    "index-provider", Name, place, $"The hub has indexes of the provider Lucene and the type Content: '{name}' ({provider}, {type}) is passed over."));
                continue;
            }

            var record = Record(json);
            if (IndexRules.Check(JsonSerializer.SerializeToElement(record), Name, place, planning))
            {
                yield return records => Merge(records, name, record);
            }
        }
    }

    private static JsonObject Record(JsonElement json)
    {
        var record = new JsonObject();
        foreach (var key in new[] { IdKey, "IndexName" })
        {
            if (Text(json, key) is { } text)
            {
                record[key] = text;
            }
        }

        var properties = Find(json, "Properties");
        foreach (var section in new[] { "ContentIndexMetadata", "LuceneIndexMetadata" })
        {
            if (properties is { } all && Find(all, section) is { ValueKind: JsonValueKind.Object } metadata)
            {
                foreach (var property in metadata.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
                {
                    record[property.Name] = JsonNode.Parse(property.Value.GetRawText());
                }
            }
        }

        return record;
    }

    private static void Merge(JsonObject records, string name, JsonObject record)
    {
        var id = record[IdKey]?.GetValue<string>();
        var known = id is null
            ? null
            : records.FirstOrDefault(entry => entry.Value is JsonObject own && own[IdKey] is JsonValue value && value.TryGetValue<string>(out var text) && text == id).Key;
        var stored = records[known ?? name] as JsonObject ?? [];
        var merged = (JsonObject)stored.DeepClone();
        foreach (var (key, value) in record)
        {
            merged[key] = value?.DeepClone();
        }

        if (known is not null && known != name)
        {
            records.Remove(known);
        }

        records[name] = merged;
    }
}

/// <summary>
/// Steps that fill an index anew: <c>lucene-index-rebuild</c>, <c>lucene-index-reset</c>, <c>RebuildIndex</c>, <c>ResetIndex</c>.
/// There is nothing to do: the hub's indexes follow each change, and what they hold is read when they are asked.
/// </summary>
/// <param name="name">The step's name.</param>
public sealed class FillIndexStep(string name) : RecipeStepKind
{
    private static readonly string[] Lists = ["Indices", "IndexNames", "IndexeIds", "IndexIds"];

    /// <inheritdoc />
    public override string Name { get; } = name;

    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken)
    {
        foreach (var property in step.Body.EnumerateObject().Where(property => Lists.Contains(property.Name, StringComparer.OrdinalIgnoreCase)))
        {
            if (property.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null)
                || (property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.String)))
            {
                planning.Add(RecipeProblem.Error("index-malformed", Name, RecipePlace.Key(step.Place, property.Name), "Name the indexes as a list of texts."));
            }
        }

        return ValueTask.FromResult<PlannedStep?>(null);
    }
}

/// <summary>
/// A step for something that the hub does in another way: accepted with a warning, so that a recipe that has it runs.
/// </summary>
/// <param name="name">The step's name.</param>
/// <param name="reason">Why nothing is done.</param>
public sealed class PassedOverStep(string name, string reason) : RecipeStepKind
{
    /// <inheritdoc />
    public override string Name { get; } = name;

    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken)
    {
        planning.Add(RecipeProblem.Warning("step-passed-over", Name, step.Place, $"'{Name}' is passed over: {reason}"));
        return ValueTask.FromResult<PlannedStep?>(null);
    }
}

/// <summary>What may stand in an index.</summary>
internal static class IndexRules
{
    /// <summary>Notes what is wrong; false where the index cannot be used.</summary>
    public static bool Check(JsonElement record, string step, string place, RecipePlanning planning)
    {
        if (record.TryGetProperty("IndexLatest", out var latest) && latest.ValueKind == JsonValueKind.True)
        {
            planning.Add(RecipeProblem.Warning("index-latest", step, RecipePlace.Key(place, "IndexLatest"), "The hub's indexes hold what is published: drafts are never in them."));
        }

        if (!record.TryGetProperty("IndexedContentTypes", out var types))
        {
            return true;
        }

        var at = RecipePlace.Key(place, "IndexedContentTypes");
        if (types.ValueKind != JsonValueKind.Array || types.GetArrayLength() == 0 || types.EnumerateArray().Any(type => type.ValueKind != JsonValueKind.String))
        {
            planning.Add(RecipeProblem.Error("index-types", step, at, "Name at least one content type, each as a text."));
            return false;
        }

        foreach (var unknown in types.EnumerateArray().Select(type => type.GetString()!).Where(type => planning.Definitions.FindType(type) is null))
        {
            planning.Add(RecipeProblem.Warning("index-type-unknown", step, at, $"There is no content type '{unknown}': nothing of it can be in the index."));
        }

        return true;
    }
}
