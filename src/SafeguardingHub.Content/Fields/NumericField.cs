using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Fields;

/// <summary>A number: Orchard Core's NumericField. A number given as text is read, and stored as it was given.</summary>
public sealed record NumericField : ContentField
{
    /// <summary>The number; null for none.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public decimal? Value { get; init; }
}

/// <summary>Which numbers a numeric field takes.</summary>
public sealed record NumericFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a number must be given.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// How many decimals the number may have. Null, where the settings do not say, takes any: Orchard Core takes a silent
    /// setting for 0 and refuses 1.5, which nobody asked for.
    /// </summary>
    public int? Scale { get; init; }

    /// <summary>The lowest number; null for none.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The highest number; null for none.</summary>
    public decimal? Maximum { get; init; }
}

/// <summary>The kind of <see cref="NumericField"/>.</summary>
public sealed class NumericFieldKind : FieldKind<NumericField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(NumericFieldSettings)),
        KnownSettings.RequiredOf(nameof(NumericFieldSettings)),
        new KnownSetting(nameof(NumericFieldSettings), nameof(NumericFieldSettings.Minimum), SettingShape.Number, "Lowest number"),
        new KnownSetting(nameof(NumericFieldSettings), nameof(NumericFieldSettings.Maximum), SettingShape.Number, "Highest number"),
        new KnownSetting(nameof(NumericFieldSettings), nameof(NumericFieldSettings.Scale), SettingShape.Whole, "Decimals", "How many digits may stand after the point; empty for any."),
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
            throw new ContentFormatException(fault.Place, "This is no number that can be stored: write one such as 12.5, with at most 28 digits.");
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(NumericField? field, FieldContext context)
    {
        var settings = context.Definition.Settings.Get<NumericFieldSettings>();
        if (field?.Value is not { } value)
        {
            return FieldRules.Required(settings.Required, isEmpty: true, context, "give a number");
        }

        return Rules(value, settings, context);
    }

    /// <inheritdoc />
    protected override IEnumerable<string> Values(NumericField field) => field.Value is { } value ? [Text(value)] : [];

    private static IEnumerable<Reason> Rules(decimal value, NumericFieldSettings settings, FieldContext context)
    {
        var place = context.Place + ".Value";
        if (settings.Minimum is { } minimum && value < minimum)
        {
            yield return Reason.Invalid(place, $"{context.DisplayName} is {Text(value)}: give {Text(minimum)} or more.");
        }

        if (settings.Maximum is { } maximum && value > maximum)
        {
            yield return Reason.Invalid(place, $"{context.DisplayName} is {Text(value)}: give {Text(maximum)} or less.");
        }

        if (settings.Scale is { } scale and >= 0 and <= 28 && decimal.Round(value, scale) != value)
        {
            var wanted = scale == 0 ? "a whole number" : $"at most {scale} decimals";
            yield return Reason.Invalid(place, $"{context.DisplayName} is {Text(value)}: give {wanted}.");
        }
    }

    // Without the zeros that only say how the number was typed, so that equal numbers are equal texts.
    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
