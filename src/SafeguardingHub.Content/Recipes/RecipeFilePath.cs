namespace SafeguardingHub.Content.Recipes;

/// <summary>
/// A path inside the folder of a recipe: relative, with <c>/</c>, without <c>.</c> and <c>..</c>. It cannot name
/// anything outside by itself; whether a part of it is a link that leads outside is for the port to see.
/// </summary>
public sealed record RecipeFilePath
{
    private RecipeFilePath(string value) => Value = value;

    /// <summary>The path, for example <c>snippets/footer.html</c>.</summary>
    public string Value { get; }

    /// <summary>Checks and tidies a path as written in a recipe.</summary>
    /// <param name="text">The path as written.</param>
    /// <param name="path">The path, where it is one.</param>
    /// <param name="refusal">Why it is none, as the end of a sentence; null where it is one.</param>
    public static bool TryCreate(string text, out RecipeFilePath? path, out string? refusal)
    {
        path = null;
        refusal = Refuse(text);
        if (refusal is not null)
        {
            return false;
        }

        var parts = new List<string>();
        foreach (var part in text.Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case ".." when parts.Count == 0:
                    refusal = "it leaves the recipe's folder; put the file into that folder";
                    return false;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                case var _ when part.AsSpan().Trim(" .").IsEmpty:
                    // Windows drops blanks and dots at the end of a name, and so would read ".. " as "..".
                    refusal = "a part of it has only dots and blanks";
                    return false;
                default:
                    parts.Add(part);
                    break;
            }
        }

        if (parts.Count == 0 || text.EndsWith('/'))
        {
            refusal = "it names no file";
            return false;
        }

        path = new RecipeFilePath(string.Join('/', parts));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string? Refuse(string text)
    {
        if (text.Length == 0)
        {
            return "it is empty";
        }

        if (text.Any(char.IsControl))
        {
            return "it has a control character";
        }

        if (text.Contains('\\', StringComparison.Ordinal))
        {
            return "it has a backslash; write / between folders";
        }

        if (text.StartsWith('/'))
        {
            return "it is absolute; write it from the recipe's folder";
        }

        // Drives (C:), streams (file:stream) and addresses (https:) all have one.
        return text.Contains(':', StringComparison.Ordinal) ? "it has a colon; only files beside the recipe can be read" : null;
    }
}
