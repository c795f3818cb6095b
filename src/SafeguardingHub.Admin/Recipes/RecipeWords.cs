using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Recipes.Sending;

namespace SafeguardingHub.Admin.Recipes;

/// <summary>Words and addresses of the screens about recipes.</summary>
internal static class RecipeWords
{
    public const string List = "/admin/recipes";

    public const string Export = "/admin/recipes/export";

    public static string AddressOf(RecipeTask task) => $"{List}/{task.Id}";

    public static string NameOf(ShelvedRecipe recipe) =>
        recipe.Descriptor.DisplayName is { Length: > 0 } shown ? shown : recipe.Descriptor.Name is { Length: > 0 } name ? name : recipe.File;

    /// <summary>Where a task stands, in a word or two.</summary>
    public static string Stage(RecipeTask task, bool isGoingOn) => (task.Stage, task.Purpose) switch
    {
        (RecipeStage.Ended, RecipePurpose.Check) when task.Outcome?.Report is not null => "Checked",
        (RecipeStage.Ended, RecipePurpose.Run) when task.Outcome?.Report is not null => "Run",
        (RecipeStage.Ended, _) when task.Outcome is not null => "Refused",
        (RecipeStage.Ended, _) => "Broken off",
        _ when !isGoingOn => "Interrupted",
        (RecipeStage.Waiting, _) => "Waiting",
        (_, RecipePurpose.Check) => "Being checked",
        _ => "Running",
    };

    /// <summary>Where a problem stands.</summary>
    public static string Place(RecipeProblem problem)
    {
        var line = problem.Line is { } number ? $"Line {number:N0}" : null;
        var step = problem.Step is { } name ? $"step {name}" : null;
        var place = problem.Place == "$" ? null : problem.Place;
        var words = string.Join(", ", new[] { line, step, place }.OfType<string>());
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>What a count is of: the type's name as editors read it.</summary>
    public static string KindOf(StepCount count, DefinitionSet definitions) =>
        count.IsContent && definitions.FindType(count.Kind)?.DisplayName is { Length: > 0 } name ? name : count.Kind;
}
