using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Recipes.Sending;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteRecipeTaskTests() : RecipeTaskContract(HubProvider.Sqlite);

public sealed class PostgresRecipeTaskTests() : RecipeTaskContract(HubProvider.Postgres);

public abstract class RecipeTaskContract(HubProvider provider) : HubContract(provider)
{
    private static readonly Instant Long = Given.Start - Duration.FromHours(1);

    private IRecipeTasks Tasks => Hub.Services.GetRequiredService<IRecipeTasks>();

    [Fact]
    public async Task Task_IsKeptWhole_AndReplacedByWhatIsKeptNext()
    {
        var first = Of('a');
        var outcome = new RecipeOutcome(new RecipeReport(1, 2, 3, []) { Steps = [new StepCount("x.recipe.json", "steps[0]", "content", "Page", 1, 2, 3) { IsContent = true }] }, []);
        await Tasks.KeepAsync(first, CancellationToken.None);
        await Tasks.KeepAsync(first with { Stage = RecipeStage.Ended, Outcome = outcome, At = Given.Start + Duration.FromMinutes(1) }, CancellationToken.None);

        var found = await Tasks.FindAsync(first.Id, CancellationToken.None);

        Assert.Equal((RecipeStage.Ended, Given.Start + Duration.FromMinutes(1), 3), (found!.Stage, found.At, found.Outcome!.Report!.Unchanged));
        Assert.Equal(outcome.Report!.Steps.AsEnumerable(), found.Outcome.Report.Steps.AsEnumerable());
        Assert.Equal(first.Id, Assert.Single(await Tasks.SinceAsync(Given.Start, CancellationToken.None)).Id);
        Assert.Empty(await Tasks.OpenAsync(CancellationToken.None));
        Assert.Null(await Tasks.FindAsync("nothing", CancellationToken.None));
    }

    [Fact]
    public async Task Task_BeginsOnceAndNotBesideAnother()
    {
        await Tasks.KeepAsync(Of('a'), CancellationToken.None);
        await Tasks.KeepAsync(Of('b'), CancellationToken.None);

        Assert.True(await Tasks.BeginAsync(Of('a'), Long, CancellationToken.None));
        Assert.False(await Tasks.BeginAsync(Of('a'), Long, CancellationToken.None));
        Assert.False(await Tasks.BeginAsync(Of('b'), Long, CancellationToken.None));

        // The other has stood still for too long: it was interrupted.
        Assert.True(await Tasks.BeginAsync(Of('b'), Given.Start + Duration.FromMinutes(1), CancellationToken.None));
    }

    [Fact]
    public async Task Tasks_OfBefore_AreForgotten()
    {
        await Tasks.KeepAsync(Of('a'), CancellationToken.None);
        await Tasks.KeepAsync(Of('b') with { At = Given.Start + Duration.FromDays(2) }, CancellationToken.None);

        await Tasks.ForgetAsync(Given.Start + Duration.FromDays(1), CancellationToken.None);

        Assert.Null(await Tasks.FindAsync(Of('a').Id, CancellationToken.None));
        Assert.NotNull(await Tasks.FindAsync(Of('b').Id, CancellationToken.None));
    }

    private static RecipeTask Of(char letter) => new(new string(letter, 32), "ann", "x.recipe.json", ShelfFile: null, IsStrict: true, Given.Start);
}
