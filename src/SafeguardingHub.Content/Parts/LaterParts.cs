using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Parts;

/// <summary>When a draft is to be published by itself, in Orchard Core's shape. The hub's own schedule carries it out.</summary>
public sealed record PublishLaterPart : ContentPart
{
    /// <summary>The moment, ISO 8601 in UTC; empty for none.</summary>
    public string? ScheduledPublishUtc { get; init; }

    /// <summary>The instant; null for none and for a text that is none.</summary>
    public Instant? Moment() => LaterMoment.Of(ScheduledPublishUtc);
}

/// <summary>When what is live is to be withdrawn by itself, in Orchard Core's shape. The hub's own schedule carries it out.</summary>
public sealed record ArchiveLaterPart : ContentPart
{
    /// <summary>The moment, ISO 8601 in UTC; empty for none.</summary>
    public string? ScheduledArchiveUtc { get; init; }

    /// <summary>The instant; null for none and for a text that is none.</summary>
    public Instant? Moment() => LaterMoment.Of(ScheduledArchiveUtc);
}

/// <summary>The kind of <see cref="PublishLaterPart"/>.</summary>
public sealed class PublishLaterPartKind : PartKind<PublishLaterPart>
{
    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(PublishLaterPart part, PartContext context) =>
        LaterMoment.FaultOf(part.ScheduledPublishUtc, $"{context.Place}.{nameof(part.ScheduledPublishUtc)}");

    /// <inheritdoc />
    // What is planned is between editors.
    protected override PublishLaterPart? ForReaders(PublishLaterPart part) => null;
}

/// <summary>The kind of <see cref="ArchiveLaterPart"/>.</summary>
public sealed class ArchiveLaterPartKind : PartKind<ArchiveLaterPart>
{
    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(ArchiveLaterPart part, PartContext context) =>
        LaterMoment.FaultOf(part.ScheduledArchiveUtc, $"{context.Place}.{nameof(part.ScheduledArchiveUtc)}");

    /// <inheritdoc />
    // What is planned is between editors.
    protected override ArchiveLaterPart? ForReaders(ArchiveLaterPart part) => null;
}

internal static class LaterMoment
{
    // Orchard Core means UTC where a text names no zone.
    public static Instant? Of(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? Instant.FromDateTimeOffset(moment) : null;

    public static string? TextOf(Instant? at) => at is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null;

    public static IEnumerable<Reason> FaultOf(string? text, string place) => string.IsNullOrWhiteSpace(text) || Of(text) is not null
        ? []
        : [Reason.Invalid(place, $"'{text}' is not an instant: write it as 2026-11-22T09:00:00Z, or leave it empty.")];
}
