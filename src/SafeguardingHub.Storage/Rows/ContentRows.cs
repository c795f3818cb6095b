using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Rows;

/// <summary>An item through all its versions.</summary>
internal sealed class ItemRow
{
    public required string Id { get; init; }

    public required string ContentType { get; init; }

    public string? Section { get; init; }

    public string? Owner { get; init; }

    public required Instant CreatedAt { get; init; }

    public required long Revision { get; init; }

    public string? LatestVersionId { get; init; }

    public string? LiveVersionId { get; init; }

    /// <summary>The highest version number given so far; numbers of discarded drafts are not given again.</summary>
    public int LastNumber { get; init; }

    /// <summary>The name of the newest version, and the form in which lists look for words in it and sort by it.</summary>
    public string? Name { get; init; }

    public required string NameKey { get; init; }

    /// <summary>When the newest version was last saved, and the name of who did.</summary>
    public required Instant ModifiedAt { get; init; }

    public string? ModifiedBy { get; init; }

    public required ItemStanding Standing { get; init; }

    /// <summary>What is known of the item beside its text, as JSON; null for nothing. The columns below are of it.</summary>
    public string? Status { get; init; }

    public string? TurnOf { get; init; }

    public Instant? UrgentAt { get; init; }

    public Instant? BinnedAt { get; init; }

    public Instant? PlannedAt { get; init; }

    /// <summary>When its review is or was due.</summary>
    public Instant? ReviewDueAt { get; init; }

    /// <summary>The revision that an update must find; not a column.</summary>
    public long? SeenRevision { get; init; }
}

internal sealed class ItemMapping : IEntityTypeConfiguration<ItemRow>
{
    public void Configure(EntityTypeBuilder<ItemRow> builder)
    {
        builder.ToTable("Items").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.Ignore(row => row.SeenRevision);
        builder.HasIndex(row => new { row.CreatedAt, row.Id });

        // The orders of the editors' list: of everything, one section, one type, one standing, one owner.
        builder.HasIndex(row => new { row.ModifiedAt, row.Id });
        builder.HasIndex(row => new { row.Section, row.ModifiedAt, row.Id });
        builder.HasIndex(row => new { row.ContentType, row.ModifiedAt, row.Id });
        builder.HasIndex(row => new { row.Standing, row.ModifiedAt, row.Id });
        builder.HasIndex(row => new { row.Section, row.Standing, row.ModifiedAt, row.Id });
        builder.HasIndex(row => new { row.Owner, row.ModifiedAt, row.Id });
        builder.HasIndex(row => new { row.NameKey, row.Id });
        builder.HasIndex(row => new { row.ContentType, row.NameKey, row.Id });
        builder.HasIndex(row => new { row.Section, row.NameKey, row.Id });

        // What few items have.
        builder.HasIndex(row => row.TurnOf).HasFilter("\"TurnOf\" IS NOT NULL");
        builder.HasIndex(row => row.UrgentAt).HasFilter("\"UrgentAt\" IS NOT NULL");
        builder.HasIndex(row => row.BinnedAt).HasFilter("\"BinnedAt\" IS NOT NULL");
        builder.HasIndex(row => row.PlannedAt).HasFilter("\"PlannedAt\" IS NOT NULL");
        builder.HasIndex(row => row.ReviewDueAt).HasFilter("\"ReviewDueAt\" IS NOT NULL");
    }
}

/// <summary>One version of an item; immutable once it was live.</summary>
internal sealed class VersionRow
{
    public required string VersionId { get; init; }

    public required string ItemId { get; init; }

    public required int Number { get; init; }

    public required string ContentType { get; init; }

    public string? DisplayText { get; init; }

    public required bool Latest { get; init; }

    public required bool Published { get; init; }

    public required bool WasLive { get; init; }

    public Instant? ModifiedAt { get; init; }

    public Instant? PublishedAt { get; init; }

    public Instant? CreatedAt { get; init; }

    public string? Owner { get; init; }

    public string? Author { get; init; }

    /// <summary>The parts as one JSON object, byte for byte: text, because a JSON column type would reorder it.</summary>
    public required string Parts { get; init; }
}

internal sealed class VersionMapping : IEntityTypeConfiguration<VersionRow>
{
    public void Configure(EntityTypeBuilder<VersionRow> builder)
    {
        builder.ToTable("Versions").HasKey(row => row.VersionId);
        builder.Property(row => row.VersionId).ValueGeneratedNever();
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.ItemId, row.Number }).IsUnique();
        builder.HasIndex(row => row.ItemId, "IX_Versions_OneLatest").IsUnique().HasFilter("\"Latest\"");
        builder.HasIndex(row => row.ItemId, "IX_Versions_OnePublished").IsUnique().HasFilter("\"Published\"");
    }
}

/// <summary>What the public sees of an item; drafts do not exist here.</summary>
internal sealed class PublishedRow
{
    public required string ItemId { get; init; }

    public required string VersionId { get; init; }

    public required string ContentType { get; init; }

    public string? DisplayText { get; init; }

    /// <summary>The name in the form in which lists look for words in it.</summary>
    public required string NameKey { get; init; }

    public string? Section { get; init; }

    public string? Path { get; init; }

    public string? Alias { get; init; }

    public string? AliasKey { get; init; }

    /// <summary>The latest date of what lists sort the item by; null where it has none.</summary>
    public LocalDate? SortOn { get; init; }

    public required Instant PublishedAt { get; init; }

    public required Instant ModifiedAt { get; init; }

    public required Instant CreatedAt { get; init; }

    public required string Parts { get; init; }

    public required string Bodies { get; init; }
}

internal sealed class PublishedMapping : IEntityTypeConfiguration<PublishedRow>
{
    private static readonly string[] Short =
    [
        nameof(PublishedRow.ItemId), nameof(PublishedRow.VersionId), nameof(PublishedRow.ContentType), nameof(PublishedRow.DisplayText), nameof(PublishedRow.NameKey),
        nameof(PublishedRow.Section), nameof(PublishedRow.Path), nameof(PublishedRow.Alias), nameof(PublishedRow.AliasKey), nameof(PublishedRow.SortOn),
        nameof(PublishedRow.PublishedAt), nameof(PublishedRow.ModifiedAt), nameof(PublishedRow.CreatedAt),
    ];

    public void Configure(EntityTypeBuilder<PublishedRow> builder)
    {
        builder.ToTable("Published").HasKey(row => row.ItemId);
        builder.Property(row => row.ItemId).ValueGeneratedNever();

        // To reach what stands behind a long text, SQLite reads all of the text: what conditions and orders look at stands before.
        var order = 0;
        foreach (var name in Short)
        {
            builder.Property(name).HasColumnOrder(order++);
        }

        builder.Property(row => row.Parts).HasColumnOrder(100);
        builder.Property(row => row.Bodies).HasColumnOrder(101);
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.ContentType, row.ItemId });
        builder.HasIndex(row => row.AliasKey);
        builder.HasIndex(row => row.ItemId, "IX_Published_WithoutPage").HasFilter("\"Path\" IS NULL");

        // What was published last, in all sections and in one.
        builder.HasIndex(row => new { row.PublishedAt, row.ItemId });
        builder.HasIndex(row => new { row.Section, row.PublishedAt, row.ItemId });

        // The orders in which queries page through everything, one type or one section.
        builder.HasIndex(row => new { row.SortOn, row.ItemId });
        builder.HasIndex(row => new { row.ContentType, row.SortOn, row.ItemId });
        builder.HasIndex(row => new { row.Section, row.SortOn, row.ItemId });
        builder.HasIndex(row => new { row.NameKey, row.ItemId });
        builder.HasIndex(row => new { row.ContentType, row.NameKey, row.ItemId });
        builder.HasIndex(row => new { row.Section, row.NameKey, row.ItemId });
        builder.HasIndex(row => new { row.ContentType, row.PublishedAt, row.ItemId });
    }
}

/// <summary>What lists of published items filter and sort by.</summary>
internal sealed class PublishedValueRow
{
    public required string ItemId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; init; }

    /// <summary>The date of this value, by which a list of it sorts; null where it has none.</summary>
    public LocalDate? SortOn { get; init; }

    /// <summary>The date of the item, whichever of its values it is of: what queries sort by, whatever they filter by.</summary>
    public LocalDate? ItemSortOn { get; init; }
}

internal sealed class PublishedValueMapping : IEntityTypeConfiguration<PublishedValueRow>
{
    public void Configure(EntityTypeBuilder<PublishedValueRow> builder)
    {
        builder.ToTable("PublishedValues").HasKey(row => new { row.ItemId, row.Key, row.Value });
        builder.HasOne<PublishedRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);

        // Keyset paging walks this index: filter by key and value, order by date and item.
        builder.HasIndex(row => new { row.Key, row.Value, row.SortOn, row.ItemId });
        builder.HasIndex(row => new { row.Key, row.Value, row.ItemSortOn, row.ItemId });
    }
}

/// <summary>A period in which one version was live; append-only, but for its end.</summary>
internal sealed class LivePeriodRow
{
    public long Id { get; init; }

    public required string ItemId { get; init; }

    public required string VersionId { get; init; }

    public required Instant From { get; init; }

    public Instant? To { get; init; }
}

internal sealed class LivePeriodMapping : IEntityTypeConfiguration<LivePeriodRow>
{
    public void Configure(EntityTypeBuilder<LivePeriodRow> builder)
    {
        builder.ToTable("LivePeriods").HasKey(row => row.Id);
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.ItemId, row.From });
        builder.HasIndex(row => row.ItemId, "IX_LivePeriods_OneOpen").IsUnique().HasFilter("\"To\" IS NULL");
    }
}

/// <summary>A moment at which the passing of time alone changes an item.</summary>
internal sealed class DueMomentRow
{
    public long Id { get; init; }

    public required string ItemId { get; init; }

    public required string Kind { get; init; }

    public required Instant At { get; init; }

    public LocalDateTime? Local { get; init; }

    public string? Zone { get; init; }
}

internal sealed class DueMomentMapping : IEntityTypeConfiguration<DueMomentRow>
{
    public void Configure(EntityTypeBuilder<DueMomentRow> builder)
    {
        builder.ToTable("DueMoments").HasKey(row => row.Id);
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => row.ItemId);
    }
}
