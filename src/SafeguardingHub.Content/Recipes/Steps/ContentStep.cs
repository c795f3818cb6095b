using System.Text.Json;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Recipes.Running;

namespace SafeguardingHub.Content.Recipes.Steps;

/// <summary>
/// The step <c>content</c>: items with their ids, versions and flags. Planning reads, sanitises and checks every item, so
/// that all that can be known is known before the transaction begins.
/// </summary>
public sealed class ContentStep : RecipeStepKind
{
    /// <inheritdoc />
    public override string Name => "content";

    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken)
    {
        if (!TryFindData(step.Body, out var data) || data.ValueKind != JsonValueKind.Array)
        {
            planning.Add(RecipeProblem.Error("content-data", Name, step.Place, "The step has no list 'data': give the items as \"data\": [ … ]."));
            return ValueTask.FromResult<PlannedStep?>(null);
        }

        var place = RecipePlace.Key(step.Place, "data");
        var elements = data.EnumerateArray().ToArray();
        var items = new ImportedItem?[elements.Length];
        var problems = new List<RecipeProblem>[elements.Length];
        var shape = new ContentShape(planning.Definitions, planning.Kinds);

        // Sanitising is most of the work, and items do not depend on each other.
        Parallel.For(0, elements.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
            (items[index], problems[index]) = PlanItem(elements[index], RecipePlace.Item(place, index), planning, shape));

        planning.AddRange(problems.SelectMany(found => found));
        return ValueTask.FromResult<PlannedStep?>(new Planned(Distinct(items.OfType<ImportedItem>(), planning)) { Name = Name, Place = step.Place });
    }

    private static bool TryFindData(JsonElement body, out JsonElement data)
    {
        foreach (var property in body.EnumerateObject())
        {
            if (string.Equals(property.Name, "data", StringComparison.OrdinalIgnoreCase))
            {
                data = property.Value;
                return true;
            }
        }

        data = default;
        return false;
    }

    private static (ImportedItem? Item, List<RecipeProblem> Problems) PlanItem(
        JsonElement json, string place, RecipePlanning planning, ContentShape shape)
    {
        var problems = new List<RecipeProblem>();
        ContentItem item;
        try
        {
            item = ContentItemJson.Read(json);
        }
        catch (FormatException fault)
        {
            problems.Add(RecipeProblem.Error("content-item", "content", place, fault.Message));
            return (null, problems);
        }

        problems.AddRange(json.EnumerateObject().Where(ContentItemJson.IsDropped).Select(property => RecipeProblem.Warning(
            "content-not-a-part", "content", RecipePlace.Key(place, property.Name),
            $"'{property.Name}' is a single value, not a part, and is not kept: write a part as an object, or correct the name.")));

        if (planning.Definitions.FindType(item.ContentType) is null)
        {
            problems.Add(RecipeProblem.Error(
                "content-type", "content", RecipePlace.Key(place, "ContentType"),
                $"There is no content type '{item.ContentType}': define it in a step before this one, or correct its name."));
            return (null, problems);
        }

        // The name is shaped as the title is, so that a second run finds nothing to change.
        item = item with { Parts = shape.Apply(item), DisplayText = PlainText.Normalise(item.DisplayText) };
        var reading = ContentReading.Of(item, planning.Definitions, planning.Kinds);
        var faults = reading.Faults
            .Concat(reading.Parts.SelectMany(found => found.Kind.Validate(found.Part, new PartContext(item, found.Place, found.Settings))))
            .Concat(reading.Fields.SelectMany(found => found.Kind.Validate(found.Field, new FieldContext(found.Place, found.DisplayName, found.Definition))));
        problems.AddRange(faults.Select(fault => RecipeProblem.Error("content-invalid", "content", $"{place}.{fault.Place}", fault.Message)));
        return (new ImportedItem(item, place), problems);
    }

    // A version id that occurs twice counts once, as in Orchard Core. Sections come first, since the others stand below them.
    private static List<ImportedItem> Distinct(IEnumerable<ImportedItem> items, RecipePlanning planning)
    {
        var seen = new HashSet<ContentItemVersionId>();
        var distinct = new List<ImportedItem>();
        foreach (var item in items)
        {
            if (item.Item.VersionId == default || seen.Add(item.Item.VersionId))
            {
                distinct.Add(item);
            }
            else
            {
                planning.Add(RecipeProblem.Warning(
                    "content-version-twice", "content", RecipePlace.Key(item.Place, "ContentItemVersionId"),
                    $"The version '{item.Item.VersionId}' occurs twice in this step: the first counts."));
            }
        }

        return [.. distinct.OrderBy(item => item.Item.Parts.Find(nameof(SectionProfilePart)) is null)];
    }

    private static Counted KindOf(ImportCounts counts) =>
        counts.Created > 0 ? Counted.Created : counts.Updated > 0 ? Counted.Updated : Counted.Unchanged;

    private sealed class Planned(List<ImportedItem> items) : PlannedStep
    {
        public override int Size => items.Count;

        public override async Task RunAsync(RecipeRun run, Action<int> progress, CancellationToken cancellationToken)
        {
            var work = await run.WorkAsync(nameof(ImportContent), cancellationToken);
            run.Items += await ImportContent.StageAsync(
                work, items, progress, (item, counts) => run.Count(this, item.Item.ContentType, KindOf(counts), isContent: true), cancellationToken);
            run.Reasons.AddRange(work.Reasons);

            // A later step may bring what this one's pages show.
            run.AtTheEnd.Add((this, async token =>
            {
                var before = work.Reasons.Count;
                await work.CheckReferencesAsync(token);
                run.Reasons.AddRange(work.Reasons.Skip(before));
            }));
        }
    }
}
