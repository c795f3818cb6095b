using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Definitions;

/// <summary>
/// Reads the records of a definition step. Keys are matched without regard to case, as Orchard Core's typed models do;
/// what a record has beyond its own keys is dropped there in silence, here with a warning.
/// </summary>
internal sealed class DefinitionRecordReader(string? step, ImmutableArray<RecipeProblem>.Builder problems)
{
    /// <summary>The types under <c>ContentTypes</c>.</summary>
    public ImmutableArray<TypeRecord> Types(JsonElement body, string place) => Records(body, place, "ContentTypes", Type);

    /// <summary>The parts under <c>ContentParts</c>.</summary>
    public ImmutableArray<PartRecord> Parts(JsonElement body, string place) => Records(body, place, "ContentParts", Part);

    /// <summary>The names under <paramref name="key"/>, of a step that deletes.</summary>
    public ImmutableArray<string> Names(JsonElement body, string place, string key) => Records(body, place, key, (json, at) =>
    {
        if (json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } name)
        {
            return name;
        }

        Refuse("definition-name", at, $"A name is expected here, and this is {JsonWords.Kind(json)}.");
        return null;
    });

    /// <summary>One type; null where it has no name.</summary>
    public TypeRecord? Type(JsonElement json, string place)
    {
        var keys = Keys(json, place, "a content type", "Name", "DisplayName", "Settings", "ContentTypePartDefinitionRecords");
        if (keys is null || Name(keys, "Name", place) is not { Length: > 0 } name)
        {
            Unnamed(keys, place, "content type");
            return null;
        }

        var parts = Records(json, place, "ContentTypePartDefinitionRecords", (part, at) => Attached(part, at, "an attached part", "PartName", $"The part attached to the type '{name}'"));
        // A part attached under no name of its own goes by the name of its definition.
        return new TypeRecord(place, name, Name(keys, "DisplayName", place), Settings(keys, place), [.. parts.Select(part => part.Name.Length > 0 ? part : part with { Name = part.Kind })]);
    }

    /// <summary>One part; null where it has no name.</summary>
    public PartRecord? Part(JsonElement json, string place)
    {
        var keys = Keys(json, place, "a content part", "Name", "Settings", "ContentPartFieldDefinitionRecords");
        if (keys is null || Name(keys, "Name", place) is not { Length: > 0 } name)
        {
            Unnamed(keys, place, "content part");
            return null;
        }

        var fields = Records(json, place, "ContentPartFieldDefinitionRecords", (field, at) => Attached(field, at, "a field", "FieldName", $"The field of the part '{name}'"));
        return new PartRecord(place, name, Settings(keys, place), fields);
    }

    private AttachedRecord? Attached(JsonElement json, string place, string what, string kindKey, string subject)
    {
        if (Keys(json, place, what, kindKey, "Name", "Settings") is not { } keys)
        {
            return null;
        }

        var kind = Name(keys, kindKey, place) ?? "";
        var name = Name(keys, "Name", place) ?? "";
        // A part needs its definition's name, a field its own; whether a field needs its kind depends on what is there already.
        var needed = kindKey == "PartName" ? kindKey : "Name";
        if ((needed == "Name" ? name : kind).Length == 0)
        {
            Refuse("definition-name", RecipePlace.Key(place, needed), $"{subject} has no \"{needed}\"; give it one.");
            return null;
        }

        return new AttachedRecord(place, kind, name, Settings(keys, place));
    }

    private ImmutableArray<T> Records<T>(JsonElement json, string place, string key, Func<JsonElement, string, T?> read) where T : class
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse("definition-kind", place, $"Definitions must be an object with \"{key}\", and this is {JsonWords.Kind(json)}.");
            return [];
        }

        var found = json.EnumerateObject().Where(property => property.Name.Equals(key, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0 || found[^1].Value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var list = RecipePlace.Key(place, found[^1].Name);
        if (found[^1].Value.ValueKind != JsonValueKind.Array)
        {
            Refuse("definition-kind", list, $"\"{key}\" must be an array, and it is {JsonWords.Kind(found[^1].Value)}.");
            return [];
        }

        var records = ImmutableArray.CreateBuilder<T>();
        var index = 0;
        foreach (var entry in found[^1].Value.EnumerateArray())
        {
            if (read(entry, RecipePlace.Item(list, index++)) is { } record)
            {
                records.Add(record);
            }
        }

        return records.ToImmutable();
    }

    private Dictionary<string, JsonElement>? Keys(JsonElement json, string place, string what, params ReadOnlySpan<string> known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse("definition-kind", place, $"The record of {what} must be an object, and it is {JsonWords.Kind(json)}.");
            return null;
        }

        var keys = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in json.EnumerateObject())
        {
            keys[property.Name] = property.Value;
            var isKnown = false;
            foreach (var key in known)
            {
                isKnown |= key.Equals(property.Name, StringComparison.OrdinalIgnoreCase);
            }

            if (!isKnown)
            {
                problems.Add(RecipeProblem.Warning(
                    "definition-key-unknown", step, RecipePlace.Key(place, property.Name), $"\"{property.Name}\" is no key of {what} and is dropped; own data belongs into its \"Settings\"."));
            }
        }

        return keys;
    }

    private string? Name(Dictionary<string, JsonElement> keys, string key, string place)
    {
        if (!keys.TryGetValue(key, out var json) || json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (json.ValueKind == JsonValueKind.String)
        {
            return json.GetString();
        }

        Refuse("definition-kind", RecipePlace.Key(place, key), $"\"{key}\" must be a text, and it is {JsonWords.Kind(json)}.");
        return null;
    }

    private JsonElement? Settings(Dictionary<string, JsonElement> keys, string place)
    {
        if (!keys.TryGetValue("Settings", out var json) || json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (json.ValueKind == JsonValueKind.Object)
        {
            return json;
        }

        Refuse("definition-kind", RecipePlace.Key(place, "Settings"), $"\"Settings\" must be an object, and it is {JsonWords.Kind(json)}.");
        return null;
    }

    private void Unnamed(Dictionary<string, JsonElement>? keys, string place, string what)
    {
        if (keys is not null)
        {
            Refuse("definition-name", RecipePlace.Key(place, "Name"), $"The {what} has no \"Name\"; give it one.");
        }
    }

    private void Refuse(string code, string place, string message) => problems.Add(RecipeProblem.Error(code, step, place, message));
}
