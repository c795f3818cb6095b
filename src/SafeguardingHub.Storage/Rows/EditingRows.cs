using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Storage.Rows;

/// <summary>What an editor said to others about an item; append-only.</summary>
internal sealed class RemarkRow
{
    public long Id { get; init; }

    public required string ItemId { get; init; }

    public required string VersionId { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Instant At { get; init; }

    public required string Text { get; init; }
}

internal sealed class RemarkMapping : IEntityTypeConfiguration<RemarkRow>
{
    public void Configure(EntityTypeBuilder<RemarkRow> builder)
    {
        builder.ToTable("Remarks").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ItemId, row.Id });
    }
}

/// <summary>What somebody has typed and not saved; one for each person and item.</summary>
internal sealed class AutosaveRow
{
    public required string UserId { get; init; }

    /// <summary>The item's id, or whatever the editor's form calls an item that is not made yet.</summary>
    public required string ItemKey { get; init; }

    public required long BasedOn { get; init; }

    public required Instant SavedAt { get; init; }

    public required string Parts { get; init; }
}

internal sealed class AutosaveMapping : IEntityTypeConfiguration<AutosaveRow>
{
    public void Configure(EntityTypeBuilder<AutosaveRow> builder)
    {
        builder.ToTable("Autosaves").HasKey(row => new { row.UserId, row.ItemKey });
        builder.HasIndex(row => row.SavedAt);
    }
}

/// <summary>Who had an item open, and when they were last seen.</summary>
internal sealed class PresenceRow
{
    public required string ItemId { get; init; }

    public required string UserId { get; init; }

    public required string Name { get; init; }

    public required Instant SeenAt { get; init; }
}

internal sealed class PresenceMapping : IEntityTypeConfiguration<PresenceRow>
{
    public void Configure(EntityTypeBuilder<PresenceRow> builder)
    {
        builder.ToTable("Presence").HasKey(row => new { row.ItemId, row.UserId });
        builder.HasIndex(row => row.SeenAt);
    }
}

/// <summary>A link by which somebody without an account may see a draft. Its secret is not here, only a hash of it.</summary>
internal sealed class PreviewLinkRow
{
    public required string Hash { get; init; }

    public required string ItemId { get; init; }

    /// <summary>The version that it shows; null for whatever is newest.</summary>
    public string? VersionId { get; init; }

    public required string MadeBy { get; init; }

    public required string MadeByName { get; init; }

    public required Instant MadeAt { get; init; }

    /// <summary>For whom, in a few words; null where nobody said.</summary>
    public string? MadeFor { get; init; }

    public required Instant ExpiresAt { get; init; }
}

internal sealed class PreviewLinkMapping : IEntityTypeConfiguration<PreviewLinkRow>
{
    public void Configure(EntityTypeBuilder<PreviewLinkRow> builder)
    {
        builder.ToTable("PreviewLinks").HasKey(row => row.Hash);
        builder.HasIndex(row => row.ItemId);
        builder.HasIndex(row => row.ExpiresAt);
    }
}
