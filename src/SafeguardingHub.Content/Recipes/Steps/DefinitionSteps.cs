using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Recipes.Running;

namespace SafeguardingHub.Content.Recipes.Steps;

/// <summary>
/// The steps <c>ContentDefinition</c> (adds and alters), <c>ReplaceContentDefinition</c> (builds anew) and
/// <c>DeleteContentDefinition</c>.
/// </summary>
public sealed class DefinitionStep : RecipeStepKind
{
    private readonly Func<DefinitionSet, RecipeStep, DefinitionOutcome> change;

    private DefinitionStep(string name, Func<DefinitionSet, RecipeStep, DefinitionOutcome> change)
    {
        Name = name;
        this.change = change;
    }

    /// <summary>Adds and alters.</summary>
    public static DefinitionStep Merge { get; } = new("ContentDefinition", DefinitionMerge.Merge);

    /// <summary>Builds anew.</summary>
    public static DefinitionStep Replace { get; } = new("ReplaceContentDefinition", DefinitionMerge.Replace);

    /// <summary>Deletes by name; content stays.</summary>
    public static DefinitionStep Delete { get; } = new("DeleteContentDefinition", DefinitionMerge.Delete);

    /// <inheritdoc />
    public override string Name { get; }

    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken)
    {
        var outcome = change(planning.Definitions, step);
        planning.AddRange(outcome.Problems);
        planning.Definitions = outcome.Definitions;
        return ValueTask.FromResult<PlannedStep?>(new Planned(definitions => change(definitions, step).Definitions) { Name = Name, Place = step.Place });
    }

    private sealed class Planned(Func<DefinitionSet, DefinitionSet> change) : PlannedStep
    {
        public override async Task RunAsync(RecipeRun run, Action<int> progress, CancellationToken cancellationToken)
        {
            // Or a change that somebody makes while the recipe runs would be taken back with what was read before it.
            await run.Unit.HoldDefinitionsAsync(cancellationToken);
            var before = await run.Unit.DefinitionsAsync(cancellationToken);
            var after = FormerNames.Kept(before, change(before));
            var changes = DefinitionMerge.Changes(before, after);
            Count(run, "Content types", changes.Types, name => before.FindType(name) is not null, name => after.FindType(name) is not null);
            Count(run, "Parts of content types", changes.Parts, name => before.FindPart(name) is not null, name => after.FindPart(name) is not null);
            if (!changes.AreNone && run.Demand(Permission.EditContentTypes))
            {
                run.Unit.WriteDefinitions(after, run.Audit(Name));
            }
        }

        private void Count(RecipeRun run, string kind, IEnumerable<string> names, Func<string, bool> wasThere, Func<string, bool> isThere)
        {
            foreach (var name in names)
            {
                run.Count(this, kind, !isThere(name) ? Counted.Removed : wasThere(name) ? Counted.Updated : Counted.Created);
            }
        }
    }
}
