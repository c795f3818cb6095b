using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Recipes;

namespace SafeguardingHub.Web;

/// <summary>What happens before the host answers: the database is brought up to date, an empty hub is set up.</summary>
internal sealed partial class HubStart(
    HubDatabase database, IHubReader reader, RecipeRunner runner, FirstAdministrator first, HubOptions options, ILogger<HubStart> logger)
{
    /// <summary>Prepares the hub.</summary>
    /// <exception cref="HubDataException">The hub cannot start; the message says why and what to do.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        HubComposition.CheckPairs();
        await database.MigrateAsync(new SealingLog(this), cancellationToken);
        try
        {
            if (options.SetupRecipe.Length > 0 && await reader.CountItemsAsync(cancellationToken) == 0)
            {
                await SetUpAsync(cancellationToken);
            }

            await first.PrepareAsync(cancellationToken);
        }
        catch (System.Data.Common.DbException error)
        {
            // A server that comes and goes is waited for as one that is away.
            throw database.Explain(error);
        }
    }

    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(options.Recipes, options.SetupRecipe);
        if (!File.Exists(file))
        {
            throw new HubDataException($"The hub is empty and its set-up recipe '{file}' is not there: set Hub:Recipes to the folder that holds it, or Hub:SetupRecipe to nothing to start empty.");
        }

        LogSettingUp(options.SetupRecipe);
        var (source, folder) = await RecipeFolder.OpenAsync(file, cancellationToken);
        var outcome = await runner.In(folder).ExecuteAsync(Actor.System("Start-up"), source, isStrict: true, runner.Parameters, progress: null, cancellationToken);
        if (outcome.Report is not { } report)
        {
            if (await reader.CountItemsAsync(cancellationToken) > 0)
            {
                // Another node was setting up the same database and was done first.
                return;
            }

            throw new HubDataException("The set-up recipe was refused, and the hub is left empty:" + Environment.NewLine + string.Join(Environment.NewLine, outcome.Problems.Select(ProblemText.Of)));
        }

        LogSetUp(report.Created);
    }

    [LoggerMessage(12, LogLevel.Information, "Audit entries of before are sealed: {Done} of {Total}.", EventName = "SealingAudit")]
    private partial void LogSealing(int done, int total);

    [LoggerMessage(10, LogLevel.Information, "The hub is empty: setting it up from {Recipe}.", EventName = "SettingUp")]
    private partial void LogSettingUp(string recipe);

    [LoggerMessage(11, LogLevel.Information, "The hub is set up with {Items} items.", EventName = "SetUp")]
    private partial void LogSetUp(int items);

    // Tenths: a hub of years has many entries, and nobody reads a line for each two thousand of them.
    private sealed class SealingLog(HubStart start) : IProgress<AuditProgress>
    {
        private int tenths = -1;

        public void Report(AuditProgress value)
        {
            if (value.Total > 0 && (int)(10L * value.Done / value.Total) is var now && now != tenths)
            {
                tenths = now;
                start.LogSealing(value.Done, value.Total);
            }
        }
    }
}

/// <summary>A recipe's problem as one line of text.</summary>
internal static class ProblemText
{
    public static string Of(RecipeProblem problem)
    {
        var where = problem.Line is { } line ? $"line {line}, {problem.Place}" : problem.Place;
        var kind = problem.Severity == RecipeProblemSeverity.Error ? "error" : "warning";
        return $"{kind} {problem.Code}: {where}{(problem.Step is { } step ? $" (step '{step}')" : "")}: {problem.Message}";
    }
}
