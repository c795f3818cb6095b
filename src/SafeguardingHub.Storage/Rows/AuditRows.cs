using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Storage.Rows;

/// <summary>
/// Who changed what, when and why; append-only. Each row stands on a chain of hashes. What is personal in it is on the chain by
/// salted digests alone, so that it can be taken out, with its salt, and the chain still holds.
/// </summary>
internal sealed class AuditRow
{
    public long Id { get; init; }

    /// <summary>Its place on the chain, from 1 without a gap; null for a row of before there was one, until it is put on.</summary>
    public long? Number { get; set; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The name in the form in which lists look for words in it.</summary>
    public string ActorKey { get; set; } = "";

    public required string Action { get; init; }

    public required Instant At { get; init; }

    public string? Note { get; init; }

    public string? ItemId { get; init; }

    public string? VersionId { get; init; }

    /// <summary>The section that the item belonged to at that moment; null for what belongs to none.</summary>
    public string? Section { get; set; }

    /// <summary>Whose account it is about; null for nobody's.</summary>
    public string? AccountId { get; init; }

    /// <summary>The salt of the digest of who did it; null once a pseudonym stands in place of the name.</summary>
    public byte[]? ActorSalt { get; set; }

    public byte[]? ActorDigest { get; set; }

    public byte[]? AccountSalt { get; set; }

    /// <summary>Null where the row is about nobody's account.</summary>
    public byte[]? AccountDigest { get; set; }

    public byte[]? NoteSalt { get; set; }

    /// <summary>Null where there never was a note.</summary>
    public byte[]? NoteDigest { get; set; }

    /// <summary>The hash of the row before.</summary>
    public byte[]? Previous { get; set; }

    public byte[]? Hash { get; set; }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("Audit").HasKey(row => row.Id);
        builder.Property(row => row.ActorKey).HasDefaultValue("").ValueGeneratedNever();
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.ItemId, row.Number });
        builder.HasIndex(row => new { row.Section, row.Number });
        builder.HasIndex(row => new { row.ActorId, row.Number });
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => row.AccountId);
    }
}

/// <summary>Where the chain of the audit ends: exactly one row, which writers wait for.</summary>
internal sealed class AuditHeadRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    /// <summary>The number of the last row; 0 for none.</summary>
    public required long Number { get; init; }

    /// <summary>The hash of the last row.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>
    /// Whether rows of before there was a chain are still to be put on it. Once they are, a row without a number is one that
    /// somebody slipped in.
    /// </summary>
    public required bool TakesOlder { get; init; }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHeadRow>
{
    public void Configure(EntityTypeBuilder<AuditHeadRow> builder)
    {
        builder.ToTable("AuditHead").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}
