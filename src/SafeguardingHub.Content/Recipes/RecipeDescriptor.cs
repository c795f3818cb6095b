using System.Collections.Immutable;

namespace SafeguardingHub.Content.Recipes;

/// <summary>The head of a recipe: what it is called and who made it. Everything is optional in a file.</summary>
public sealed record RecipeDescriptor
{
    /// <summary>The technical name, by which a <c>recipes</c> step calls this one; empty where the file has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name that people read.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>What the recipe does.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    public string Author { get; init; } = "";

    /// <summary>Where it comes from.</summary>
    public string Website { get; init; } = "";

    /// <summary>Its version, free text.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether it is meant for an empty site.</summary>
    public bool IsSetupRecipe { get; init; }

    /// <summary>When it was exported, where it was.</summary>
    public DateTimeOffset? ExportUtc { get; init; }

    /// <summary>Categories, in file order.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Tags, in file order.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}
