using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Sections;

/// <summary>The sections and the path prefixes that they own; immutable.</summary>
public sealed class SectionMap
{
    private readonly ImmutableDictionary<ContentItemId, SectionEntry> byId;

    /// <summary>A map of these sections.</summary>
    public SectionMap(IEnumerable<SectionEntry> sections) => byId = sections.ToImmutableDictionary(section => section.Id);

    private SectionMap(ImmutableDictionary<ContentItemId, SectionEntry> byId) => this.byId = byId;

    /// <summary>All sections, in no particular order.</summary>
    public IEnumerable<SectionEntry> All => byId.Values;

    /// <summary>The section of that id, or null.</summary>
    public SectionEntry? Find(ContentItemId id) => byId.GetValueOrDefault(id);

    /// <summary>The section of shared ground, which has no prefix; null where there is none, or several.</summary>
    public SectionEntry? SharedGround => byId.Values.Where(section => section.Prefix.IsHome).Take(2).ToList() is [var only] ? only : null;

    /// <summary>The map with that section added or changed.</summary>
    public SectionMap With(SectionEntry section) => new(byId.SetItem(section.Id, section));

    /// <summary>The section whose prefix stands at that path or above it; null on ground that no section has a prefix for.</summary>
    public SectionEntry? OwnerOf(ContentPath path) =>
        byId.Values
            .Where(section => !section.Prefix.IsHome && (section.Prefix.Equals(path) || path.IsBelow(section.Prefix)))
            .MaxBy(section => section.Prefix.Text.Length);
}
