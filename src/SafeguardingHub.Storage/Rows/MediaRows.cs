using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SafeguardingHub.Storage.Rows;

/// <summary>An address of a media file and the hash of the bytes behind it.</summary>
internal sealed class MediaFileRow
{
    public required string PathKey { get; init; }

    public required string Path { get; init; }

    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    public required string ContentType { get; init; }
}

internal sealed class MediaFileMapping : IEntityTypeConfiguration<MediaFileRow>
{
    public void Configure(EntityTypeBuilder<MediaFileRow> builder)
    {
        builder.ToTable("MediaFiles").HasKey(row => row.PathKey);
        builder.Property(row => row.PathKey).ValueGeneratedNever();
        builder.HasIndex(row => row.Sha256);
    }
}

/// <summary>Bytes that PostgreSQL keeps; with SQLite the table stays empty and the bytes are files.</summary>
internal sealed class MediaBlobRow
{
    public required string Sha256 { get; init; }

    public required long Length { get; init; }
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
