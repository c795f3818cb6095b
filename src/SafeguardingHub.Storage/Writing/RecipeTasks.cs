using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Recipes.Sending;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Recipes that somebody chose, in the database: single statements, each in a transaction that waits its turn.</summary>
internal sealed class RecipeTasks(WriteTurns turns) : IRecipeTasks
{
    private const int Shown = 20;

    private static readonly JsonSerializerOptions Options = new() { Converters = { new InstantConverter() } };

    public Task KeepAsync(RecipeTask task, CancellationToken cancellationToken) =>
        turns.TakeAsync(session => session.UpsertAsync([RowOf(task)], cancellationToken), cancellationToken);

    public async Task<RecipeTask?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await context.RecipeTasks.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? TaskOf(row) : null;
    }

    public async Task<ImmutableArray<RecipeTask>> SinceAsync(Instant moment, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        var rows = await context.RecipeTasks.Where(row => row.At >= moment).OrderByDescending(row => row.At).ThenBy(row => row.Id).Take(Shown).ToListAsync(cancellationToken);
        return [.. rows.Select(TaskOf)];
    }

    public async Task<ImmutableArray<RecipeTask>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        var rows = await context.RecipeTasks.Where(row => row.Stage != RecipeStage.Ended).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(TaskOf)];
    }

    public async Task<bool> BeginAsync(RecipeTask task, Instant lostBefore, CancellationToken cancellationToken)
    {
        var row = RowOf(task with { Stage = RecipeStage.Working });
        return await turns.TakeAsync(
            session => session.Context.RecipeTasks
                .Where(own => own.Id == row.Id && own.Stage == RecipeStage.Waiting
                    && !session.Context.RecipeTasks.Any(other => other.Stage == RecipeStage.Working && other.At >= lostBefore))
                .ExecuteUpdateAsync(change => change.SetProperty(own => own.Stage, RecipeStage.Working).SetProperty(own => own.At, row.At).SetProperty(own => own.Json, row.Json), cancellationToken),
            cancellationToken) > 0;
    }

    public Task ForgetAsync(Instant before, CancellationToken cancellationToken) =>
        turns.TakeAsync(session => session.Context.RecipeTasks.Where(row => row.At < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private static RecipeTaskRow RowOf(RecipeTask task) => new() { Id = task.Id, Stage = task.Stage, At = task.At, Json = JsonSerializer.Serialize(task, Options) };

    private static RecipeTask TaskOf(RecipeTaskRow row) => JsonSerializer.Deserialize<RecipeTask>(row.Json, Options)! with { Stage = row.Stage, At = row.At };

    private sealed class InstantConverter : System.Text.Json.Serialization.JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "").Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
