using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Admin.Pages.Imports;
using SafeguardingHub.Admin.Recipes;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Recipes.Sending;

namespace SafeguardingHub.Admin.Pages.Recipes;

/// <summary>The recipes that came with the hub, those that somebody chose today, and a form that takes in another.</summary>
[Needs(Permission.Import, Everywhere = true)]
[TakesFiles(MostBytes = MostBytes)]
public sealed class IndexModel(IRecipeShelf shelf, ChooseRecipe choose, ReceiveRecipe receive, RecipeLimits limits, TimeProvider time) : AdminPage
{
    // As much as RecipeLimits allows by default, and what forms add to it.
    private const long MostBytes = 260_000_000;

    /// <inheritdoc />
    public override string Title => "Recipes";

    /// <summary>A recipe, or a ZIP with one.</summary>
    [BindProperty]
    public IFormFile? Sent { get; set; }

    /// <summary>The file of a recipe that came with the hub.</summary>
    [BindProperty]
    public string? Recipe { get; set; }

    /// <summary>Whether warnings are to refuse it too.</summary>
    [BindProperty]
    public bool IsStrict { get; set; }

    /// <summary>Whether a form was turned away because it was too large.</summary>
    [BindProperty(SupportsGet = true, Name = TakesFilesAttribute.TooLarge)]
    public bool IsTooLarge { get; set; }

    /// <summary>The recipes that came with the hub.</summary>
    public ImmutableArray<ShelvedRecipe> Shelf { get; private set; } = [];

    /// <summary>The recipes that somebody chose today.</summary>
    public ImmutableArray<RecipeTask> Tasks { get; private set; } = [];

    /// <summary>How much may be sent.</summary>
    public RecipeLimits Limits => limits;

    /// <summary>Whether the person may take content out of the hub as well.</summary>
    public bool MayExport => Rights.AllowsEverywhere(Actor, Permission.Export);

    /// <summary>Where a recipe stands, in a word or two.</summary>
    public string StageOf(RecipeTask task) => RecipeWords.Stage(task, task.IsGoingOn(time.Now()));

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return !IsTooLarge ? Page() : Refused([Reason.Invalid(nameof(Sent), $"What you sent was larger than {limits.SentBytes / 1_000_000} MB, so nothing of it was kept. Divide the recipe into several.")]);
    }

    /// <summary>Takes a recipe in and has it checked.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await receive.ExecuteAsync(Actor, Sent.AsSent(), IsStrict, cancellationToken), cancellationToken);

    /// <summary>Has a recipe checked that came with the hub.</summary>
    public async Task<IActionResult> OnPostShelfAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await choose.ExecuteAsync(Actor, Recipe ?? "", IsStrict, cancellationToken), cancellationToken);

    private async Task<IActionResult> AnswerAsync(Outcome<RecipeTask> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            return Redirect(RecipeWords.AddressOf(outcome.Value));
        }

        await ReadAsync(cancellationToken);
        return Refused(outcome.Reasons);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Shelf = await shelf.ListAsync(cancellationToken);
        Tasks = await choose.ListAsync(Actor, cancellationToken);
    }
}
