namespace SafeguardingHub.Content.Recipes;

/// <summary>Reads files that lie beside a recipe. The host implements it; the engine itself reads nothing.</summary>
public interface IRecipeFiles
{
    /// <summary>The bytes of the file; null where there is none, or where a link leads out of the recipe's folder.</summary>
    ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken);
}

/// <summary>The files of a recipe that has none beside it, for example one that was uploaded alone.</summary>
public sealed class NoRecipeFiles : IRecipeFiles
{
    private NoRecipeFiles()
    {
    }

    /// <summary>The only one.</summary>
    public static NoRecipeFiles Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);
}
