using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;

namespace SafeguardingHub.Storage.Rows;

/// <summary>An address on another site, and what is known of it.</summary>
internal sealed class OutsideLinkRow
{
    public required string Key { get; init; }

    public required OutsideState State { get; init; }

    public Instant? CheckedAt { get; init; }

    public required Instant NextAt { get; init; }

    public int Failures { get; init; }

    public Instant? FirstFailedAt { get; init; }

    /// <summary>Since when nothing has it; null while something does.</summary>
    public Instant? LooseSince { get; init; }

    /// <summary>What a person says of it, until when, and who; all null for nothing.</summary>
    public OutsideState? Word { get; init; }

    public LocalDate? WordUntil { get; init; }

    public ActorKind? ActorKind { get; init; }

    public string? ActorId { get; init; }

    public string? ActorName { get; init; }

    public Instant? SaidAt { get; init; }

    public string? Reason { get; init; }

    public string? Detail { get; init; }

    public required string Address { get; init; }

    public string? LeadsTo { get; init; }
}

internal sealed class OutsideLinkMapping : IEntityTypeConfiguration<OutsideLinkRow>
{
    public void Configure(EntityTypeBuilder<OutsideLinkRow> builder)
    {
        builder.ToTable("OutsideLinks").HasKey(row => row.Key);
        builder.Property(row => row.Key).ValueGeneratedNever();
        builder.HasIndex(row => row.NextAt);
        builder.HasIndex(row => row.Address);
        builder.HasIndex(row => row.ActorId);
    }
}

/// <summary>That an item's newest or live version has an address on another site.</summary>
internal sealed class ItemLinkRow
{
    public required string ItemId { get; init; }

    public required string Key { get; init; }
}

internal sealed class ItemLinkMapping : IEntityTypeConfiguration<ItemLinkRow>
{
    public void Configure(EntityTypeBuilder<ItemLinkRow> builder)
    {
        builder.ToTable("ItemLinks").HasKey(row => new { row.ItemId, row.Key });
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.Key);
    }
}

/// <summary>Which node does a piece of work that only one of them should do, and until when.</summary>
internal sealed class WorkTurnRow
{
    public required string Name { get; init; }

    public required string Node { get; init; }

    public required Instant Until { get; init; }
}

internal sealed class WorkTurnMapping : IEntityTypeConfiguration<WorkTurnRow>
{
    public void Configure(EntityTypeBuilder<WorkTurnRow> builder)
    {
        builder.ToTable("WorkTurns").HasKey(row => row.Name);
        builder.Property(row => row.Name).ValueGeneratedNever();
    }
}
