using System.Collections.Concurrent;
using System.Threading.Channels;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Recipes.Sending;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Recipes;

/// <summary>
/// Tries and runs recipes one at a time. What is to be done stands in the database: the server that has the files of a recipe
/// does it, whichever one was asked. How far it is, only that server knows, since a recipe is written in one transaction.
/// </summary>
internal sealed partial class RecipeWork(
    IRecipeTasks tasks, IRecipeShelf shelf, IWaitingBundles waiting, RecipeRunner runner, IActors actors, HubOptions options, TimeProvider time, ILogger<RecipeWork> logger)
    : BackgroundService, IRecipeQueue
{
    private const int MostProblems = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);
    private readonly string server = $"{Environment.MachineName} {Path.GetFullPath(options.Data)}";
    private readonly ConcurrentDictionary<string, RecipeProgress> progress = new(StringComparer.Ordinal);
    private readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public async Task AddAsync(RecipeTask task, CancellationToken cancellationToken)
    {
        await tasks.KeepAsync(task, cancellationToken);
        asked.Writer.TryWrite(true);
    }

    public RecipeProgress? ProgressOf(string id) => progress.GetValueOrDefault(id);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What the host does until here is done before any of this begins.
        await Task.Yield();
        DateTimeOffset? swept = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (swept is null)
                {
                    await EndInterruptedAsync(stoppingToken);
                }

                if (swept is null || time.GetUtcNow() - swept > SweepEvery)
                {
                    await tasks.ForgetAsync(time.Now() - RecipeTask.Life, stoppingToken);
                    swept = time.GetUtcNow();
                }

                await WorkAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
            catch (OperationCanceledException)
            {
                // The host stops.
                return;
            }

            await PauseAsync(stoppingToken);
        }
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        either.CancelAfter(Pause);
        try
        {
            await asked.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing was asked for here: time to look what other servers were asked for.
        }
    }

    // Begun by this server before it was stopped: its transaction went with it.
    private async Task EndInterruptedAsync(CancellationToken cancellationToken)
    {
        foreach (var task in (await tasks.OpenAsync(cancellationToken)).Where(task => task.Stage == RecipeStage.Working && task.Server == server))
        {
            await tasks.KeepAsync(task with { Stage = RecipeStage.Ended, At = time.Now() }, cancellationToken);
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        foreach (var task in (await tasks.OpenAsync(cancellationToken)).Where(task => task.Stage == RecipeStage.Waiting))
        {
            (RecipeSource Source, IRecipeFinder Finder)? opened;
            try
            {
                opened = await OpenAsync(task, cancellationToken);
            }
            catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
            {
                // What cannot be opened must not keep those behind it waiting.
                LogFailed(error);
                await tasks.KeepAsync(task with { Stage = RecipeStage.Ended, At = time.Now() }, cancellationToken);
                continue;
            }

            if (opened is not { } recipe)
            {
                continue;
            }

            var begun = task with { Stage = RecipeStage.Working, Server = server, At = time.Now() };
            if (await tasks.BeginAsync(begun, RecipeTask.LostBefore(begun.At), cancellationToken))
            {
                await DoAsync(begun, recipe.Source, recipe.Finder, cancellationToken);
            }
        }
    }

    private async Task<(RecipeSource Source, IRecipeFinder Finder)?> OpenAsync(RecipeTask task, CancellationToken cancellationToken) =>
        task.ShelfFile is { } file ? await shelf.OpenAsync(file, cancellationToken)
        : await RecipeBundle.FindAsync(waiting, task.Id, cancellationToken) is { } bundle ? await bundle.OpenAsync(waiting, cancellationToken)
        : null;

    private async Task DoAsync(RecipeTask task, RecipeSource source, IRecipeFinder finder, CancellationToken cancellationToken)
    {
        RecipeOutcome? outcome = null;
        try
        {
            // Rights may have been taken away since the button was pressed.
            var actor = await actors.FindAsync(ActorKind.User, task.Person, cancellationToken) ?? new Actor(ActorKind.User, task.Person, "Somebody", []);
            var run = runner.In(finder);
            var told = new Told(this, task.Id);
            outcome = task.Purpose == RecipePurpose.Check
                ? await run.TryAsync(actor, source, task.IsStrict, runner.Parameters, told, cancellationToken)
                : await run.ExecuteAsync(actor, source, task.IsStrict, runner.Parameters, told, cancellationToken);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(error);
        }
        finally
        {
            progress.TryRemove(task.Id, out _);
        }

        await tasks.KeepAsync(task with { Stage = RecipeStage.Ended, Outcome = outcome is null ? null : Kept(outcome), At = time.Now() }, cancellationToken);
    }

    // What a page can show; a hostile recipe could have a million faults.
    private static RecipeOutcome Kept(RecipeOutcome outcome) => new(
        outcome.Report is { } report ? report with { Problems = [] } : null,
        [.. outcome.Problems.OrderByDescending(problem => problem.Severity).Take(MostProblems)]);

    private sealed class Told(RecipeWork work, string id) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => work.progress[id] = value;
    }

    [LoggerMessage(75, LogLevel.Error, "A recipe was broken off; nothing of it was kept, and it can be run again.", EventName = "RecipeBrokenOff")]
    private partial void LogFailed(Exception error);
}
