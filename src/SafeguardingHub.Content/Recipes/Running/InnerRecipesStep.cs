using System.Text.Json;

namespace SafeguardingHub.Content.Recipes.Running;

/// <summary>The step <c>recipes</c>: other recipes by their names, each planned in this one's place.</summary>
public sealed class InnerRecipesStep : RecipeStepKind
{
    /// <inheritdoc />
    public override string Name => "recipes";

    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The runner plans inner recipes itself.");

    internal IReadOnlyList<(string Name, string Place)> Names(RecipeStep step, RecipePlanning planning)
    {
        var names = new List<(string, string)>();
        foreach (var property in step.Body.EnumerateObject().Where(property => string.Equals(property.Name, "Values", StringComparison.OrdinalIgnoreCase)))
        {
            var place = RecipePlace.Key(step.Place, property.Name);
            if (property.Value.ValueKind != JsonValueKind.Array)
            {
                planning.Add(RecipeProblem.Error("recipes-values", Name, place, "'Values' must be a list of objects with a 'name'."));
                continue;
            }

            foreach (var (value, index) in property.Value.EnumerateArray().Select((value, index) => (value, index)))
            {
                if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
                {
                    names.Add((name.GetString()!, RecipePlace.Item(place, index)));
                }
                else
                {
                    planning.Add(RecipeProblem.Error("recipes-values", Name, RecipePlace.Item(place, index), "Give each recipe as { \"name\": \"…\" }."));
                }
            }
        }

        return names;
    }
}
