using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Rows;

/// <summary>That somebody reviewed an item, or put its review off; append-only.</summary>
internal sealed class ReviewRow
{
    public long Id { get; init; }

    public required string ItemId { get; init; }

    public required string VersionId { get; init; }

    public required bool IsPutOff { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Instant At { get; init; }

    public LocalDate? Due { get; init; }

    public LocalDate? Next { get; init; }

    public string? Note { get; init; }

    public string? Answers { get; init; }

    public static ReviewRow Of(LoggedReview review) => new()
    {
        ItemId = review.Item.Value, VersionId = review.Version.Value, IsPutOff = review.IsPutOff, ActorKind = review.By.ActorKind, ActorId = review.By.ActorId,
        ActorName = review.By.ActorName, At = review.By.At, Due = review.Due, Next = review.Next, Note = review.By.Note, Answers = review.Answers,
    };

    public LoggedReview Review() => new(ContentItemId.Parse(ItemId), ContentItemVersionId.Parse(VersionId), By())
    {
        IsPutOff = IsPutOff, Due = Due, Next = Next, Answers = Answers,
    };

    public Mark By() => new(ActorKind, ActorId, ActorName, At, Note);
}

internal sealed class ReviewMapping : IEntityTypeConfiguration<ReviewRow>
{
    public void Configure(EntityTypeBuilder<ReviewRow> builder)
    {
        builder.ToTable("ReviewRecords").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ItemId, row.At });
    }
}
