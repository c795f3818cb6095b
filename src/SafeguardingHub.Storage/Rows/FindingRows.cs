using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;

namespace SafeguardingHub.Storage.Rows;

/// <summary>When an item was checked, in which state and on which ground.</summary>
internal sealed class CheckedRow
{
    public required string ItemId { get; init; }

    public required long Revision { get; init; }

    public required string Mark { get; init; }

    public required Instant At { get; init; }
}

internal sealed class CheckedMapping : IEntityTypeConfiguration<CheckedRow>
{
    public void Configure(EntityTypeBuilder<CheckedRow> builder)
    {
        builder.ToTable("Checked").HasKey(row => row.ItemId);
        builder.Property(row => row.ItemId).ValueGeneratedNever();
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>What a check has found in the newest or the live version of an item.</summary>
internal sealed class FindingRow
{
    public long Id { get; init; }

    public required string ItemId { get; init; }

    public required string VersionId { get; init; }

    public required bool IsNewest { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>Its number among the findings of its version, in the order in which to show them.</summary>
    public required int Number { get; init; }

    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    public required string Place { get; init; }

    public required string Subject { get; init; }

    public required string Key { get; init; }

    public required string Message { get; init; }

    /// <summary>The one-click fix as JSON; null for none.</summary>
    public string? Fix { get; init; }

    public required Instant Since { get; init; }

    /// <summary>Until when it is accepted: of the acceptance with its key, so that lists need not look there.</summary>
    public LocalDate? AcceptedUntil { get; init; }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<FindingRow>
{
    public void Configure(EntityTypeBuilder<FindingRow> builder)
    {
        builder.ToTable("Findings").HasKey(row => row.Id);
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.ItemId, row.Number });

        // The order of the list: the heaviest first, then by code, so that one sort of work is done at a time.
        builder.HasIndex(row => new { row.Severity, row.Code, row.ItemId, row.Number }, "IX_Findings_Newest").HasFilter("\"IsNewest\"");
    }
}

/// <summary>That somebody has accepted a finding.</summary>
internal sealed class AcceptanceRow
{
    public required string ItemId { get; init; }

    public required string Key { get; init; }

    public required string Code { get; init; }

    public required string Subject { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Instant At { get; init; }

    public required string Reason { get; init; }

    public required LocalDate ReviewOn { get; init; }
}

internal sealed class AcceptanceMapping : IEntityTypeConfiguration<AcceptanceRow>
{
    public void Configure(EntityTypeBuilder<AcceptanceRow> builder)
    {
        builder.ToTable("Acceptances").HasKey(row => new { row.ItemId, row.Key });
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.ReviewOn);
    }
}
