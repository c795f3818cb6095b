using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Recipes.Running;

/// <summary>
/// A kind of recipe step. It reads a step whole and plans what the step will do, without doing any of it; every problem
/// goes into the planning.
/// </summary>
public abstract class RecipeStepKind
{
    /// <summary>The step's name, compared without regard to case.</summary>
    public abstract string Name { get; }

    /// <summary>Plans the step, its scripts evaluated; null where there is nothing to do.</summary>
    internal abstract ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken);
}

/// <summary>What a plan knows while it is made: how the hub will stand when the steps so far have run.</summary>
internal sealed class RecipePlanning(ContentKinds kinds, DefinitionSet definitions)
{
    private readonly List<RecipeProblem> problems = [];

    public ContentKinds Kinds { get; } = kinds;

    /// <summary>The definitions after the steps so far.</summary>
    public DefinitionSet Definitions { get; set; } = definitions;

    /// <summary>The files beside the recipe whose step is being planned.</summary>
    public IRecipeFiles Files { get; set; } = NoRecipeFiles.Instance;

    public IReadOnlyList<RecipeProblem> Problems => problems;

    public void Add(RecipeProblem problem) => problems.Add(problem);

    public void AddRange(IEnumerable<RecipeProblem> more) => problems.AddRange(more);

    /// <summary>Takes the problems that were found since the last call, to be located in the file they belong to.</summary>
    public ImmutableArray<RecipeProblem> Take()
    {
        ImmutableArray<RecipeProblem> taken = [.. problems];
        problems.Clear();
        return taken;
    }
}

/// <summary>A step that is ready to run.</summary>
internal abstract class PlannedStep
{
    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in its file.</summary>
    public required string Place { get; init; }

    /// <summary>The file.</summary>
    public string File { get; set; } = "";

    /// <summary>How much there is to do, for progress.</summary>
    public virtual int Size => 1;

    /// <summary>What can be done outside the transaction: bytes are kept before the rows that name them.</summary>
    public virtual Task PrepareAsync(Storage.IMediaStore media, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does the step inside the transaction.</summary>
    public abstract Task RunAsync(RecipeRun run, Action<int> progress, CancellationToken cancellationToken);
}

/// <summary>What became of one thing that a step brings.</summary>
internal enum Counted
{
    Unchanged,
    Created,
    Updated,
    Removed,
}

/// <summary>A run in its transaction.</summary>
internal sealed class RecipeRun(ContentEngine engine, Storage.IUnitOfWork unit, Access.Actor actor, string recipe)
{
    private readonly Dictionary<(PlannedStep Step, string Kind), StepCount> counts = [];
    private readonly List<(PlannedStep Step, string Kind)> order = [];

    public Storage.IUnitOfWork Unit { get; } = unit;

    public Access.Actor Actor { get; } = actor;

    /// <summary>Every reason against the run, with its place.</summary>
    public List<Reason> Reasons { get; } = [];

    /// <summary>Checks made when all steps have run, each with the step that asked for it.</summary>
    public List<(PlannedStep Step, Func<CancellationToken, Task> Check)> AtTheEnd { get; } = [];

    public Editing.ImportCounts Items { get; set; } = new(0, 0, 0);

    public NodaTime.Instant Now { get; } = engine.Now;

    /// <summary>Notes what a step did to one thing of a kind.</summary>
    public void Count(PlannedStep step, string kind, Counted counted, bool isContent = false)
    {
        var of = counts.GetValueOrDefault((step, kind)) ?? new StepCount(step.File, step.Place, step.Name, kind, 0, 0, 0) { IsContent = isContent };
        if (!counts.ContainsKey((step, kind)))
        {
            order.Add((step, kind));
        }

        counts[(step, kind)] = counted switch
        {
            Counted.Created => of with { Created = of.Created + 1 },
            Counted.Updated => of with { Updated = of.Updated + 1 },
            Counted.Removed => of with { Removed = of.Removed + 1 },
            _ => of with { Unchanged = of.Unchanged + 1 },
        };
    }

    /// <summary>What was noted, in the order of the steps.</summary>
    public ImmutableArray<StepCount> Counts() => [.. order.Select(key => counts[key])];

    public Storage.AuditEntry Audit(string action) => Storage.AuditEntry.Of(Actor, action, Now, $"Recipe {recipe}");

    public Task<ContentWork> WorkAsync(string action, CancellationToken cancellationToken) =>
        ContentWork.InAsync(engine, Unit, Actor, action, $"Recipe {recipe}", cancellationToken);

    public bool Demand(string permission)
    {
        if (Access.Rights.AllowsEverywhere(Actor, permission))
        {
            return true;
        }

        Reasons.Add(new Reason(ReasonKind.NotPermitted, "", $"{Actor.Name} may not run this recipe: it needs the permission {permission}."));
        return false;
    }
}
