using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Recipes.Running;

/// <summary>A recipe file and what stands beside it.</summary>
/// <param name="Name">The file's name, for messages.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Files">The files of its folder.</param>
public sealed record RecipeSource(string Name, ReadOnlyMemory<byte> Content, IRecipeFiles Files);

/// <summary>Finds the recipes that a <c>recipes</c> step names.</summary>
public interface IRecipeFinder
{
    /// <summary>The recipe whose <c>name</c> is that, or null.</summary>
    ValueTask<RecipeSource?> FindAsync(string recipeName, CancellationToken cancellationToken);
}

/// <summary>What a run did.</summary>
/// <param name="Created">Items that are new.</param>
/// <param name="Updated">Items that got a new version.</param>
/// <param name="Unchanged">Versions that were there already.</param>
/// <param name="Problems">Warnings.</param>
public sealed record RecipeReport(int Created, int Updated, int Unchanged, ImmutableArray<RecipeProblem> Problems)
{
    /// <summary>The same by step and kind, and for what is no content as well; steps that had nothing to do are left out.</summary>
    public ImmutableArray<StepCount> Steps { get; init; } = [];
}

/// <summary>What a step did to things of one kind.</summary>
/// <param name="File">The recipe's file.</param>
/// <param name="Place">Where the step stands in it.</param>
/// <param name="Step">The step's name.</param>
/// <param name="Kind">A content type for content; otherwise what the step is about, in words.</param>
/// <param name="Created">How many are new.</param>
/// <param name="Updated">How many were changed.</param>
/// <param name="Unchanged">How many were there as the step has them.</param>
/// <param name="Removed">How many were taken away.</param>
public sealed record StepCount(string File, string Place, string Step, string Kind, int Created, int Updated, int Unchanged, int Removed = 0)
{
    /// <summary>Whether the kind is a content type.</summary>
    public bool IsContent { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is to do.</param>
public sealed record RecipeProgress(string Step, int Done, int Total);

/// <summary>
/// Runs recipes: read whole, planned whole, prepared outside the transaction, written in one. A problem anywhere, known
/// before or found while writing, leaves the hub as it was.
/// </summary>
public sealed class RunRecipe(ContentEngine engine, IHubReader reader, IMediaStore media, IRecipeFinder finder, ImmutableArray<RecipeStepKind> kinds)
{
    private const int MaximumInner = 50;
    private const long MaximumBytes = 2L * RecipeReader.MaxBytes;

    /// <summary>Lists every problem of a recipe before anything runs. Reads the hub's definitions, writes nothing.</summary>
    /// <param name="source">The recipe.</param>
    /// <param name="context">What its scripts may ask for; null for nothing.</param>
    /// <param name="cancellationToken">Gives the check up.</param>
    public async Task<ImmutableArray<RecipeProblem>> CheckAsync(RecipeSource source, RecipeParameters? context, CancellationToken cancellationToken) =>
        (await PlanAsync(source, context ?? RecipeParameters.None, cancellationToken)).Problems;

    /// <summary>
    /// Does all that a run does, then takes it back: says what would be created and changed, and finds what can only be found by
    /// writing. Nothing is changed, audited or kept. Needs what the run needs.
    /// </summary>
    /// <param name="actor">Who would run it.</param>
    /// <param name="source">The recipe.</param>
    /// <param name="isStrict">Whether warnings refuse the recipe too.</param>
    /// <param name="context">What its scripts may ask for; null for nothing.</param>
    /// <param name="progress">Told of progress; null for nobody.</param>
    /// <param name="cancellationToken">Gives the trial up.</param>
    /// <returns>What would be done, or the problems for which nothing would.</returns>
    public async Task<RecipeOutcome> TryAsync(
        Actor actor, RecipeSource source, bool isStrict, RecipeParameters? context, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        var trial = await WriteAllAsync(actor, source, isStrict, context ?? RecipeParameters.None, MeasuredMedia.Instance, progress, cancellationToken);
        if (trial.Unit is { } unit)
        {
            await unit.DisposeAsync();
        }

        return trial.Outcome;
    }

    /// <summary>Runs a recipe as <paramref name="actor"/>, which needs the permission Import and those of what the steps change.</summary>
    /// <param name="actor">Who runs it.</param>
    /// <param name="source">The recipe.</param>
    /// <param name="isStrict">Whether warnings refuse the recipe too.</param>
    /// <param name="context">What its scripts may ask for; null for nothing.</param>
    /// <param name="progress">Told of progress; null for nobody.</param>
    /// <param name="cancellationToken">Gives the run up; nothing is then written.</param>
    /// <returns>What was done, or the problems for which nothing was.</returns>
    public async Task<RecipeOutcome> ExecuteAsync(
        Actor actor, RecipeSource source, bool isStrict, RecipeParameters? context, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        var written = await WriteAllAsync(actor, source, isStrict, context ?? RecipeParameters.None, media, progress, cancellationToken);
        if (written.Unit is not { } unit)
        {
            return written.Outcome;
        }

        await using (unit)
        {
            try
            {
                unit.Note(written.Run!.Audit(nameof(RunRecipe)), AuditSubject.Hub);
                await unit.CommitAsync(cancellationToken);
                return written.Outcome;
            }
            catch (WriteConflictException conflict)
            {
                return Refused(conflict, written.Run!, written.Plan);
            }
        }
    }

    // All that a run writes, in a unit that is not committed yet; no unit where the recipe is refused.
    private async Task<Written> WriteAllAsync(
        Actor actor, RecipeSource source, bool isStrict, RecipeParameters parameters, IMediaStore kept, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(source, parameters, cancellationToken);
        var problems = isStrict ? RecipeProblems.Strict(plan.Problems) : plan.Problems;
        if (RecipeProblems.HaveErrors(problems))
        {
            return new Written(new RecipeOutcome(null, problems), plan, null, null);
        }

        foreach (var step in plan.Steps)
        {
            await step.PrepareAsync(kept, cancellationToken);
        }

        var unit = await engine.Store.BeginAsync(cancellationToken);
        var run = new RecipeRun(engine, unit, actor, plan.Name);
        var isWritten = false;
        try
        {
            await WriteAsync(run, plan, progress, cancellationToken);
            isWritten = run.Reasons.Count == 0;
            return isWritten
                ? new Written(new RecipeOutcome(
                    new RecipeReport(run.Items.Created, run.Items.Updated, run.Items.Unchanged, problems) { Steps = run.Counts() }, problems), plan, run, unit)
                : new Written(Refused(run, plan), plan, run, null);
        }
        catch (WriteConflictException conflict)
        {
            return new Written(Refused(conflict, run, plan), plan, run, null);
        }
        finally
        {
            if (!isWritten)
            {
                await unit.DisposeAsync();
            }
        }
    }

    private static RecipeOutcome Refused(WriteConflictException conflict, RecipeRun run, Plan plan)
    {
        run.Reasons.Add(ContentWork.Explain(conflict) is var reason && conflict.Conflict == WriteConflict.Revision
            ? reason with { Message = "Somebody saved an item of this recipe while it ran. Nothing was changed: run it again." }
            : reason);
        return Refused(run, plan);
    }

    private static RecipeOutcome Refused(RecipeRun run, Plan plan) => new(null, plan.Locate([.. run.Reasons.Distinct().Select(reason => (reason, RecipeProblem.Error(
        Code(reason.Kind), plan.StepOf(reason), reason.Place.Length == 0 ? RecipePlace.Root : reason.Place, reason.Message)))]));

    // What was written and not yet committed.
    private sealed record Written(RecipeOutcome Outcome, Plan Plan, RecipeRun? Run, IUnitOfWork? Unit);

    private static async Task WriteAsync(RecipeRun run, Plan plan, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        if (!run.Demand(Permission.Import))
        {
            return;
        }

        foreach (var step in plan.Steps)
        {
            var before = run.Reasons.Count;
            progress?.Report(new RecipeProgress(step.Name, 0, step.Size));
            await step.RunAsync(run, done => progress?.Report(new RecipeProgress(step.Name, done, step.Size)), cancellationToken);
            plan.Remember(run.Reasons.Skip(before), step);
        }

        if (run.Reasons.Count == 0)
        {
            foreach (var (step, check) in run.AtTheEnd)
            {
                var before = run.Reasons.Count;
                await check(cancellationToken);
                plan.Remember(run.Reasons.Skip(before), step);
            }
        }
    }

    private async Task<Plan> PlanAsync(RecipeSource source, RecipeParameters parameters, CancellationToken cancellationToken)
    {
        var planning = new RecipePlanning(engine.Kinds, await reader.DefinitionsAsync(cancellationToken));
        var plan = new Plan();
        await AddAsync(plan, planning, source, parameters, [], cancellationToken);
        return plan;
    }

    private async Task AddAsync(
        Plan plan, RecipePlanning planning, RecipeSource source, RecipeParameters parameters, ImmutableList<string> around, CancellationToken cancellationToken)
    {
        plan.Bytes += source.Content.Length;
        if (plan.Bytes > MaximumBytes)
        {
            // All of them are held until the run ends, and one may be named again and again.
            plan.Add([RecipeProblem.Error(
                "recipes-too-large", null, RecipePlace.Root, $"The recipes that would run have more than {MaximumBytes / (1024 * 1024)} MB together: give media as files beside them, or run them one by one.")]);
            return;
        }

        var reading = RecipeReader.Read(source.Content, source.Name);
        plan.Add(reading.Problems);
        if (reading.Document is not { } document)
        {
            return;
        }

        plan.Add(document);
        var scripts = new RecipeScriptContext(document.Variables) { Files = source.Files, Parameter = parameters.Parameter, Configuration = parameters.Configuration };
        foreach (var raw in document.Steps)
        {
            planning.Files = source.Files;
            var kind = kinds.FirstOrDefault(candidate => string.Equals(candidate.Name, raw.Name, StringComparison.OrdinalIgnoreCase));
            if (kind is null)
            {
                planning.Add(RecipeProblem.Warning("step-unknown", raw.Name, raw.Place, $"The hub has no step '{raw.Name}': it is passed over."));
            }
            else
            {
                var evaluated = await RecipeScripts.EvaluateAsync(raw, scripts, cancellationToken);
                planning.AddRange(evaluated.Problems);
                var step = raw with { Body = evaluated.Body };
                if (kind is InnerRecipesStep inner)
                {
                    plan.Add(document.Locate(planning.Take()));
                    await AddInnerAsync(plan, planning, inner, step, parameters, document, around.Add(document.Descriptor.Name), cancellationToken);
                }
                else if (await kind.PlanAsync(step, planning, cancellationToken) is { } planned)
                {
                    plan.Add(planned, document);
                }
            }

            plan.Add(document.Locate(planning.Take()));
        }
    }

    private async Task AddInnerAsync(
        Plan plan, RecipePlanning planning, InnerRecipesStep kind, RecipeStep step, RecipeParameters parameters, RecipeDocument document,
        ImmutableList<string> around, CancellationToken cancellationToken)
    {
        foreach (var (name, place) in kind.Names(step, planning))
        {
            if (around.Contains(name))
            {
                plan.Add(document.Locate([RecipeProblem.Error(
                    "recipe-circle", step.Name, place, $"The recipe '{name}' would run inside itself ({string.Join(", ", around)}, {name}): take this step out.")]));
                continue;
            }

            if (plan.Documents > MaximumInner)
            {
                planning.Add(RecipeProblem.Error("recipes-too-many", step.Name, place, $"More than {MaximumInner} recipes would run: bring them together into fewer."));
                return;
            }

            if (plan.Bytes > MaximumBytes)
            {
                return;
            }

            if (await finder.FindAsync(name, cancellationToken) is { } found)
            {
                await AddAsync(plan, planning, found, parameters, around, cancellationToken);
            }
            else
            {
                plan.Add(document.Locate([RecipeProblem.Error(
                    "recipe-not-found", step.Name, place, $"There is no recipe named '{name}' beside this one: correct the name, or bring the file.")]));
            }
        }
    }

    private static string Code(ReasonKind kind) => kind switch
    {
        ReasonKind.NotPermitted => "not-permitted",
        ReasonKind.Taken => "taken",
        ReasonKind.Stale => "busy",
        ReasonKind.InUse => "in-use",
        _ => "content-invalid",
    };

    private sealed class Plan
    {
        private readonly List<PlannedStep> steps = [];
        private readonly Dictionary<PlannedStep, RecipeDocument> documents = [];
        private readonly Dictionary<Reason, PlannedStep> origins = [];
        private readonly List<RecipeProblem> problems = [];
        private readonly List<RecipeDocument> all = [];

        public IReadOnlyList<PlannedStep> Steps => steps;

        public int Documents => all.Count;

        /// <summary>How many bytes all of them have.</summary>
        public long Bytes { get; set; }

        public string Name => all.Count == 0 ? "" : all[0].Descriptor.Name is { Length: > 0 } name ? name : all[0].FileName;

        public ImmutableArray<RecipeProblem> Problems => [.. problems];

        public void Add(RecipeDocument document) => all.Add(document);

        public void Add(IEnumerable<RecipeProblem> more) => problems.AddRange(more);

        public void Add(PlannedStep step, RecipeDocument document)
        {
            step.File = document.FileName;
            steps.Add(step);
            documents[step] = document;
        }

        public void Remember(IEnumerable<Reason> reasons, PlannedStep step)
        {
            foreach (var reason in reasons)
            {
                origins.TryAdd(reason, step);
            }
        }

        public string? StepOf(Reason reason) => origins.GetValueOrDefault(reason)?.Name;

        // Problems of writing carry places of the file whose step found them; where that is not known, of the first.
        public ImmutableArray<RecipeProblem> Locate(IReadOnlyList<(Reason Reason, RecipeProblem Problem)> found) =>
            [.. found.GroupBy(entry => origins.TryGetValue(entry.Reason, out var step) ? documents[step] : all[0])
                .SelectMany(group => group.Key.Locate([.. group.Select(entry => entry.Problem)]))];
    }
}

/// <summary>What came of a run.</summary>
/// <param name="Report">What was done; null where the recipe was refused and the hub is as it was.</param>
/// <param name="Problems">Everything found: errors where it was refused, warnings otherwise.</param>
public sealed record RecipeOutcome(RecipeReport? Report, ImmutableArray<RecipeProblem> Problems);

/// <summary>What a recipe's scripts may ask for.</summary>
/// <param name="Parameter">Setup and environment values by name; null where there is none.</param>
/// <param name="Configuration">Configuration values by path; null where there is none.</param>
public sealed record RecipeParameters(Func<string, string?> Parameter, Func<string, string?> Configuration)
{
    /// <summary>Nothing to ask for.</summary>
    public static RecipeParameters None { get; } = new(_ => null, _ => null);
}
