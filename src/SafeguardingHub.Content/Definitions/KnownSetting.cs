using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafeguardingHub.Content.Definitions;

/// <summary>What sort of answer a setting takes.</summary>
public enum SettingShape
{
    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Yes or no.</summary>
    Tick,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>Several texts, one on each line.</summary>
    Lines,

    /// <summary>One of <see cref="KnownSetting.Choices"/>, kept as its number.</summary>
    Choice,

    /// <summary>Names of content types.</summary>
    Types,

    /// <summary>The id of a taxonomy.</summary>
    Taxonomy,
}

/// <summary>A setting that the hub honours: what forms ask for. All others are kept as data.</summary>
/// <param name="Section">The section of the settings bag, for example <c>TextFieldSettings</c>.</param>
/// <param name="Key">The key within the section, for example <c>Hint</c>.</param>
/// <param name="Shape">What it takes.</param>
/// <param name="Label">What it is called in front of editors.</param>
/// <param name="Hint">What it does, in a sentence; null where the label says it.</param>
public sealed record KnownSetting(string Section, string Key, SettingShape Shape, string Label, string? Hint = null)
{
    /// <summary>The words of a choice, each at the place of its number.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What holds where the settings are silent, as a form would write it.</summary>
    public string Default { get; init; } = "";

    /// <summary>Whether it only changes words or the order in forms: stored items are neither shown nor checked otherwise.</summary>
    public bool IsWordsOnly { get; init; }

    /// <summary>The name under which forms send it: <c>TextFieldSettings.Hint</c>.</summary>
    public string Name => $"{Section}.{Key}";

    /// <summary>The value in the bag as a form writes it; <see cref="Default"/> where the bag is silent or holds another kind of value.</summary>
    public string Read(SettingsBag settings)
    {
        if (!settings.Json.TryGetProperty(Section, out var section) || section.ValueKind != JsonValueKind.Object || !section.TryGetProperty(Key, out var value))
        {
            return Silent;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString())),
            _ => Silent,
        };
    }

    private string Silent => Shape == SettingShape.Tick && Default.Length == 0 ? "false" : Default;

    /// <summary>The bag with that answer in it; null where the answer cannot be understood. An answer as it was changes nothing.</summary>
    public SettingsBag? Write(SettingsBag settings, string? answer)
    {
        var text = (answer ?? "").ReplaceLineEndings("\n").Trim();
        return text == Read(settings).Trim() ? settings : ToJson(text) is var (isUnderstood, json) && isUnderstood ? settings.With(Section, Key, json) : null;
    }

    /// <summary>What to say where an answer cannot be understood.</summary>
    public string Fault => Shape switch
    {
        SettingShape.Whole => $"{Label} must be a whole number that is not below 0, such as 30.",
        SettingShape.Number => $"{Label} must be a number, such as 12.5.",
        _ => $"{Label}: choose one of the answers.",
    };

    private (bool IsUnderstood, JsonNode? Json) ToJson(string text)
    {
        switch (Shape)
        {
            case SettingShape.Tick:
                return (true, JsonValue.Create(text == "true"));
            case SettingShape.Whole or SettingShape.Number when text.Length == 0:
                return (true, null);
            case SettingShape.Whole:
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? (true, JsonValue.Create(whole)) : (false, null);
            case SettingShape.Number:
                return decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? (true, JsonValue.Create(number)) : (false, null);
            case SettingShape.Choice:
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var choice) && choice < Choices.Length ? (true, JsonValue.Create(choice)) : (false, null);
            case SettingShape.Lines or SettingShape.Types:
                return (true, new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode?)line)]));
            default:
                return (true, JsonValue.Create(text));
        }
    }
}

/// <summary>The settings that are the same whatever part or field they are of.</summary>
public static class KnownSettings
{
    private const string OfTypes = "ContentTypeSettings";

    /// <summary>Of a content type.</summary>
    public static ImmutableArray<KnownSetting> Type { get; } =
    [
        new(OfTypes, "Description", SettingShape.Line, "What it is for", "Editors read it when they choose what to make.") { IsWordsOnly = true },
        new(OfTypes, "Creatable", SettingShape.Tick, "Editors can make new items of it") { IsWordsOnly = true },
        new("DeliverySettings", "InNavigation", SettingShape.Tick, "Its items are pages to find one's way by", "They stand in the lists “in this section” and in the A to Z. Not for what piles up in an archive.") { IsWordsOnly = true },
    ];

    /// <summary>Of every part as attached to a type.</summary>
    public static ImmutableArray<KnownSetting> Attached { get; } =
    [
        new("ContentTypePartSettings", "DisplayName", SettingShape.Line, "Heading in the form", "Leave it empty for the part's own name.") { IsWordsOnly = true },
        new("ContentTypePartSettings", "Description", SettingShape.Line, "Hint below the heading") { IsWordsOnly = true },
    ];

    /// <summary>Of every field.</summary>
    public static ImmutableArray<KnownSetting> Field { get; } =
    [
        new("ContentPartFieldSettings", "DisplayName", SettingShape.Line, "Name", "What editors and readers see.") { IsWordsOnly = true },
        new("ProjectionSettings", "Key", SettingShape.Line, "Lists can filter by it, under this key", "One word in small letters, such as topic. Leave it empty where no list needs it."),
    ];

    /// <summary>The hint that every kind of field has.</summary>
    public static KnownSetting HintOf(string section) => new(section, "Hint", SettingShape.Line, "Hint", "How to answer, in a sentence.") { IsWordsOnly = true };

    /// <summary>Whether a field must be filled in.</summary>
    public static KnownSetting RequiredOf(string section) => new(section, "Required", SettingShape.Tick, "Must be filled in");
}
