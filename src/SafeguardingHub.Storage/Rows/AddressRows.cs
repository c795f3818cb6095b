using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Rows;

/// <summary>Who holds a path. One row may be a redirect and the reservation of a draft at the same time.</summary>
internal sealed record RouteRow
{
    /// <summary>The path in lower case: what the unique index compares.</summary>
    public required string PathKey { get; init; }

    public required string Path { get; init; }

    public string? Owner { get; init; }

    public bool IsLive { get; init; }

    public bool IsDraft { get; init; }

    /// <summary>
    /// Whether readers have ever been shown a page here: where nothing stands there now, they are told that it was taken away. Such a
    /// row stays, whoever claims the path next.
    /// </summary>
    public bool WasLive { get; init; }

    /// <summary>The item whose address this was. Redirects point at items, never at paths, so that chains cannot arise.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>The owner that an update must find; not a column.</summary>
    public string? SeenOwner { get; init; }
}

internal sealed class RouteMapping : IEntityTypeConfiguration<RouteRow>
{
    public void Configure(EntityTypeBuilder<RouteRow> builder)
    {
        builder.ToTable("Routes").HasKey(row => row.PathKey);
        builder.Property(row => row.PathKey).ValueGeneratedNever();
        builder.Ignore(row => row.SeenOwner);
        builder.HasIndex(row => row.Owner);
        builder.HasIndex(row => row.RedirectTo);
    }
}

/// <summary>Who holds an alias.</summary>
internal sealed record AliasRow
{
    public required string AliasKey { get; init; }

    public required string Alias { get; init; }

    public required string Owner { get; init; }

    public bool IsLive { get; init; }

    public bool IsDraft { get; init; }

    /// <summary>The owner that an update must find; not a column.</summary>
    public string? SeenOwner { get; init; }
}

internal sealed class AliasMapping : IEntityTypeConfiguration<AliasRow>
{
    public void Configure(EntityTypeBuilder<AliasRow> builder)
    {
        builder.ToTable("Aliases").HasKey(row => row.AliasKey);
        builder.Property(row => row.AliasKey).ValueGeneratedNever();
        builder.Ignore(row => row.SeenOwner);
        builder.HasIndex(row => row.Owner);
    }
}

/// <summary>A section as the engine needs it to place items.</summary>
internal sealed class SectionRow
{
    public required string ItemId { get; init; }

    public required string Name { get; init; }

    public required string Prefix { get; init; }

    /// <summary>Null while the section goes on.</summary>
    public Instant? EndedAt { get; init; }

    public static SectionRow Of(SectionEntry section) =>
        new() { ItemId = section.Id.Value, Name = section.Name, Prefix = section.Prefix.Text, EndedAt = section.EndedAt };

    public SectionEntry Entry() => new(ContentItemId.Parse(ItemId), Name, ContentPath.Parse(Prefix)) { EndedAt = EndedAt };
}

internal sealed class SectionMapping : IEntityTypeConfiguration<SectionRow>
{
    public void Configure(EntityTypeBuilder<SectionRow> builder)
    {
        builder.ToTable("Sections").HasKey(row => row.ItemId);
        builder.Property(row => row.ItemId).ValueGeneratedNever();
    }
}

/// <summary>A pointer from one item to another.</summary>
internal sealed class ReferenceRow
{
    public long Id { get; init; }

    public required string ItemId { get; init; }

    /// <summary>Whether the live version points there, or the newest.</summary>
    public required bool IsLive { get; init; }

    public required ReferenceKind Kind { get; init; }

    /// <summary>The item's id, or the alias in lower case.</summary>
    public required string Target { get; init; }

    public required string Place { get; init; }

    public required bool IsRequired { get; init; }
}

internal sealed class ReferenceMapping : IEntityTypeConfiguration<ReferenceRow>
{
    public void Configure(EntityTypeBuilder<ReferenceRow> builder)
    {
        builder.ToTable("ContentReferences").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Target, row.Kind, row.IsLive });
        builder.HasIndex(row => new { row.ItemId, row.IsLive });
    }
}
