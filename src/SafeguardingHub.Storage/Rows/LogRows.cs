using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Rows;

/// <summary>Where the change log stands: exactly one row.</summary>
internal sealed class ChangeHeadRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public required long Number { get; init; }

    /// <summary>The number of the last row that changed what the public sees.</summary>
    public required long LastPublic { get; init; }

    /// <summary>Another value after each restore.</summary>
    public required Guid Epoch { get; init; }
}

internal sealed class ChangeHeadMapping : IEntityTypeConfiguration<ChangeHeadRow>
{
    public void Configure(EntityTypeBuilder<ChangeHeadRow> builder)
    {
        builder.ToTable("ChangeHead").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}

/// <summary>A row of the change log.</summary>
internal sealed class ChangeRow
{
    public required long Number { get; init; }

    public required ChangeKind Kind { get; init; }

    public string? ItemId { get; init; }

    public required Instant At { get; init; }
}

internal sealed class ChangeMapping : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.ToTable("ChangeLog").HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
    }
}

/// <summary>How far a follower of the change log that all nodes share has come, and which node may act for it.</summary>
internal sealed class FollowerRow
{
    public required string Name { get; init; }

    public required long Position { get; init; }

    public required Guid Epoch { get; init; }

    public string? LeaseOwner { get; init; }

    public Instant? LeaseUntil { get; init; }
}

internal sealed class FollowerMapping : IEntityTypeConfiguration<FollowerRow>
{
    public void Configure(EntityTypeBuilder<FollowerRow> builder)
    {
        builder.ToTable("Followers").HasKey(row => row.Name);
        builder.Property(row => row.Name).ValueGeneratedNever();
    }
}
