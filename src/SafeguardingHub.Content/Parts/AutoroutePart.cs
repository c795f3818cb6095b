using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Parts;

/// <summary>An item's address: Orchard Core's AutoroutePart.</summary>
public sealed record AutoroutePart : ContentPart
{
    /// <summary>The path, without leading slash; blank until the pattern has made one.</summary>
    public string? Path { get; init; }

    /// <summary>Whether the item is the home page.</summary>
    public bool? SetHomepage { get; init; }

    /// <summary>Whether the item has no address at all.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Kept for Orchard Core; the hub gives contained items no addresses of their own.</summary>
    public bool? RouteContainedItems { get; init; }

    /// <summary>Kept for Orchard Core.</summary>
    public bool? Absolute { get; init; }

    /// <summary>Where an item with this part stands; null for nowhere, or for a text that is no path.</summary>
    public ContentPath? Place()
    {
        if (Disabled == true)
        {
            return null;
        }

        if (SetHomepage == true)
        {
            return ContentPath.Home;
        }

        return !string.IsNullOrWhiteSpace(Path) && ContentPath.TryParse(Path, out var path, out _) && !path.IsHome ? path : null;
    }
}

/// <summary>How a type's addresses are made.</summary>
public sealed record AutoroutePartSettings
{
    /// <summary>The settings in words.</summary>
    public static KnownSetting Known { get; } =
        new(nameof(AutoroutePartSettings), nameof(Pattern), SettingShape.Line, "Pattern", "The last part of the address of an item that nobody gave one.") { IsWordsOnly = true, Default = "{{ ContentItem.DisplayText | slugify }}" };

    /// <summary>Orchard Core's pattern for a type that does not give one.</summary>
    public const string DefaultPattern = "{{ ContentItem.DisplayText | slugify }}";

    /// <summary>The Liquid pattern of a path that nobody typed; empty for none.</summary>
    public string Pattern { get; init; } = DefaultPattern;
}
