using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Recipes.Running;

namespace SafeguardingHub.Content.Recipes.Steps;

/// <summary>A step that changes named records of one settings section: queries, indexes.</summary>
/// <param name="section">The section.</param>
/// <param name="permission">The permission that the change needs.</param>
/// <param name="action">What the audit calls it.</param>
public abstract class RecordsStep(string section, string permission, string action) : RecipeStepKind
{
    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken)
    {
        var before = planning.Problems.Count;
        var changes = Read(step, planning).ToList();
        return ValueTask.FromResult<PlannedStep?>(changes.Count == 0 && planning.Problems.Count > before
            ? null
            : new Planned(section, permission, action, changes) { Name = Name, Place = step.Place });
    }

    /// <summary>The changes that a step asks for; problems go into the planning.</summary>
    internal abstract IEnumerable<RecordChange> Read(RecipeStep step, RecipePlanning planning);

    /// <summary>The value of a key in any case; null where there is none or it is null.</summary>
    private protected static JsonElement? Find(JsonElement json, string key) => json.ValueKind != JsonValueKind.Object
        ? null
        : json.EnumerateObject().Where(property => property.Name.Equals(key, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind != JsonValueKind.Null)
            .Select(property => (JsonElement?)property.Value).FirstOrDefault();

    private protected static string? Text(JsonElement json, string key) =>
        Find(json, key) is { ValueKind: JsonValueKind.String } value && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;

    /// <summary>The objects of a list with their places; a list that is missing or an entry that is none is a problem.</summary>
    private protected IEnumerable<(JsonElement Json, string Place)> Objects(RecipeStep step, string key, RecipePlanning planning)
    {
        if (Find(step.Body, key) is not { ValueKind: JsonValueKind.Array } list)
        {
            planning.Add(RecipeProblem.Error("list-missing", Name, step.Place, $"The step has no list '{key}'."));
            yield break;
        }

        foreach (var (json, index) in list.EnumerateArray().Select((json, index) => (json, index)))
        {
            var place = RecipePlace.Item(RecipePlace.Key(step.Place, key), index);
            if (json.ValueKind == JsonValueKind.Object)
            {
                yield return (json, place);
            }
            else
            {
                planning.Add(RecipeProblem.Error("entry-malformed", Name, place, $"An object belongs here, not {JsonWords.Kind(json)}."));
            }
        }
    }

    private sealed class Planned(string section, string permission, string action, List<RecordChange> changes) : PlannedStep
    {
        public override async Task RunAsync(RecipeRun run, Action<int> progress, CancellationToken cancellationToken)
        {
            var settings = await run.Unit.SettingsAsync(cancellationToken);
            var records = settings.TryGetValue(section, out var stored) && stored.ValueKind == JsonValueKind.Object ? JsonObject.Create(stored)! : [];
            foreach (var change in changes)
            {
                change(records);
            }

            var after = JsonSerializer.SerializeToElement(records);
            Count(run, stored, after);
            var isSame = stored.ValueKind == JsonValueKind.Object ? JsonElement.DeepEquals(stored, after) : records.Count == 0;
            if (!isSame && run.Demand(permission))
            {
                run.Unit.WriteSettings(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [section] = after }, run.Audit(action));
            }
        }

        private void Count(RecipeRun run, JsonElement stored, JsonElement after)
        {
            var kind = section == Searching.StoredQuery.SettingsName ? "Queries" : "Search indexes";
            var isThere = stored.ValueKind == JsonValueKind.Object;
            foreach (var record in after.EnumerateObject())
            {
                var had = isThere && stored.TryGetProperty(record.Name, out var before) ? before : default;
                if (had.ValueKind == JsonValueKind.Undefined || !JsonElement.DeepEquals(had, record.Value))
                {
                    run.Count(this, kind, had.ValueKind == JsonValueKind.Undefined ? Counted.Created : Counted.Updated);
                }
            }

            foreach (var _ in isThere ? stored.EnumerateObject().Where(record => !after.TryGetProperty(record.Name, out var _)) : [])
            {
                run.Count(this, kind, Counted.Removed);
            }
        }
    }
}

/// <summary>Changes the records of a section, by name.</summary>
internal delegate void RecordChange(JsonObject records);
