using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Recipes.Running;

namespace SafeguardingHub.Content.Recipes.Sending;

/// <summary>A file of a recipe that was sent.</summary>
/// <param name="Path">Its path beside the recipe.</param>
/// <param name="Key">Its name within the bundle.</param>
public sealed record BundledFile(string Path, string Key);

/// <summary>A recipe that was sent, with what was packed beside it; it waits for a day.</summary>
/// <param name="Id">Random, 32 lower-case hexadecimal digits.</param>
/// <param name="Recipe">The path of the recipe among the files.</param>
/// <param name="Files">The files, the recipe included.</param>
public sealed record RecipeBundle(string Id, string Recipe, ImmutableArray<BundledFile> Files)
{
    private const string Facts = "recipe";
    private const int LargestFacts = 2_000_000;

    /// <summary>Whether a file is a recipe by its name: what Orchard Core packs, and what its modules hold.</summary>
    public static bool IsRecipe(string path) =>
        path.Equals("Recipe.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".recipe.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The bundle of that id, where it lies on this server; null otherwise.</summary>
    public static async Task<RecipeBundle?> FindAsync(IWaitingBundles waiting, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        await using var stream = waiting.Open(id, Facts);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<RecipeBundle>(stream, cancellationToken: cancellationToken);
    }

    /// <summary>The recipe with its files.</summary>
    /// <exception cref="FileNotFoundException">The bundle was thrown away meanwhile.</exception>
    public async Task<(RecipeSource Source, IRecipeFinder Finder)> OpenAsync(IWaitingBundles waiting, CancellationToken cancellationToken)
    {
        var files = new Beside(this, waiting);
        return (await files.SourceAsync(Recipe, cancellationToken) ?? throw new FileNotFoundException("The recipe that was sent has been thrown away."), files);
    }

    internal async Task KeepAsync(IWaitingBundles waiting, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(this), writable: false);
        await waiting.KeepAsync(Id, Facts, stream, LargestFacts, cancellationToken);
    }

    /// <summary>What was packed beside the recipe, and nothing else.</summary>
    private sealed class Beside(RecipeBundle bundle, IWaitingBundles waiting) : IRecipeFiles, IRecipeFinder
    {
        // Read once, however many recipes are asked for.
        private Dictionary<string, string>? pathsByName;

        public async ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken)
        {
            // As on Orchard Core's own disk: by the name as it is written, and where there is none, in any case.
            var file = bundle.Files.FirstOrDefault(file => file.Path.Equals(path.Value, StringComparison.Ordinal))
                ?? bundle.Files.FirstOrDefault(file => file.Path.Equals(path.Value, StringComparison.OrdinalIgnoreCase));
            if (file is null)
            {
                return null;
            }

            await using var stream = waiting.Open(bundle.Id, file.Key);
            if (stream is null)
            {
                return null;
            }

            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }

        public async ValueTask<RecipeSource?> FindAsync(string recipeName, CancellationToken cancellationToken)
        {
            pathsByName ??= await NamesAsync(cancellationToken);
            return pathsByName.TryGetValue(recipeName, out var path) ? await SourceAsync(path, cancellationToken) : null;
        }

        private async Task<Dictionary<string, string>> NamesAsync(CancellationToken cancellationToken)
        {
            var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var path in bundle.Files.Select(file => file.Path).Where(IsRecipe).Order(StringComparer.Ordinal))
            {
                if (await SourceAsync(path, cancellationToken) is { } source && RecipeReader.Read(source.Content, source.Name).Document is { } document)
                {
                    names.TryAdd(document.Descriptor.Name, path);
                }
            }

            return names;
        }

        public async Task<RecipeSource?> SourceAsync(string path, CancellationToken cancellationToken) =>
            RecipeFilePath.TryCreate(path, out var safe, out _) && await ReadAsync(safe!, cancellationToken) is { } bytes ? new RecipeSource(path, bytes, this) : null;
    }
}

/// <summary>A recipe of the hub's own folder.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Descriptor">What it says of itself; empty where it cannot be read.</param>
/// <param name="IsReadable">Whether it can be read at all.</param>
public sealed record ShelvedRecipe(string File, RecipeDescriptor Descriptor, bool IsReadable);

/// <summary>The recipes that came with the hub; the host implements it over its folder.</summary>
public interface IRecipeShelf
{
    /// <summary>All of them, by file name.</summary>
    Task<ImmutableArray<ShelvedRecipe>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The recipe of that file with what stands beside it; null where there is none of that name in the folder itself.</summary>
    Task<(RecipeSource Source, IRecipeFinder Finder)?> OpenAsync(string file, CancellationToken cancellationToken);
}
