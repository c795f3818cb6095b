using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Content.Parts;

/// <summary>A short name by which shortcodes and other items refer to an item: Orchard Core's AliasPart.</summary>
public sealed record AliasPart : ContentPart
{
    /// <summary>The longest alias, in characters, as in Orchard Core.</summary>
    public const int MaximumLength = 735;

    /// <summary>The alias, unique in the hub without regard to case.</summary>
    public string? Alias { get; init; }
}

/// <summary>How a type's aliases are made.</summary>
public sealed record AliasPartSettings
{
    /// <summary>The settings in words.</summary>
    public static KnownSetting Known { get; } =
        new(nameof(AliasPartSettings), nameof(Pattern), SettingShape.Line, "Pattern", "The short name of an item that nobody gave one.") { IsWordsOnly = true, Default = "{{ ContentItem.DisplayText | slugify }}" };

    /// <summary>The Liquid pattern of an alias that nobody typed.</summary>
    public string Pattern { get; init; } = "{{ ContentItem.DisplayText | slugify }}";
}
