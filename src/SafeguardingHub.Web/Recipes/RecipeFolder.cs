using System.Text.Json;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;

namespace SafeguardingHub.Web.Recipes;

/// <summary>
/// The files of one folder, for the recipes in it. Nothing outside the folder is read, by whatever path or symbolic link.
/// </summary>
internal sealed class RecipeFolder(string folder) : IRecipeFiles, IRecipeFinder
{
    private const long MaximumBytes = 256L * 1024 * 1024;
    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>A recipe file with its folder.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static async Task<(RecipeSource Source, RecipeFolder Folder)> OpenAsync(string file, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(file);
        var folder = new RecipeFolder(Path.GetDirectoryName(full)!);
        var bytes = await File.ReadAllBytesAsync(full, cancellationToken);
        return (new RecipeSource(Path.GetFileName(full), bytes, folder), folder);
    }

    public async ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(root, path.Value));
        return IsInside(file) && file.Exists && file.Length <= MaximumBytes ? await File.ReadAllBytesAsync(file.FullName, cancellationToken) : null;
    }

    public async ValueTask<RecipeSource?> FindAsync(string recipeName, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root))
        {
            return null;
        }

        foreach (var file in Directory.EnumerateFiles(root, "*.recipe.json").Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            if (string.Equals(NameIn(bytes), recipeName, StringComparison.OrdinalIgnoreCase))
            {
                return new RecipeSource(Path.GetFileName(file), bytes, this);
            }
        }

        return null;
    }

    // A link anywhere on the way could lead out of the folder: each step down is looked at.
    private bool IsInside(FileInfo file)
    {
        if (!file.FullName.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || file.LinkTarget is not null)
        {
            return false;
        }

        for (var folder = file.Directory; folder is not null && folder.FullName.Length > root.Length; folder = folder.Parent)
        {
            if (folder.LinkTarget is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static string? NameIn(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().FirstOrDefault(property => property.Name.Equals("name", StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } name
                ? name.Value.GetString()
                : null;
        }
        catch (JsonException)
        {
            // A file beside the wanted one that is no JSON is not the wanted one.
            return null;
        }
    }
}
