using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Rows;

/// <summary>How far somebody is with what readers answered about a page.</summary>
internal sealed class FeedbackStateRow
{
    public required string ItemId { get; init; }

    public required FeedbackState State { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Instant At { get; init; }

    public string? Note { get; init; }

    public Mark By() => new(ActorKind, ActorId, ActorName, At, Note);
}

internal sealed class FeedbackStateMapping : IEntityTypeConfiguration<FeedbackStateRow>
{
    public void Configure(EntityTypeBuilder<FeedbackStateRow> builder) => builder.ToTable("FeedbackStates").HasKey(row => row.ItemId);
}
