using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Rows;

/// <summary>A redirect from an old address.</summary>
internal sealed record RedirectRow
{
    public required string Id { get; init; }

    /// <summary>Path, host and whether it is a tree, in one: what the unique index compares and lists sort by.</summary>
    public required string Key { get; init; }

    public required string Host { get; init; }

    public required string Path { get; init; }

    public required bool IsTree { get; init; }

    /// <summary>The item that it leads to; it may be gone.</summary>
    public string? TargetItem { get; init; }

    public string? TargetAddress { get; init; }

    public required string Section { get; init; }

    public required int Revision { get; init; }

    /// <summary>Its words in the form in which lists compare them.</summary>
    public required string Words { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Instant At { get; init; }

    public string? Note { get; init; }

    public static RedirectRow Of(Redirect redirect) => new()
    {
        Id = redirect.Id, Key = redirect.Source.Key, Host = redirect.Source.Host, Path = redirect.Source.Path, IsTree = redirect.Source.IsTree,
        TargetItem = redirect.Target.Item?.Value, TargetAddress = redirect.Target.Address, Section = redirect.Section.Value, Revision = redirect.Revision,
        Words = NameWords.KeyOf($"{redirect.Source.Host} {redirect.Source.Path} {redirect.Target.Address} {redirect.By.Note}"),
        ActorKind = redirect.By.ActorKind, ActorId = redirect.By.ActorId, ActorName = redirect.By.ActorName, At = redirect.By.At, Note = redirect.By.Note,
    };

    public Redirect Redirect() => new(
        Id, new RedirectSource(Host, Path, IsTree), new RedirectTarget(TargetItem is null ? null : ContentItemId.Parse(TargetItem), TargetAddress), ContentItemId.Parse(Section),
        new Mark(ActorKind, ActorId, ActorName, At, Note), Revision);
}

internal sealed class RedirectMapping : IEntityTypeConfiguration<RedirectRow>
{
    public void Configure(EntityTypeBuilder<RedirectRow> builder)
    {
        builder.ToTable("Redirects").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.Key).IsUnique();
        builder.HasIndex(row => row.Path);
        builder.HasIndex(row => row.Host);
        builder.HasIndex(row => new { row.Section, row.Key });
        builder.HasIndex(row => row.ActorId);
    }
}

/// <summary>How often an address that leads nowhere was asked for. There is nothing of who asked.</summary>
internal sealed class UnmatchedRow
{
    public required string Key { get; init; }

    public required string Host { get; init; }

    public required string Path { get; init; }

    public required int Count { get; init; }

    public required LocalDate FirstOn { get; init; }

    public required LocalDate LastOn { get; init; }

    public bool IsIgnored { get; init; }
}

internal sealed class UnmatchedMapping : IEntityTypeConfiguration<UnmatchedRow>
{
    public void Configure(EntityTypeBuilder<UnmatchedRow> builder)
    {
        builder.ToTable("UnmatchedAddresses").HasKey(row => row.Key);
        builder.Property(row => row.Key).ValueGeneratedNever();
        builder.HasIndex(row => row.Count);
    }
}
