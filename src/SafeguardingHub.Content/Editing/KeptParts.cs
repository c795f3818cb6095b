using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Editing;

/// <summary>Parts that no save changes, because a change class of their own writes them.</summary>
internal static class KeptParts
{
    private static readonly string[] Names = [nameof(ChangesPart)];

    /// <summary>The parts to save, with those parts as they are in the version before.</summary>
    public static PartMap Over(ContentItem before, PartMap parts) => Names.Aggregate(
        parts, (map, name) => before.Parts.Find(name) is { } kept ? map.With(name, kept) : map.Without(name));
}
