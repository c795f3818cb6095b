using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Content.Definitions;

/// <summary>A type as a recipe gives it, where anything may be missing. Places are for messages.</summary>
internal sealed record TypeRecord(string Place, string Name, string? DisplayName, JsonElement? Settings, ImmutableArray<AttachedRecord> Parts);

/// <summary>A part as a recipe gives it.</summary>
internal sealed record PartRecord(string Place, string Name, JsonElement? Settings, ImmutableArray<AttachedRecord> Fields);

/// <summary>What is attached: a part to a type, or a field to a part.</summary>
/// <param name="Place">Where the record stands.</param>
/// <param name="Kind">The part's definition or the field's kind; empty where the file has none.</param>
/// <param name="Name">The key in the item's JSON; empty where the file has none.</param>
/// <param name="Settings">The settings, where the file has any.</param>
internal sealed record AttachedRecord(string Place, string Kind, string Name, JsonElement? Settings);
