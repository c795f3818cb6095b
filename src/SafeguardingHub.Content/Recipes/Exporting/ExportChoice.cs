using System.Collections.Immutable;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Recipes.Exporting;

/// <summary>Which files go with an export.</summary>
public enum ExportedFiles
{
    /// <summary>Those that the exported content uses.</summary>
    Used,

    /// <summary>All of them.</summary>
    All,

    /// <summary>None.</summary>
    None,
}

/// <summary>What somebody wants to take out of the hub.</summary>
public sealed record ExportChoice
{
    /// <summary>The most items that can be picked one by one.</summary>
    public const int MostItems = 500;

    /// <summary>Whether all content, or all of <see cref="Types"/> and <see cref="Sections"/>.</summary>
    public bool HasContent { get; init; }

    /// <summary>Only content of these types; empty for all.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Only content of these sections; empty for all, and for what belongs to none.</summary>
    public ImmutableArray<ContentItemId> Sections { get; init; } = [];

    /// <summary>Items that were picked one by one; they go with the export whatever else was chosen.</summary>
    public ImmutableArray<ContentItemId> Items { get; init; } = [];

    /// <summary>Whether drafts go with it, as far as the person may see them; otherwise only what is published.</summary>
    public bool HasDrafts { get; init; }

    /// <summary>Whether kinds of content go with it.</summary>
    public bool HasDefinitions { get; init; }

    /// <summary>Whether site settings go with it.</summary>
    public bool HasSettings { get; init; }

    /// <summary>Whether roles go with it.</summary>
    public bool HasRoles { get; init; }

    /// <summary>Whether stored queries and their indexes go with it.</summary>
    public bool HasQueries { get; init; }

    /// <summary>Which files.</summary>
    public ExportedFiles Files { get; init; }

    /// <summary>Whether nothing at all was chosen.</summary>
    public bool IsEmpty => !(HasContent || HasDefinitions || HasSettings || HasRoles || HasQueries || Items.Length > 0 || Files == ExportedFiles.All);

    /// <summary>Whether an item is among what was chosen.</summary>
    public bool Holds(ContentItem item, ContentItemId? section)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Items.Contains(item.Id)
            || (HasContent && (Types.IsEmpty || Types.Contains(item.ContentType)) && (Sections.IsEmpty || (section is { } id && Sections.Contains(id))));
    }
}
