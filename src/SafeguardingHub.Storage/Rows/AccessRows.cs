using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Storage.Rows;

/// <summary>One signing in of a person. No address of a machine: the browser in plain words tells people their own.</summary>
internal sealed class SignInRow
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant SeenAt { get; init; }

    public Instant? EndedAt { get; init; }

    public required string Browser { get; init; }
}

internal sealed class SignInMapping : IEntityTypeConfiguration<SignInRow>
{
    public void Configure(EntityTypeBuilder<SignInRow> builder)
    {
        builder.ToTable("SignIns").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.UserId);
        builder.HasIndex(row => row.SeenAt);
    }
}

/// <summary>A link that works once; it is deleted when it is used.</summary>
internal sealed class AccountLinkRow
{
    /// <summary>The hash of the link's secret, which the hub does not keep.</summary>
    public required string Hash { get; init; }

    public required LinkKind Kind { get; init; }

    /// <summary>Null for the first administrator's.</summary>
    public string? UserId { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant ExpiresAt { get; init; }
}

internal sealed class AccountLinkMapping : IEntityTypeConfiguration<AccountLinkRow>
{
    public void Configure(EntityTypeBuilder<AccountLinkRow> builder)
    {
        builder.ToTable("AccountLinks").HasKey(row => row.Hash);
        builder.Property(row => row.Hash).ValueGeneratedNever();
        builder.HasIndex(row => row.UserId);
    }
}

/// <summary>A letter that waits to be sent; it is deleted when it was, because its link is a secret.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public required Instant NextAt { get; init; }

    /// <summary>From when it is of no use any more.</summary>
    public required Instant DropAt { get; init; }

    public required int Tries { get; init; }
}

/// <summary>That somebody was told of a matter, so that they are told once.</summary>
internal sealed class ToldRow
{
    public required string Matter { get; init; }

    public required Instant At { get; init; }
}

internal sealed class ToldMapping : IEntityTypeConfiguration<ToldRow>
{
    public void Configure(EntityTypeBuilder<ToldRow> builder)
    {
        builder.ToTable("Told").HasKey(row => row.Matter);
        builder.Property(row => row.Matter).ValueGeneratedNever();
        builder.HasIndex(row => row.At);
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("Outbox").HasKey(row => row.Id);
        builder.HasIndex(row => row.NextAt);
    }
}
