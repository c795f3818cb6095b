using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Recipes;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Recipes.Sending;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Recipes;

/// <summary>What a recipe would do; how far it is; what it did.</summary>
[Needs(Permission.Import, Everywhere = true)]
public sealed class RecipeModel(ChooseRecipe choose, IRecipeQueue queue, IHubReader reader, TimeProvider time) : AdminPage
{
    /// <summary>How many problems stand on the page.</summary>
    public const int Shown = 100;

    private DefinitionSet definitions = DefinitionSet.Empty;

    /// <inheritdoc />
    public override string Title => (Task.Purpose, IsGoingOn) switch
    {
        (RecipePurpose.Check, true) => "Checking the recipe",
        (RecipePurpose.Check, false) => "Check the recipe",
        (_, true) => "Running the recipe",
        _ => "What the recipe did",
    };

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Recipes", RecipeWords.List)];

    /// <summary>Whether warnings are to refuse it too.</summary>
    [BindProperty]
    public bool IsStrict { get; set; }

    /// <summary>The recipe.</summary>
    public RecipeTask Task { get; private set; } = null!;

    /// <summary>Whether it goes on by itself.</summary>
    public bool IsGoingOn => Task.IsGoingOn(time.Now());

    /// <summary>How far this server is with it; null where another works at it, or it waits.</summary>
    public RecipeProgress? Progress => queue.ProgressOf(Task.Id);

    /// <summary>What refuses it.</summary>
    public ImmutableArray<RecipeProblem> Errors => Of(RecipeProblemSeverity.Error);

    /// <summary>What it can be run with.</summary>
    public ImmutableArray<RecipeProblem> Warnings => Of(RecipeProblemSeverity.Warning);

    /// <summary>What each step does.</summary>
    public ImmutableArray<StepCount> Steps => Task.Outcome?.Report?.Steps ?? [];

    /// <summary>What a count is of.</summary>
    public string KindOf(StepCount count) => RecipeWords.KindOf(count, definitions);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Runs it.</summary>
    public Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken) => GoOnAsync(id, RecipePurpose.Run, cancellationToken);

    /// <summary>Checks it again.</summary>
    public Task<IActionResult> OnPostCheckAsync(string id, CancellationToken cancellationToken) => GoOnAsync(id, RecipePurpose.Check, cancellationToken);

    private async Task<IActionResult> GoOnAsync(string id, RecipePurpose purpose, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await choose.GoOnAsync(Actor, Task, purpose, IsStrict, cancellationToken);
        return outcome.Succeeded ? Redirect(RecipeWords.AddressOf(Task)) : Refused(outcome.Reasons);
    }

    private async Task<bool> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (await choose.FindAsync(Actor, id, cancellationToken) is not { } found)
        {
            return false;
        }

        Task = found;
        definitions = await reader.DefinitionsAsync(cancellationToken);
        return true;
    }

    private ImmutableArray<RecipeProblem> Of(RecipeProblemSeverity severity) => [.. (Task.Outcome?.Problems ?? []).Where(problem => problem.Severity == severity)];
}
