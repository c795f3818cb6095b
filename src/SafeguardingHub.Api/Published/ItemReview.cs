using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Api.Published;

/// <summary>
/// Where an item stands with its review: an addition to Orchard Core's shape, which has no such thing. What is put off is overdue all
/// the same.
/// </summary>
/// <param name="State">Where it stands.</param>
/// <param name="Due">The day on which it is due; null where none is set.</param>
/// <param name="PutOffUntil">The day up to which somebody put it off; null where nobody did, or that day is over.</param>
/// <param name="HoldsUntil">The instant from which on it may be another; null where only a review changes it.</param>
internal sealed record ItemReview(string State, LocalDate? Due, LocalDate? PutOffUntil, Instant? HoldsUntil)
{
    /// <summary>The name of the property.</summary>
    public const string Name = "Review";

    /// <summary>The state of an item for which no review is planned.</summary>
    public const string None = "none";

    /// <summary>The state of an item that is not due.</summary>
    public const string InDate = "inDate";

    /// <summary>The state of an item on the very day on which it is due.</summary>
    public const string DueToday = "due";

    /// <summary>The state from the next day on.</summary>
    public const string Overdue = "overdue";

    /// <summary>The names below it.</summary>
    public static readonly string[] Names = [nameof(State), nameof(Due), nameof(PutOffUntil)];

    /// <summary>Where an item stands on a day in London; null where items of its type are not reviewed.</summary>
    public static ItemReview? Of(PublishedItem item, DefinitionSet definitions, LocalDate today)
    {
        if (definitions.FindType(item.ContentType)?.FindPart(nameof(ReviewPart))?.Settings.Get<ReviewPartSettings>() is not { PeriodDays: > 0 })
        {
            return null;
        }

        var part = PartJson.FindReadable<ReviewPart>(item.Parts) ?? new ReviewPart();
        var state = ReviewState.Of(part, today);
        var putOff = part.PutOffUntil() is { } until && today <= until ? until : (LocalDate?)null;
        LocalDate?[] changes = [state.NextDue, state.OverdueFrom, putOff?.PlusDays(1)];
        return new ItemReview(
            state switch
            {
                { Standing: ReviewStanding.Overdue } => Overdue,
                { Standing: ReviewStanding.DueToday } => DueToday,
                { NextDue: null } => None,
                _ => InDate,
            },
            state.NextDue,
            putOff,
            changes.Where(day => day > today).Min() is { } change ? LondonTime.Midnight(change) : null);
    }

    /// <summary>Writes it as a property of the item.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Name);
        writer.WriteString(nameof(State), State);
        writer.WriteString(nameof(Due), Text(Due));
        writer.WriteString(nameof(PutOffUntil), Text(PutOffUntil));
        writer.WriteEndObject();
    }

    private static string? Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
