using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace SafeguardingHub.Storage.Rows;

/// <summary>How often readers gave an answer on a day. The key is the answer: there is no row for one reader.</summary>
internal sealed class FeedbackCountRow
{
    public required string Form { get; init; }

    public required LocalDate Day { get; init; }

    public required string Subject { get; init; }

    public required string Detail { get; init; }

    public required string Choice { get; init; }

    public required int Count { get; init; }

    /// <summary>How many of them somebody has looked at.</summary>
    public int Looked { get; init; }

    public string? LookedBy { get; init; }

    public Instant? LookedAt { get; init; }
}

internal sealed class FeedbackCountMapping : IEntityTypeConfiguration<FeedbackCountRow>
{
    public void Configure(EntityTypeBuilder<FeedbackCountRow> builder) =>
        builder.ToTable("FeedbackCounts").HasKey(row => new { row.Form, row.Day, row.Subject, row.Detail, row.Choice });
}
