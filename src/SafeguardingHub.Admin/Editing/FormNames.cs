using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;

namespace SafeguardingHub.Admin.Editing;

/// <summary>An item as a form names it.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Address">Where its page stands; null for none.</param>
/// <param name="Alias">Its alias; null where it is not known.</param>
/// <param name="IsLive">Whether the public sees it.</param>
/// <param name="Section">Its section's id; null for none.</param>
internal sealed record NamedItem(string Id, string Name, string ContentType, string? Address, string? Alias, bool IsLive, string? Section)
{
    /// <summary>The name, and that the item is a draft where it is one.</summary>
    public string Words => IsLive ? Name : Name + " (draft)";
}

/// <summary>The names of all that a form points to or may point to, as far as the editor may see it.</summary>
internal sealed record FormNames
{
    /// <summary>No names.</summary>
    public static FormNames None { get; } = new();

    /// <summary>The items by id.</summary>
    public ImmutableDictionary<string, NamedItem> Items { get; init; } = ImmutableDictionary<string, NamedItem>.Empty;

    /// <summary>The items to choose from, by the part that they must have, in order of name.</summary>
    public ImmutableDictionary<string, ImmutableArray<NamedItem>> ByPart { get; init; } = ImmutableDictionary<string, ImmutableArray<NamedItem>>.Empty;

    /// <summary>The terms to choose from, by taxonomy.</summary>
    public ImmutableDictionary<string, ImmutableArray<Choice>> Terms { get; init; } = ImmutableDictionary<string, ImmutableArray<Choice>>.Empty;

    /// <summary>What was found for the words typed into a control, by the control's name.</summary>
    public ImmutableDictionary<string, ImmutableArray<NamedItem>> Found { get; init; } = ImmutableDictionary<string, ImmutableArray<NamedItem>>.Empty;

    /// <summary>The sections in which the editor may make an item of this type.</summary>
    public ImmutableArray<NamedItem> Sections { get; init; } = [];

    /// <summary>The item of that id; null where there is none that the editor may see.</summary>
    public NamedItem? Find(string id) => Items.GetValueOrDefault(id);
}
