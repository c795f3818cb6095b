using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Definitions;

/// <summary>What the site cannot do without, and why.</summary>
public static class DefinitionGuards
{
    /// <summary>Why a type cannot be deleted; null where it can.</summary>
    public static string? WhyTypeStays(ContentTypeDefinition type, DefinitionSet definitions)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(definitions);
        if (type.Settings.Get<DeliverySettings>().SharedGround)
        {
            return $"“{type.DisplayName}” stays: every page of the site is made with items of this type, such as its sections, services and menus.";
        }

        var users = definitions.Types.Where(other => other.Name != type.Name && other.Parts.Any(part => part.Settings.Get<FlowPartSettings>().ContainedContentTypes.Contains(type.Name)))
            .Select(other => other.DisplayName).ToList();
        return users.Count == 0 ? null : $"“{type.DisplayName}” stays while it is a block of {string.Join(", ", users)}: take it from the blocks that can be added there first.";
    }

    /// <summary>Why a part cannot be taken from a type; null where it can.</summary>
    public static string? WhyPartStays(ContentTypeDefinition type, TypePartDefinition part, ContentKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(kinds);
        return part.PartName is nameof(SectionPart) or nameof(SectionProfilePart)
            ? "This part stays: the section says who may change an item and who may see its drafts."
            : part.PartName is nameof(TitlePart) && type.Settings.Get<DeliverySettings>().InNavigation
            ? "This part stays: without titles, lists could not name these pages."
            : type.Settings.Get<DeliverySettings>().SharedGround && kinds.FindPart(part.PartName) is not null
            ? $"This part stays: every page of the site is made with what the items of “{type.DisplayName}” hold in it."
            : null;
    }
}

/// <summary>What technical names may be.</summary>
internal static class DefinitionNames
{
    /// <summary>Whether that can be a technical name; a refusal is noted.</summary>
    public static bool Check(string? name, string place, List<Reason> reasons)
    {
        if (name is { Length: > 0 and <= 64 } && char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit))
        {
            return true;
        }

        reasons.Add(Reason.Invalid(place, "Write a technical name of letters and digits without blanks that begins with a capital, such as InterpreterPhone."));
        return false;
    }
}

/// <summary>
/// Names of fields that were taken from a part: what items still hold in them is kept and no longer told to readers, not as data either.
/// </summary>
internal sealed record RemovedFields
{
    /// <summary>The names.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    public static SettingsBag With(SettingsBag settings, string name) => Set(settings, settings.Get<RemovedFields>().Names.Remove(name).Add(name));

    public static SettingsBag Without(SettingsBag settings, string name) => Set(settings, settings.Get<RemovedFields>().Names.Remove(name));

    /// <summary>The part's JSON without what stands in fields that were taken away.</summary>
    public static JsonElement Hide(JsonElement json, ContentPartDefinition? part)
    {
        if (part is null || json.ValueKind != JsonValueKind.Object || part.Settings.Get<RemovedFields>().Names is not { IsEmpty: false } names || !names.Any(name => json.TryGetProperty(name, out _)))
        {
            return json;
        }

        var left = JsonObject.Create(json)!;
        foreach (var name in names.Where(name => part.FindField(name) is null))
        {
            left.Remove(name);
        }

        return JsonSerializer.SerializeToElement(left, PartJson.Options);
    }

    private static SettingsBag Set(SettingsBag settings, ImmutableArray<string> names) =>
        settings.With(nameof(RemovedFields), nameof(Names), names.IsEmpty ? null : new JsonArray([.. names.Select(name => (JsonNode?)name)]));
}

/// <summary>
/// Names under which types held a part and hold it no longer, in the part's own settings: what items still hold under them is told to
/// readers as that part is, and not as data of which nothing is known.
/// </summary>
internal sealed record FormerNames
{
    /// <summary>The names.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The definitions after a change, with the names noted that it takes from types.</summary>
    public static DefinitionSet Kept(DefinitionSet before, DefinitionSet after)
    {
        var gone = before.Types.SelectMany(type => type.Parts.Where(part => part.Name != part.PartName && after.FindType(type.Name)?.FindPart(part.Name) is null));
        return gone.Aggregate(after, (definitions, part) =>
        {
            var definition = definitions.FindPart(part.PartName) ?? new ContentPartDefinition(part.PartName, SettingsBag.Empty, []);
            var names = definition.Settings.Get<FormerNames>().Names;
            return names.Contains(part.Name) ? definitions : definitions.With(definition with
            {
                Settings = definition.Settings.With(nameof(FormerNames), nameof(Names), new JsonArray([.. names.Add(part.Name).Select(name => (JsonNode?)name)])),
            });
        });
    }

    /// <summary>The parts that bore another name once, by that name.</summary>
    public static FrozenDictionary<string, string> Of(DefinitionSet definitions) =>
        definitions.Parts.SelectMany(part => part.Settings.Get<FormerNames>().Names.Select(name => (Name: name, part)))
            .DistinctBy(former => former.Name).ToFrozenDictionary(former => former.Name, former => former.part.Name, StringComparer.Ordinal);
}

/// <summary>Orchard Core's positions: numbers as text in the settings, by which forms are ordered.</summary>
internal static class Positions
{
    public static ImmutableArray<TypePartDefinition> Of(ImmutableArray<TypePartDefinition> parts) =>
        [.. parts.Select((part, index) => part with { Settings = At(part.Settings, "ContentTypePartSettings", index) })];

    public static ImmutableArray<PartFieldDefinition> Of(ImmutableArray<PartFieldDefinition> fields) =>
        [.. fields.Select((field, index) => field with { Settings = At(field.Settings, "ContentPartFieldSettings", index) })];

    public static ImmutableArray<TypePartDefinition> Moved(ImmutableArray<TypePartDefinition> parts, TypePartDefinition part, bool isUp) =>
        Of(Shift(InOrder(parts), part, isUp));

    public static ImmutableArray<PartFieldDefinition> Moved(ImmutableArray<PartFieldDefinition> fields, PartFieldDefinition field, bool isUp) =>
        Of(Shift(InOrder(fields), field, isUp));

    public static ImmutableArray<TypePartDefinition> InOrder(ImmutableArray<TypePartDefinition> parts) => [.. parts.OrderBy(part => Number(part.Settings, "ContentTypePartSettings"))];

    public static ImmutableArray<PartFieldDefinition> InOrder(ImmutableArray<PartFieldDefinition> fields) => [.. fields.OrderBy(field => Number(field.Settings, "ContentPartFieldSettings"))];

    private static SettingsBag At(SettingsBag settings, string section, int index)
    {
        var position = index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return settings.Get<Section>(section).Position == position ? settings : settings.With(section, "Position", position);
    }

    private static decimal Number(SettingsBag settings, string section) => decimal.TryParse(
        settings.Get<Section>(section).Position, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var position) ? position : decimal.MaxValue;

    private static ImmutableArray<T> Shift<T>(ImmutableArray<T> all, T one, bool isUp)
    {
        var at = all.IndexOf(one);
        var to = Math.Clamp(at + (isUp ? -1 : 1), 0, all.Length - 1);
        return all.RemoveAt(at).Insert(to, one);
    }

    private sealed record Section
    {
        public string? Position { get; init; }
    }
}
