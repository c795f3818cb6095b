using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Fields;

/// <summary>
/// Yes or no: Orchard Core's BooleanField. Only JSON's own true and false are values; as there, a text, a number or null
/// is refused, since it would otherwise count as no without a word.
/// </summary>
public sealed record BooleanField : ContentField
{
    /// <summary>The value; no where the field is empty.</summary>
    public bool Value { get; init; }
}

/// <summary>How a Boolean field is filled in.</summary>
public sealed record BooleanFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>The words beside the box.</summary>
    public string? Label { get; init; }

    /// <summary>The value that a new item begins with.</summary>
    public bool DefaultValue { get; init; }
}

/// <summary>The kind of <see cref="BooleanField"/>.</summary>
public sealed class BooleanFieldKind : FieldKind<BooleanField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(BooleanFieldSettings)),
        new KnownSetting(nameof(BooleanFieldSettings), nameof(BooleanFieldSettings.Label), SettingShape.Line, "Words beside the box") { IsWordsOnly = true },
        new KnownSetting(nameof(BooleanFieldSettings), nameof(BooleanFieldSettings.DefaultValue), SettingShape.Tick, "Ticked in a new item") { IsWordsOnly = true },
    ];

    /// <inheritdoc />
    public override ContentField Read(JsonElement json, string place)
    {
        try
        {
            return base.Read(json, place);
        }
        catch (ContentFormatException fault) when (fault.Place != place)
        {
            throw new ContentFormatException(fault.Place, "This is neither true nor false: write one of them, without quotation marks.");
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<string> Values(BooleanField field) => [field.Value ? "true" : "false"];
}
