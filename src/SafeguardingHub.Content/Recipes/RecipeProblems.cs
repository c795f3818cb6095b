using System.Collections.Immutable;

namespace SafeguardingHub.Content.Recipes;

/// <summary>Questions about a list of problems.</summary>
public static class RecipeProblems
{
    /// <summary>The same list with every warning made an error: what <c>--strict</c> asks for.</summary>
    public static ImmutableArray<RecipeProblem> Strict(ImmutableArray<RecipeProblem> problems) =>
        [.. problems.Select(problem => problem with { Severity = RecipeProblemSeverity.Error })];

    /// <summary>Whether any of them refuses the recipe.</summary>
    public static bool HaveErrors(ImmutableArray<RecipeProblem> problems) =>
        problems.Any(problem => problem.Severity == RecipeProblemSeverity.Error);
}
