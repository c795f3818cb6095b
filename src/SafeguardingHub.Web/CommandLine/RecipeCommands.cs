using System.CommandLine;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Exporting;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Recipes;

namespace SafeguardingHub.Web.CommandLine;

/// <summary>The verbs <c>recipe check</c>, <c>recipe run</c> and <c>recipe export</c>. They work beside a running server.</summary>
internal static class RecipeCommands
{
    private static readonly Option<bool> Strict = new("--strict") { Description = "Refuse warnings too." };

    /// <summary>The command <c>recipe</c>.</summary>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var file = new Argument<string>("file") { Description = "The recipe file (*.recipe.json)." };
        var check = new Command("check", "List every problem of a recipe; change nothing.") { file, HubCommand.Data, Strict };
        check.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => CheckAsync(parsed.GetValue(file)!, parsed.GetValue(HubCommand.Data), parsed.GetValue(Strict), output, token)));

        var run = new Command("run", "Run a recipe: all of it, or nothing.") { file, HubCommand.Data, Strict };
        run.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => RunAsync(parsed.GetValue(file)!, parsed.GetValue(HubCommand.Data), parsed.GetValue(Strict), output, errors, token)));

        var target = new Argument<string>("file") { Description = "The recipe file to write." };
        var export = new Command("export", "Write the whole hub as a recipe.") { target, HubCommand.Data };
        export.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => ExportAsync(parsed.GetValue(target)!, parsed.GetValue(HubCommand.Data), output, errors, token)));

        return new Command("recipe", "Check, run and write recipes.") { check, run, export };
    }

    private static async Task<int> CheckAsync(string file, string? data, bool isStrict, TextWriter output, CancellationToken cancellationToken)
    {
        // Checked against the hub's own definitions where there is a hub; a check leaves no data folder behind.
        var configuration = HubCommand.Configuration(data);
        var options = HubServices.ReadOptions(configuration);
        var isThere = !options.Database.Equals("sqlite", StringComparison.OrdinalIgnoreCase) || File.Exists(Path.Combine(options.Data, HubStorage.DatabaseFile));
        var folder = isThere ? null : Directory.CreateTempSubdirectory("hub-check-");
        try
        {
            await using var services = await HubCommand.OpenAsync(isThere ? configuration : HubCommand.Configuration(folder!.FullName), cancellationToken);
            var runner = services.GetRequiredService<RecipeRunner>();
            var (source, recipes) = await RecipeFolder.OpenAsync(file, cancellationToken);
            var problems = await runner.In(recipes).CheckAsync(source, runner.Parameters, cancellationToken);
            problems = isStrict ? RecipeProblems.Strict(problems) : problems;
            Write(output, problems);
            output.WriteLine(RecipeProblems.HaveErrors(problems) ? $"{file}: not fit to run." : $"{file}: fit to run.");
            return RecipeProblems.HaveErrors(problems) ? 1 : 0;
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(string file, string? data, bool isStrict, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var runner = services.GetRequiredService<RecipeRunner>();
        var (source, recipes) = await RecipeFolder.OpenAsync(file, cancellationToken);
        var outcome = await runner.In(recipes).ExecuteAsync(
            Actor.System("recipe run"), source, isStrict, runner.Parameters, new ConsoleProgress(errors), cancellationToken);
        Write(output, outcome.Problems);
        if (outcome.Report is not { } report)
        {
            output.WriteLine($"{file}: refused. Nothing was changed.");
            return 1;
        }

        output.WriteLine($"{file}: {report.Created} created, {report.Updated} updated, {report.Unchanged} unchanged.");
        return 0;
    }

    private static async Task<int> ExportAsync(string file, string? data, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var temporary = file + ".part";
        int versions;
        await using (var stream = File.Create(temporary))
        {
            var outcome = await services.GetRequiredService<ExportRecipe>().ExecuteAsync(
                Actor.System("recipe export"), Path.GetFileName(file).Replace(".recipe.json", "", StringComparison.Ordinal), stream, cancellationToken);
            if (!outcome.Succeeded)
            {
                errors.WriteLine(string.Join(Environment.NewLine, outcome.Reasons.Select(reason => reason.Message)));
                return 1;
            }

            versions = outcome.Value.Versions;
        }

        // Renamed when whole: an export that was broken off leaves no file that looks like one.
        File.Move(temporary, file, overwrite: true);
        output.WriteLine($"{file}: {versions} versions written.");
        return 0;
    }

    private static void Write(TextWriter output, IEnumerable<RecipeProblem> problems)
    {
        foreach (var problem in problems)
        {
            output.WriteLine(ProblemText.Of(problem));
        }
    }

    // One line for each tenth of a step: readable on a terminal and in a log.
    private sealed class ConsoleProgress(TextWriter output) : IProgress<RecipeProgress>
    {
        private string said = "";

        public void Report(RecipeProgress value)
        {
            var tenths = value.Total == 0 ? 10 : (int)(10L * value.Done / value.Total);
            var text = $"{value.Step}: {tenths * 10}% of {value.Total}";
            if (value.Total > 20 && text != said)
            {
                output.WriteLine(text);
                said = text;
            }
        }
    }
}
