namespace SafeguardingHub.Content.Recipes;

/// <summary>How grave a recipe's problem is.</summary>
public enum RecipeProblemSeverity
{
    /// <summary>The recipe can run; something in it is ignored, or will not work in Orchard Core.</summary>
    Warning,

    /// <summary>The recipe is refused whole.</summary>
    Error,
}

/// <summary>One thing that is wrong with a recipe: what, where, and how to mend it.</summary>
/// <param name="Severity">Whether the recipe can still run.</param>
/// <param name="Code">A stable name of the fault, for example <c>json-duplicate-key</c>.</param>
/// <param name="Step">The name of the step, where the fault lies in one.</param>
/// <param name="Place">Where, as a path: <c>steps[2].data[5].AutoroutePart.Path</c>; <c>$</c> is the whole file.</param>
/// <param name="Line">The line of the file, from 1; null until <see cref="RecipeDocument.Locate"/> has looked.</param>
/// <param name="Message">A sentence for the recipe's author.</param>
public sealed record RecipeProblem(
    RecipeProblemSeverity Severity, string Code, string? Step, string Place, int? Line, string Message)
{
    /// <summary>A problem that refuses the recipe.</summary>
    public static RecipeProblem Error(string code, string? step, string place, string message) =>
        new(RecipeProblemSeverity.Error, code, step, place, null, message);

    /// <summary>A problem that the recipe can run with.</summary>
    public static RecipeProblem Warning(string code, string? step, string place, string message) =>
        new(RecipeProblemSeverity.Warning, code, step, place, null, message);
}
