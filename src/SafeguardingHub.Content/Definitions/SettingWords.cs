using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Definitions;

/// <summary>What operations share: finding definitions, writing answers into settings, and saying what differs.</summary>
internal static class SettingWords
{
    private const int LongestValue = 80;

    /// <summary>The settings with the answers in them; null where one cannot be understood.</summary>
    public static SettingsBag? Write(ImmutableArray<KnownSetting> known, SettingsBag settings, ImmutableDictionary<string, string?> answers, List<Reason> reasons)
    {
        foreach (var setting in known.Where(setting => answers.ContainsKey(setting.Name)))
        {
            if (setting.Write(settings, answers[setting.Name]) is { } written)
            {
                settings = written;
            }
            else
            {
                reasons.Add(Reason.Invalid(setting.Name, setting.Fault));
            }
        }

        return reasons.Count == 0 ? settings : null;
    }

    /// <summary>Which settings differ, each with what it was and what it is.</summary>
    public static string Difference(ImmutableArray<KnownSetting> known, SettingsBag before, SettingsBag after, string first)
    {
        var (old, now) = (Flat(before), Flat(after));
        var words = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Where(key => old.GetValueOrDefault(key) != now.GetValueOrDefault(key))
            .Select(key => $"{known.FirstOrDefault(setting => setting.Name == key)?.Label ?? key} {Shown(old.GetValueOrDefault(key))} to {Shown(now.GetValueOrDefault(key))}");
        return string.Join("; ", words.Prepend(first).Where(word => word.Length > 0));
    }

    /// <summary>The type; null, and a reason, where there is none.</summary>
    public static ContentTypeDefinition? NeedType(this DefinitionSet definitions, string name, List<Reason> reasons)
    {
        var type = definitions.FindType(name);
        if (type is null)
        {
            reasons.Add(new Reason(ReasonKind.NotFound, "", $"There is no type {name}."));
        }

        return type;
    }

    /// <summary>The part of the type; null, and a reason, where there is none.</summary>
    public static TypePartDefinition? NeedPart(this ContentTypeDefinition type, string name, List<Reason> reasons)
    {
        var part = type.FindPart(name);
        if (part is null)
        {
            reasons.Add(new Reason(ReasonKind.NotFound, "", $"The type {type.Name} has no part {name}."));
        }

        return part;
    }

    /// <summary>The part and its field; null, and a reason, where there is none.</summary>
    public static (ContentPartDefinition Part, PartFieldDefinition Field)? NeedField(this DefinitionSet definitions, string part, string name, List<Reason> reasons)
    {
        if (definitions.FindPart(part) is { } found && found.FindField(name) is { } field)
        {
            return (found, field);
        }

        reasons.Add(new Reason(ReasonKind.NotFound, "", $"The part {part} has no field {name}."));
        return null;
    }

    /// <summary>The set with that type in the place of the one of its name.</summary>
    public static DefinitionSet With(this DefinitionSet definitions, ContentTypeDefinition type) =>
        new(definitions.Types.Select(one => one.Name == type.Name ? type : one), definitions.Parts);

    /// <summary>The set with that part in the place of the one of its name, or at the end.</summary>
    public static DefinitionSet With(this DefinitionSet definitions, ContentPartDefinition part) => definitions.FindPart(part.Name) is null
        ? new(definitions.Types, definitions.Parts.Add(part))
        : new(definitions.Types, definitions.Parts.Select(one => one.Name == part.Name ? part : one));

    private static Dictionary<string, string> Flat(SettingsBag settings) => settings.Json.EnumerateObject()
        .SelectMany(section => section.Value.ValueKind == JsonValueKind.Object
            ? section.Value.EnumerateObject().Select(value => (Key: $"{section.Name}.{value.Name}", value.Value))
            : [(Key: section.Name, section.Value)])
        .ToDictionary(entry => entry.Key, entry => entry.Value.ValueKind switch { JsonValueKind.True => "yes", JsonValueKind.False => "no", _ => entry.Value.ToString() }, StringComparer.Ordinal);

    private static string Shown(string? value) => value is not { Length: > 0 } ? "nothing" : value.Length > LongestValue ? $"“{value[..LongestValue]}…”" : $"“{value}”";
}
