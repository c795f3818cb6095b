using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Content.Fields;

/// <summary>A day: Orchard Core's DateField, which writes it as midnight, <c>2024-08-14T00:00:00Z</c>.</summary>
/// <remarks>
/// The text is stored as it was given, as Orchard Core does, so that nothing is lost on the way through the hub. Better than
/// there, a text that is no date is refused when it is saved: lists could not sort by it, and pages would show nothing.
/// The same holds for <see cref="DateTimeField"/> and <see cref="TimeField"/>.
/// </remarks>
public sealed record DateField : ContentField
{
    /// <summary>The day as text; null for none.</summary>
    public string? Value { get; init; }

    /// <summary>The day, or null for none and for a text that is no date.</summary>
    public LocalDate? Day() => MomentText.Local(Value)?.Date;
}

/// <summary>A moment: Orchard Core's DateTimeField.</summary>
public sealed record DateTimeField : ContentField
{
    /// <summary>The moment as text, ISO 8601; null for none. Without an offset it is UTC.</summary>
    public string? Value { get; init; }

    /// <summary>The moment, or null for none and for a text that is none.</summary>
    public Instant? Moment() =>
        DateTimeOffset.TryParse(Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && MomentText.Local(Value) is not null
            ? Instant.FromDateTimeOffset(moment)
            : null;
}

/// <summary>A time of day: Orchard Core's TimeField.</summary>
public sealed record TimeField : ContentField
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The time as text, <c>14:30:00</c> or <c>14:30</c>; null for none.</summary>
    public string? Value { get; init; }

    /// <summary>The time, or null for none and for a text that is none.</summary>
    public LocalTime? Time() =>
        LocalTimePattern.ExtendedIso.Parse(Value ?? "") is { Success: true } exact ? exact.Value
        : Minutes.Parse(Value ?? "") is { Success: true } minutes ? minutes.Value
        : null;
}

/// <summary>How a date field is filled in.</summary>
public sealed record DateFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a day must be given.</summary>
    public bool Required { get; init; }
}

/// <summary>How a date and time field is filled in.</summary>
public sealed record DateTimeFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a moment must be given.</summary>
    public bool Required { get; init; }
}

/// <summary>How a time field is filled in.</summary>
public sealed record TimeFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a time must be given.</summary>
    public bool Required { get; init; }
}

/// <summary>The kind of <see cref="DateField"/>; projected as <c>2024-08-14</c>.</summary>
public sealed class DateFieldKind : FieldKind<DateField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(DateFieldSettings)),
        KnownSettings.RequiredOf(nameof(DateFieldSettings)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(DateField? field, FieldContext context) => MomentText.Rules(
        field?.Value, field?.Day() is not null, context.Definition.Settings.Get<DateFieldSettings>().Required, context, "2024-08-14");

    /// <inheritdoc />
    protected override IEnumerable<string> Values(DateField field) => field.Day() is { } day ? [LocalDatePattern.Iso.Format(day)] : [];
}

/// <summary>The kind of <see cref="DateTimeField"/>; projected in UTC as <c>2024-08-14T09:30:15Z</c>.</summary>
public sealed class DateTimeFieldKind : FieldKind<DateTimeField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(DateTimeFieldSettings)),
        KnownSettings.RequiredOf(nameof(DateTimeFieldSettings)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(DateTimeField? field, FieldContext context) => MomentText.Rules(
        field?.Value, field?.Moment() is not null, context.Definition.Settings.Get<DateTimeFieldSettings>().Required, context, "2024-08-14T09:30:00Z");

    /// <inheritdoc />
    protected override IEnumerable<string> Values(DateTimeField field) => field.Moment() is { } moment ? [InstantPattern.ExtendedIso.Format(moment)] : [];
}

/// <summary>The kind of <see cref="TimeField"/>; projected as <c>14:30:00</c>.</summary>
public sealed class TimeFieldKind : FieldKind<TimeField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(TimeFieldSettings)),
        KnownSettings.RequiredOf(nameof(TimeFieldSettings)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(TimeField? field, FieldContext context) => MomentText.Rules(
        field?.Value, field?.Time() is not null, context.Definition.Settings.Get<TimeFieldSettings>().Required, context, "14:30:00");

    /// <inheritdoc />
    protected override IEnumerable<string> Values(TimeField field) => field.Time() is { } time ? [LocalTimePattern.ExtendedIso.Format(time)] : [];
}

/// <summary>Texts that stand for days and moments.</summary>
internal static class MomentText
{
    private static readonly LocalDateTimePattern[] Spellings =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
    ];

    /// <summary>The date and time as written, whatever its zone; null for a text that is none.</summary>
    public static LocalDateTime? Local(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } whole)
        {
            return whole.Value.LocalDateTime;
        }

        foreach (var spelling in Spellings)
        {
            if (spelling.Parse(text) is { Success: true } local)
            {
                return local.Value;
            }
        }

        return null;
    }

    public static IEnumerable<Reason> Rules(string? text, bool isReadable, bool isRequired, FieldContext context, string example)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return FieldRules.Required(isRequired, isEmpty: true, context, $"give it as {example}");
        }

        return isReadable
            ? []
            : [Reason.Invalid(context.Place + ".Value", $"'{text}' cannot be read as {context.DisplayName}: write it as {example}.")];
    }
}
