using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafeguardingHub.Content.Checks;

namespace SafeguardingHub.Storage.Rows;

/// <summary>That an item types something in place of referring to it.</summary>
internal sealed record MentionRow
{
    public long Id { get; init; }

    public required string ItemId { get; init; }

    public required MentionKind Kind { get; init; }

    public required string Key { get; init; }

    public string? File { get; init; }

    public required bool IsNewest { get; init; }

    public required bool IsLive { get; init; }

    public required bool IsOutOfDate { get; init; }
}

internal sealed class MentionMapping : IEntityTypeConfiguration<MentionRow>
{
    public void Configure(EntityTypeBuilder<MentionRow> builder)
    {
        builder.ToTable("Mentions").HasKey(row => row.Id);
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.ItemId);
        builder.HasIndex(row => new { row.Kind, row.Key, row.ItemId });
        builder.HasIndex(row => row.ItemId, "IX_Mentions_OutOfDate").HasFilter("\"IsOutOfDate\" AND \"IsLive\"");
    }
}
