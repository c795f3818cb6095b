using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Storage.Rows;

/// <summary>What a definition defines.</summary>
internal enum DefinitionKind
{
    Type = 0,
    Part = 1,
}

/// <summary>One version of a definition: none is ever removed, so that the definitions of any moment can be rebuilt.</summary>
internal sealed record DefinitionRow
{
    public long Id { get; init; }

    public required DefinitionKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The place among the definitions of its kind.</summary>
    public required int Ordinal { get; init; }

    public required int Revision { get; init; }

    /// <summary>The definition; null from the moment at which it was deleted.</summary>
    public string? Json { get; init; }

    public required Instant At { get; init; }

    public required bool IsCurrent { get; init; }
}

internal sealed class DefinitionMapping : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> builder)
    {
        builder.ToTable("Definitions").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Kind, row.Name, row.Revision }).IsUnique();
        builder.HasIndex(row => new { row.Kind, row.Name }, "IX_Definitions_OneCurrent").IsUnique().HasFilter("\"IsCurrent\"");
    }
}

/// <summary>A named set of permission names.</summary>
internal sealed class RoleRow
{
    public required string NameKey { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>A JSON list of permission names.</summary>
    public required string Permissions { get; init; }
}

internal sealed class RoleMapping : IEntityTypeConfiguration<RoleRow>
{
    public void Configure(EntityTypeBuilder<RoleRow> builder)
    {
        builder.ToTable("Roles").HasKey(row => row.NameKey);
        builder.Property(row => row.NameKey).ValueGeneratedNever();
    }
}

/// <summary>A role given to a user or a token, in one section or in all.</summary>
internal sealed class GrantRow
{
    public long Id { get; init; }

    public required ActorKind SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required string RoleKey { get; init; }

    /// <summary>Null for all sections and shared ground.</summary>
    public string? Section { get; init; }
}

internal sealed class GrantMapping : IEntityTypeConfiguration<GrantRow>
{
    public void Configure(EntityTypeBuilder<GrantRow> builder)
    {
        builder.ToTable("Grants").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.SubjectKind, row.SubjectId });
        builder.HasIndex(row => row.RoleKey);
    }
}

/// <summary>A section of the site settings.</summary>
internal sealed class SettingRow
{
    public required string Section { get; init; }

    public required string Json { get; init; }
}

internal sealed class SettingMapping : IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<SettingRow> builder)
    {
        builder.ToTable("Settings").HasKey(row => row.Section);
        builder.Property(row => row.Section).ValueGeneratedNever();
    }
}

/// <summary>A key of ASP.NET Core's Data Protection, as its XML.</summary>
internal sealed class ProtectionKeyRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKeyRow>
{
    public void Configure(EntityTypeBuilder<ProtectionKeyRow> builder) => builder.ToTable("ProtectionKeys").HasKey(row => row.Id);
}
