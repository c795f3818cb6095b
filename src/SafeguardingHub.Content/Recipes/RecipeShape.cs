using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>Takes the root object of a recipe apart into head, variables and steps.</summary>
internal sealed class RecipeShape(ImmutableArray<RecipeProblem>.Builder problems)
{
    /// <summary>The document; whether it may be used depends on the problems added.</summary>
    public RecipeDocument Read(JsonElement root, string name, ReadOnlyMemory<byte> utf8)
    {
        var descriptor = new RecipeDescriptor();
        var variables = ImmutableDictionary<string, JsonElement>.Empty;
        var steps = ImmutableArray<RecipeStep>.Empty;
        var (stepsSeen, variablesSeen) = (false, false);
        foreach (var property in root.EnumerateObject())
        {
            switch (property.Name)
            {
                case "steps":
                    steps = ReadSteps(property.Value);
                    stepsSeen = true;
                    break;
                case "variables":
                    variables = ReadVariables(property.Value);
                    if (stepsSeen && !variablesSeen)
                    {
                        Warn("variables-after-steps", "variables", "\"variables\" stands after \"steps\", where Orchard Core does not see it; move it above.");
                    }

                    variablesSeen = true;
                    break;
                default:
                    descriptor = ReadHead(descriptor, property);
                    break;
            }
        }

        if (!stepsSeen)
        {
            Warn("steps-missing", RecipePlace.Root, "The recipe has no \"steps\" (written so, in lower case) and does nothing.");
        }

        return new RecipeDocument(name, descriptor, variables, steps, utf8);
    }

    private ImmutableArray<RecipeStep> ReadSteps(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Refuse("steps-kind", "steps", $"\"steps\" must be an array of objects, and it is {JsonWords.Kind(json)}.");
            return [];
        }

        var steps = ImmutableArray.CreateBuilder<RecipeStep>(json.GetArrayLength());
        var index = -1;
        foreach (var body in json.EnumerateArray())
        {
            var place = RecipePlace.Item("steps", ++index);
            if (body.ValueKind != JsonValueKind.Object)
            {
                Refuse("step-kind", place, $"A step must be an object with a \"name\", and this is {JsonWords.Kind(body)}.");
            }
            else if (!body.TryGetProperty("name", out var name))
            {
                // Orchard Core passes over such a step and reports success.
                Warn("step-name", place, "The step has no \"name\" (written so, in lower case) and is ignored.");
            }
            else if (name.ValueKind != JsonValueKind.String || name.GetString() is not { Length: > 0 } text)
            {
                Refuse("step-name", RecipePlace.Key(place, "name"), $"A step's \"name\" must be a text that is not empty; this is {JsonWords.Kind(name)}.");
            }
            else
            {
                steps.Add(new RecipeStep(index, text, body));
            }
        }

        return steps.ToImmutable();
    }

    private ImmutableDictionary<string, JsonElement> ReadVariables(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse("variables-kind", "variables", $"\"variables\" must be an object of names and values, and it is {JsonWords.Kind(json)}.");
            return ImmutableDictionary<string, JsonElement>.Empty;
        }

        return json.EnumerateObject().ToImmutableDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
    }

    private RecipeDescriptor ReadHead(RecipeDescriptor head, JsonProperty property)
    {
        switch (property.Name.ToUpperInvariant())
        {
            case "NAME": return head with { Name = Text(property) };
            case "DISPLAYNAME": return head with { DisplayName = Text(property) };
            case "DESCRIPTION": return head with { Description = Text(property) };
            case "AUTHOR": return head with { Author = Text(property) };
            case "WEBSITE": return head with { Website = Text(property) };
            case "VERSION": return head with { Version = Text(property) };
            case "ISSETUPRECIPE": return head with { IsSetupRecipe = Flag(property) };
            case "EXPORTUTC": return head with { ExportUtc = Moment(property) };
            case "CATEGORIES": return head with { Categories = Texts(property) };
            case "TAGS": return head with { Tags = Texts(property) };
            case "REQUIRENEWSCOPE": return head;
            case "STEPS":
            case "VARIABLES":
                Warn("root-key-case", Place(property), $"\"{property.Name}\" is ignored, here as in Orchard Core: write \"{property.Name.ToLowerInvariant()}\" in lower case.");
                return head;
            default:
                if (!property.Name.StartsWith('$'))
                {
                    Warn("root-key-unknown", Place(property), $"\"{property.Name}\" is no part of a recipe and is ignored.");
                }

                return head;
        }
    }

    private string Text(JsonProperty property)
    {
        switch (property.Value.ValueKind)
        {
            case JsonValueKind.String: return property.Value.GetString()!;
            case JsonValueKind.Number: return property.Value.GetRawText();
            case JsonValueKind.Null: return "";
            default:
                Ignored(property, "a text");
                return "";
        }
    }

    private bool Flag(JsonProperty property)
    {
        switch (property.Value.ValueKind)
        {
            case JsonValueKind.True: return true;
            case JsonValueKind.False or JsonValueKind.Null: return false;
            case JsonValueKind.String when bool.TryParse(property.Value.GetString(), out var flag): return flag;
            default:
                Ignored(property, "true or false");
                return false;
        }
    }

    private DateTimeOffset? Moment(JsonProperty property)
    {
        if (property.Value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (property.Value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(
            property.Value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        Ignored(property, "a date and time such as 2024-08-14T09:30:00Z");
        return null;
    }

    private ImmutableArray<string> Texts(JsonProperty property)
    {
        if (property.Value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String))
        {
            return [.. property.Value.EnumerateArray().Select(entry => entry.GetString()!)];
        }

        Ignored(property, "an array of texts");
        return [];
    }

    private void Ignored(JsonProperty property, string expected) =>
        Warn("head-kind", Place(property), $"\"{property.Name}\" must be {expected}; this is {JsonWords.Kind(property.Value)} that cannot be used, and is ignored.");

    private static string Place(JsonProperty property) => RecipePlace.Key(RecipePlace.Root, property.Name);

    private void Warn(string code, string place, string message) => problems.Add(RecipeProblem.Warning(code, null, place, message));

    private void Refuse(string code, string place, string message) => problems.Add(RecipeProblem.Error(code, null, place, message));
}
