using System.Collections.Immutable;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Recipes.Sending;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Recipes;

/// <summary>The recipes in the folder from which an empty hub is set up.</summary>
internal sealed class RecipeShelf(HubOptions options) : IRecipeShelf
{
    private const string Pattern = "*.recipe.json";

    public async Task<ImmutableArray<ShelvedRecipe>> ListAsync(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ShelvedRecipe>();
        foreach (var path in Paths())
        {
            var reading = RecipeReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), Path.GetFileName(path));
            found.Add(new ShelvedRecipe(Path.GetFileName(path), reading.Document?.Descriptor ?? new RecipeDescriptor(), reading.Document is not null));
        }

        return found.ToImmutable();
    }

    public async Task<(RecipeSource Source, IRecipeFinder Finder)?> OpenAsync(string file, CancellationToken cancellationToken) =>
        // Compared with what is there, never put into a path.
        Paths().FirstOrDefault(path => Path.GetFileName(path).Equals(file, StringComparison.Ordinal)) is { } found
            ? await RecipeFolder.OpenAsync(found, cancellationToken)
            : null;

    private IEnumerable<string> Paths() =>
        Directory.Exists(options.Recipes) ? Directory.EnumerateFiles(options.Recipes, Pattern).Order(StringComparer.Ordinal) : [];
}
