using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Rows;

/// <summary>A call to a number of a service, or a mark without one; append-only.</summary>
internal sealed class ServiceCallRow
{
    public long Id { get; init; }

    public required string ItemId { get; init; }

    public required string Number { get; init; }

    public required string Outcome { get; init; }

    public string? Slot { get; init; }

    public string? Reason { get; init; }

    public required Instant At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Instant RecordedAt { get; init; }

    public string? AnsweredBy { get; init; }

    public string? MenuOption { get; init; }

    public string? Hours { get; init; }

    public string? Note { get; init; }

    public static ServiceCallRow Of(LoggedCall call) => new()
    {
        ItemId = call.Item.Value,
        Number = call.Number,
        Outcome = call.Outcome,
        Slot = call.Slot,
        Reason = call.Reason,
        At = call.At,
        ActorKind = call.By.ActorKind,
        ActorId = call.By.ActorId,
        ActorName = call.By.ActorName,
        RecordedAt = call.By.At,
        AnsweredBy = call.AnsweredBy,
        MenuOption = call.MenuOption,
        Hours = call.Hours,
        Note = call.By.Note,
    };

    public LoggedCall Call() => new(ContentItemId.Parse(ItemId), Number, Outcome, At, new Mark(ActorKind, ActorId, ActorName, RecordedAt, Note))
    {
        Slot = Slot, Reason = Reason, AnsweredBy = AnsweredBy, MenuOption = MenuOption, Hours = Hours,
    };
}

internal sealed class ServiceCallMapping : IEntityTypeConfiguration<ServiceCallRow>
{
    public void Configure(EntityTypeBuilder<ServiceCallRow> builder)
    {
        builder.ToTable("ServiceCalls").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ItemId, row.At });
    }
}
