using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using SafeguardingHub.Content.Recipes.Sending;

namespace SafeguardingHub.Storage.Rows;

/// <summary>A recipe that somebody chose; forgotten after a day.</summary>
internal sealed class RecipeTaskRow
{
    public required string Id { get; init; }

    public required RecipeStage Stage { get; init; }

    public required Instant At { get; init; }

    /// <summary>The whole of it as JSON; stage and time in the columns count.</summary>
    public required string Json { get; init; }
}

internal sealed class RecipeTaskMapping : IEntityTypeConfiguration<RecipeTaskRow>
{
    public void Configure(EntityTypeBuilder<RecipeTaskRow> builder)
    {
        builder.ToTable("RecipeTasks").HasKey(row => row.Id);
        builder.HasIndex(row => row.At);
    }
}
