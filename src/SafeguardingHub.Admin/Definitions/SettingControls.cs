using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Definitions;

/// <summary>The control that asks for a setting, and settings in words.</summary>
public static class SettingControls
{
    /// <summary>The control.</summary>
    public static FormControl Of(KnownSetting setting, string value, string? fault, DefinitionSet definitions, ImmutableArray<Choice> taxonomies)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(definitions);
        FormControl control = setting.Shape switch
        {
            SettingShape.Tick => new TickControl(setting.Name, setting.Label) { IsTicked = value == "true" },
            SettingShape.Whole or SettingShape.Number => new TextControl(setting.Name, setting.Label) { Value = value, Width = 5, InputMode = setting.Shape == SettingShape.Whole ? "numeric" : "decimal" },
            SettingShape.Lines => new LongTextControl(setting.Name, setting.Label) { Value = value },
            SettingShape.Choice => new SelectControl(setting.Name, setting.Label)
            {
                Value = value, Choices = [.. setting.Choices.Select((words, number) => new Choice(number.ToString(System.Globalization.CultureInfo.InvariantCulture), words))],
            },
            SettingShape.Types => new ChoicesControl(setting.Name, setting.Label)
            {
                IsMany = true, IsMarked = true, Values = [.. value.Split('\n')],
                Choices = [.. definitions.Types.Where(DefinitionWords.IsBlock).OrderBy(type => type.DisplayName, StringComparer.OrdinalIgnoreCase).Select(type => new Choice(type.Name, type.DisplayName))],
            },
            SettingShape.Taxonomy => new SelectControl(setting.Name, setting.Label) { Value = value, Choices = [new Choice("", "Choose a list of words"), .. taxonomies] },
            _ => new TextControl(setting.Name, setting.Label) { Value = value },
        };
        return control with { Hint = setting.Hint, Fault = fault, IsOptional = control is not (TickControl or SelectControl) };
    }

    /// <summary>What is set, in words: settings that are silent or off are left out.</summary>
    public static IEnumerable<string> Words(IEnumerable<KnownSetting> known, SettingsBag settings) =>
        from setting in known
        let value = setting.Read(settings)
        where value.Length > 0 && value != "false" && setting.Key != "DisplayName"
        select setting.Shape switch
        {
            SettingShape.Tick => setting.Label,
            SettingShape.Choice => int.TryParse(value, out var choice) && choice >= 0 && choice < setting.Choices.Length ? $"{setting.Label}: {setting.Choices[choice]}" : $"{setting.Label}: {value}",
            _ => $"{setting.Label}: {value.ReplaceLineEndings(", ")}",
        };

    /// <summary>Settings that the hub keeps without knowing them, each as a name and its data.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Others(IEnumerable<KnownSetting> known, SettingsBag settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var names = known.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        return
            from section in settings.Json.EnumerateObject()
            from value in section.Value.ValueKind == JsonValueKind.Object ? section.Value.EnumerateObject().Select(entry => (Name: $"{section.Name}.{entry.Name}", entry.Value)) : [(Name: section.Name, section.Value)]
            where !names.Contains(value.Name) && !value.Name.EndsWith(".Position", StringComparison.Ordinal)
            select KeyValuePair.Create(value.Name, value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString()! : value.Value.GetRawText());
    }
}
