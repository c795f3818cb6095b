using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Runs recipes that a test writes into its host.</summary>
internal static class PlantedRecipe
{
    public static async Task RunRecipeAsync(this HubFactory hub, string recipe)
    {
        var runner = hub.Services.GetRequiredService<RecipeRunner>();
        var outcome = await runner.In(new NoRecipes()).ExecuteAsync(
            Actor.System("a test"), new RecipeSource("planted.recipe.json", Encoding.UTF8.GetBytes(recipe), new NoRecipes()), isStrict: false, RecipeParameters.None, progress: null, CancellationToken.None);
        Assert.True(outcome.Report is not null, string.Join('\n', outcome.Problems));
    }

    private sealed class NoRecipes : IRecipeFinder, IRecipeFiles
    {
        public ValueTask<RecipeSource?> FindAsync(string recipeName, CancellationToken cancellationToken) => ValueTask.FromResult<RecipeSource?>(null);

        public ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);
    }
}
