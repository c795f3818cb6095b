using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>One step of a recipe, its scripts not yet evaluated.</summary>
/// <param name="Index">The position in <c>steps</c>, from 0.</param>
/// <param name="Name">The step's name as written; steps are matched to it without regard to case.</param>
/// <param name="Body">The step's whole object, <c>name</c> included; plain JSON without comments.</param>
public sealed record RecipeStep(int Index, string Name, JsonElement Body)
{
    /// <summary>Where the step stands in the file, for example <c>steps[2]</c>.</summary>
    public string Place => RecipePlace.Item("steps", Index);
}

/// <summary>A recipe that was read whole and is well-formed; whether its steps make sense is not yet known.</summary>
public sealed class RecipeDocument
{
    private readonly ReadOnlyMemory<byte> utf8;

    internal RecipeDocument(
        string fileName, RecipeDescriptor descriptor, ImmutableDictionary<string, JsonElement> variables, ImmutableArray<RecipeStep> steps, ReadOnlyMemory<byte> utf8)
    {
        FileName = fileName;
        Descriptor = descriptor;
        Variables = variables;
        Steps = steps;
        this.utf8 = utf8;
    }

    /// <summary>The name of the file, as given to the reader.</summary>
    public string FileName { get; }

    /// <summary>The head.</summary>
    public RecipeDescriptor Descriptor { get; }

    /// <summary>The variables by name, exact case, not yet evaluated.</summary>
    public ImmutableDictionary<string, JsonElement> Variables { get; }

    /// <summary>The steps in written order. A step without a name was reported and left out, so positions may have gaps.</summary>
    public ImmutableArray<RecipeStep> Steps { get; }

    /// <summary>
    /// The same problems, with the line of those that have none yet. A place that is not in the file gets the line of the
    /// nearest value around it. Costs one reading of the file, however many problems there are.
    /// </summary>
    public ImmutableArray<RecipeProblem> Locate(ImmutableArray<RecipeProblem> problems)
    {
        if (problems.All(problem => problem.Line is not null))
        {
            return problems;
        }

        var lines = RecipeLocator.Lines(utf8.Span, problems.Where(problem => problem.Line is null).Select(problem => problem.Place));
        return [.. problems.Select(problem => problem.Line is null && lines.TryGetValue(problem.Place, out var line) ? problem with { Line = line } : problem)];
    }
}
