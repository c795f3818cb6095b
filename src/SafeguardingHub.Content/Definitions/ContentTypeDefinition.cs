using System.Collections.Immutable;

namespace SafeguardingHub.Content.Definitions;

/// <summary>
/// What a content type is made of, in Orchard Core's shape: a technical name, a display name, an open settings bag,
/// and the parts in the order in which they were attached.
/// </summary>
/// <param name="Name">The technical name, unique among types; stored in every item of the type.</param>
/// <param name="DisplayName">The name that editors read.</param>
/// <param name="Settings">Open settings by section, for example <c>ContentTypeSettings</c>.</param>
/// <param name="Parts">The attached parts.</param>
public sealed record ContentTypeDefinition(
    string Name, string DisplayName, SettingsBag Settings, ImmutableArray<TypePartDefinition> Parts)
{
    /// <summary>The part attached under <paramref name="name"/> (the key in the item's JSON), or null.</summary>
    public TypePartDefinition? FindPart(string name) =>
        Parts.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.Ordinal));
}

/// <summary>A part as attached to a type.</summary>
/// <param name="PartName">The part's definition, for example <c>BagPart</c>.</param>
/// <param name="Name">The key in the item's JSON; differs from <paramref name="PartName"/> only for a named part.</param>
/// <param name="Settings">Open settings by section, for example <c>TitlePartSettings</c>.</param>
public sealed record TypePartDefinition(string PartName, string Name, SettingsBag Settings);

/// <summary>A part definition: its own settings and its fields. A type's own fields live on a part named as the type.</summary>
/// <param name="Name">The technical name, unique among parts.</param>
/// <param name="Settings">Open settings by section, for example <c>ContentPartSettings</c>.</param>
/// <param name="Fields">The fields, in the order in which they were added.</param>
public sealed record ContentPartDefinition(string Name, SettingsBag Settings, ImmutableArray<PartFieldDefinition> Fields)
{
    /// <summary>The field of that name, or null.</summary>
    public PartFieldDefinition? FindField(string name) =>
        Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal));
}

/// <summary>A field of a part.</summary>
/// <param name="FieldName">The kind of field, for example <c>TextField</c>.</param>
/// <param name="Name">The key inside the part's JSON.</param>
/// <param name="Settings">Open settings by section, for example <c>ContentPartFieldSettings</c>.</param>
public sealed record PartFieldDefinition(string FieldName, string Name, SettingsBag Settings);
