using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Parts;

/// <summary>What readers are told of the changes to a page, the oldest first. Publishing adds to it; nothing takes away.</summary>
public sealed record ChangesPart : ContentPart
{
    /// <summary>The changes.</summary>
    public ImmutableArray<PublicChange> Changes { get; init; } = [];

    /// <summary>The last change that readers were told of; null for none.</summary>
    public PublicChange? Last => Changes.IsDefaultOrEmpty ? null : Changes[^1];
}

/// <summary>A change that readers were told of.</summary>
public sealed record PublicChange
{
    /// <summary>When it became live, ISO 8601 in UTC.</summary>
    public string? At { get; init; }

    /// <summary>What changed, as plain text.</summary>
    public string? Note { get; init; }

    /// <summary>The instant; null for a text that is none.</summary>
    public Instant? Moment() => InstantPattern.ExtendedIso.Parse(At ?? "") is { Success: true } parsed ? parsed.Value : null;

    internal static string TextOf(Instant at) => InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds()));
}

/// <summary>The kind of <see cref="ChangesPart"/>.</summary>
public sealed class ChangesPartKind : PartKind<ChangesPart>
{
    /// <inheritdoc />
    protected override ChangesPart Normalise(ChangesPart part) =>
        part with { Changes = [.. part.Changes.Select(change => change with { At = change.At?.Trim(), Note = PlainText.Normalise(change.Note) })] };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(ChangesPart part, PartContext context) => part.Changes
        .Select((change, index) => (change, index)).Where(entry => entry.change.Moment() is null)
        .Select(entry => Reason.Invalid($"{context.Place}.Changes[{entry.index}].At", $"'{entry.change.At}' is not an instant: write it as 2026-11-22T09:00:00Z."));
}
