using System.Text.Json;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>A typed part found in an item, nested ones included.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Part">The part.</param>
/// <param name="Place">Its JSON path from the item's root.</param>
/// <param name="Settings">The settings of the part as attached to its type.</param>
public sealed record FoundPart(PartKind Kind, ContentPart Part, string Place, SettingsBag Settings);

/// <summary>A typed field found in an item, or missing from it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Field">The field; null where the item does not have it.</param>
/// <param name="Place">Its JSON path from the item's root.</param>
/// <param name="Definition">Its definition.</param>
public sealed record FoundField(FieldKind Kind, ContentField? Field, string Place, PartFieldDefinition Definition)
{
    /// <summary>The name that editors read.</summary>
    public string DisplayName => Definition.Settings.Get<ContentPartFieldSettings>().DisplayName is { Length: > 0 } name ? name : Definition.Name;
}

/// <summary>The general settings of a field.</summary>
public sealed record ContentPartFieldSettings
{
    /// <summary>The name that editors read.</summary>
    public string? DisplayName { get; init; }
}

/// <summary>All typed parts and fields of one item, read once and handed to every step that looks at them.</summary>
public sealed class ContentReading
{
    private readonly List<FoundPart> parts = [];
    private readonly List<FoundField> fields = [];
    private readonly List<Reason> faults = [];

    private ContentReading()
    {
    }

    /// <summary>The typed parts, outer before inner, in the order of the item's JSON.</summary>
    public IReadOnlyList<FoundPart> Parts => parts;

    /// <summary>The typed fields, those that definitions name and the item lacks included.</summary>
    public IReadOnlyList<FoundField> Fields => fields;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Reason> Faults => faults;

    /// <summary>Reads an item.</summary>
    public static ContentReading Of(IPartHolder item, DefinitionSet definitions, ContentKinds kinds)
    {
        var reading = new ContentReading();
        new Walk(definitions, kinds, reading).Visit(item, "");
        return reading;
    }

    private sealed class Walk(DefinitionSet definitions, ContentKinds kinds, ContentReading found)
    {
        public void Visit(IPartHolder item, string place)
        {
            var type = item.ContentType is { } name ? definitions.FindType(name) : null;
            foreach (var (key, json) in item.Parts.All)
            {
                var attached = type?.FindPart(key);
                VisitPart(attached?.PartName ?? key, json, place + key, attached?.Settings ?? SettingsBag.Empty);
            }

            foreach (var attached in type?.Parts ?? [])
            {
                if (item.Parts.Find(attached.Name) is null)
                {
                    VisitFields(attached.PartName, json: null, place + attached.Name);
                }
            }
        }

        private void VisitPart(string partName, JsonElement json, string place, SettingsBag settings)
        {
            if (kinds.FindPart(partName) is { } kind)
            {
                try
                {
                    var part = kind.Read(json, place);
                    found.parts.Add(new FoundPart(kind, part, place, settings));
                    kind.MapNested(part, (inner, nested) =>
                    {
                        Visit(nested, $"{place}.{inner}.");
                        return nested;
                    });
                }
                catch (ContentFormatException fault)
                {
                    found.faults.Add(Reason.Invalid(fault.Place, fault.Message));
                }
            }

            VisitFields(partName, json, place);
        }

        private void VisitFields(string partName, JsonElement? json, string place)
        {
            foreach (var definition in definitions.FindPart(partName)?.Fields ?? [])
            {
                if (kinds.FindField(definition.FieldName) is not { } kind)
                {
                    continue;
                }

                var at = $"{place}.{definition.Name}";
                ContentField? field = null;
                try
                {
                    if (json is { ValueKind: JsonValueKind.Object } part && part.TryGetProperty(definition.Name, out var value) && value.ValueKind == JsonValueKind.Object)
                    {
                        // Anything but an object is no field: as in Orchard Core it is kept, and the field counts as missing.
                        field = kind.Read(value, at);
                    }

                    found.fields.Add(new FoundField(kind, field, at, definition));
                }
                catch (ContentFormatException fault)
                {
                    found.faults.Add(Reason.Invalid(fault.Place, fault.Message));
                }
            }
        }
    }
}
