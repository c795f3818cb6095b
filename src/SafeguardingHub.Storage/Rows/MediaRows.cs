using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Storage.Rows;

/// <summary>An address of a media file and the hash of the bytes behind it.</summary>
internal sealed class MediaFileRow
{
    public required string PathKey { get; init; }

    public required string Path { get; init; }

    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    public required string ContentType { get; init; }

    public required string Id { get; init; }

    public string? Section { get; init; }

    public string? Title { get; init; }

    /// <summary>The title and the path as words are looked for in them.</summary>
    public required string NameKey { get; init; }

    public required Instant AddedAt { get; init; }

    public string? AddedBy { get; init; }

    public required bool IsOpen { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }
}

internal sealed class MediaFileMapping : IEntityTypeConfiguration<MediaFileRow>
{
    public void Configure(EntityTypeBuilder<MediaFileRow> builder)
    {
        builder.ToTable("MediaFiles").HasKey(row => row.PathKey);
        builder.Property(row => row.PathKey).ValueGeneratedNever();
        builder.HasIndex(row => row.Sha256);
        builder.Property(row => row.Id).IsRequired().ValueGeneratedNever();
        builder.HasIndex(row => row.Id).IsUnique();
        builder.HasIndex(row => new { row.AddedAt, row.Id });
        builder.HasIndex(row => new { row.Section, row.AddedAt, row.Id });
    }
}

/// <summary>Bytes that a file has or had; the newest row of a file is what it has.</summary>
internal sealed class MediaVersionRow
{
    public long Number { get; init; }

    public required string FileId { get; init; }

    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    public required string ContentType { get; init; }

    public required Instant At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }
}

internal sealed class MediaVersionMapping : IEntityTypeConfiguration<MediaVersionRow>
{
    public void Configure(EntityTypeBuilder<MediaVersionRow> builder)
    {
        builder.ToTable("MediaVersions").HasKey(row => row.Number);
        builder.HasIndex(row => new { row.FileId, row.Number });
        builder.HasIndex(row => row.Sha256);
    }
}

/// <summary>An address that a file had before it was renamed.</summary>
internal sealed class MediaAddressRow
{
    public required string PathKey { get; init; }

    public required string FileId { get; init; }
}

internal sealed class MediaAddressMapping : IEntityTypeConfiguration<MediaAddressRow>
{
    public void Configure(EntityTypeBuilder<MediaAddressRow> builder)
    {
        builder.ToTable("MediaAddresses").HasKey(row => row.PathKey);
        builder.Property(row => row.PathKey).ValueGeneratedNever();
        builder.HasIndex(row => row.FileId);
    }
}

/// <summary>Bytes that PostgreSQL keeps; with SQLite the table stays empty and the bytes are files.</summary>
internal sealed class MediaBlobRow
{
    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    /// <summary>When somebody last kept these bytes: until some days after it they are not swept.</summary>
    public required Instant KeptAt { get; init; }
}

internal sealed class MediaBlobMapping : IEntityTypeConfiguration<MediaBlobRow>
{
    public void Configure(EntityTypeBuilder<MediaBlobRow> builder)
    {
        builder.ToTable("MediaBlobs").HasKey(row => row.Sha256);
        builder.Property(row => row.Sha256).ValueGeneratedNever();
    }
}

/// <summary>A stretch of a blob, small enough to hold in memory.</summary>
internal sealed class MediaChunkRow
{
    public required string Sha256 { get; init; }

    public required int Number { get; init; }

    public required byte[] Bytes { get; init; }
}

internal sealed class MediaChunkMapping : IEntityTypeConfiguration<MediaChunkRow>
{
    public void Configure(EntityTypeBuilder<MediaChunkRow> builder)
    {
        builder.ToTable("MediaChunks").HasKey(row => new { row.Sha256, row.Number });
        builder.HasOne<MediaBlobRow>().WithMany().HasForeignKey(row => row.Sha256).OnDelete(DeleteBehavior.Cascade);
    }
}
