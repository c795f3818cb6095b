using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Definitions;

/// <summary>Which definitions differ between two sets, by name, whether added, altered or removed.</summary>
/// <param name="Types">Names of types.</param>
/// <param name="Parts">Names of parts.</param>
public sealed record DefinitionChanges(ImmutableArray<string> Types, ImmutableArray<string> Parts)
{
    /// <summary>Whether nothing differs.</summary>
    public bool AreNone => Types.IsEmpty && Parts.IsEmpty;
}

/// <summary>What came of a change of definitions.</summary>
/// <param name="Definitions">The new set; not to be kept where a problem is an error.</param>
/// <param name="Changes">What differs from before.</param>
/// <param name="Problems">What was wrong with the step.</param>
public sealed record DefinitionOutcome(DefinitionSet Definitions, DefinitionChanges Changes, ImmutableArray<RecipeProblem> Problems);

/// <summary>The definition steps of a recipe, as functions from one set to the next.</summary>
public static class DefinitionMerge
{
    /// <summary>
    /// <c>ContentDefinition</c>: adds and alters, never removes. Types, parts and fields that the step does not name stay.
    /// </summary>
    public static DefinitionOutcome Merge(DefinitionSet definitions, RecipeStep step) => Merge(definitions, step.Body, step.Name, step.Place);

    /// <summary>
    /// <c>ReplaceContentDefinition</c>: what the step names is built anew, in its old position; the rest stays.
    /// </summary>
    public static DefinitionOutcome Replace(DefinitionSet definitions, RecipeStep step)
    {
        var problems = ImmutableArray.CreateBuilder<RecipeProblem>();
        return Build(definitions, step.Body, step.Name, step.Place, anew: true, problems);
    }

    /// <summary><c>DeleteContentDefinition</c>: names that are not there are passed over, so that the step can run twice.</summary>
    public static DefinitionOutcome Delete(DefinitionSet definitions, RecipeStep step)
    {
        var problems = ImmutableArray.CreateBuilder<RecipeProblem>();
        var reader = new DefinitionRecordReader(step.Name, problems);
        var types = reader.Names(step.Body, step.Place, "ContentTypes").ToHashSet(StringComparer.Ordinal);
        var parts = reader.Names(step.Body, step.Place, "ContentParts").ToHashSet(StringComparer.Ordinal);
        var next = new DefinitionSet(
            definitions.Types.Where(type => !types.Contains(type.Name)), definitions.Parts.Where(part => !parts.Contains(part.Name)));
        return new DefinitionOutcome(next, Changes(definitions, next), problems.ToImmutable());
    }

    /// <summary>
    /// What differs. Settings are compared as JSON, where neither blanks nor the order of keys count; the order of parts
    /// and fields does.
    /// </summary>
    public static DefinitionChanges Changes(DefinitionSet before, DefinitionSet after) => new(
        Differing(before.Types, after.Types, type => type.Name, Same),
        Differing(before.Parts, after.Parts, part => part.Name, Same));

    internal static DefinitionOutcome Merge(DefinitionSet definitions, JsonElement body, string? step, string place) =>
        Build(definitions, body, step, place, anew: false, ImmutableArray.CreateBuilder<RecipeProblem>());

    private static DefinitionOutcome Build(
        DefinitionSet definitions, JsonElement body, string? step, string place, bool anew, ImmutableArray<RecipeProblem>.Builder problems)
    {
        var reader = new DefinitionRecordReader(step, problems);
        var builder = new DefinitionBuilder(step, problems);
        var types = Lay(definitions.Types, reader.Types(body, place), type => type.Name, record => record.Name, builder.Type, anew);
        var parts = Lay(definitions.Parts, reader.Parts(body, place), part => part.Name, record => record.Name, builder.Part, anew);
        var next = new DefinitionSet(types, parts);
        return new DefinitionOutcome(next, Changes(definitions, next), problems.ToImmutable());
    }

    /// <summary>Each record over the definition of its name, or at the end. Of two records of one name the second adds to the first.</summary>
    private static List<T> Lay<T, TRecord>(
        ImmutableArray<T> old, ImmutableArray<TRecord> records, Func<T, string> name, Func<TRecord, string> recordName, Func<T?, TRecord, T> lay, bool anew)
        where T : class
    {
        var laid = old.ToList();
        var positions = laid.Select((definition, index) => (Name: name(definition), index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        var built = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var key = recordName(record);
            var isFirst = built.Add(key);
            if (positions.TryGetValue(key, out var at))
            {
                laid[at] = lay(anew && isFirst ? null : laid[at], record);
            }
            else
            {
                positions[key] = laid.Count;
                laid.Add(lay(null, record));
            }
        }

        return laid;
    }

    private static ImmutableArray<string> Differing<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> name, Func<T, T, bool> same)
        where T : class
    {
        var old = before.ToDictionary(name, StringComparer.Ordinal);
        var left = after.Select(name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. after.Where(definition => !old.TryGetValue(name(definition), out var was) || !same(was, definition)).Select(name),
            .. before.Select(name).Where(key => !left.Contains(key)),
        ];
    }

    private static bool Same(ContentTypeDefinition one, ContentTypeDefinition other) =>
        ReferenceEquals(one, other) || (one.DisplayName == other.DisplayName && Same(one.Settings, other.Settings)
            && one.Parts.Length == other.Parts.Length && one.Parts.Zip(other.Parts).All(pair => Same(pair.First, pair.Second)));

    private static bool Same(TypePartDefinition one, TypePartDefinition other) =>
        one.PartName == other.PartName && one.Name == other.Name && Same(one.Settings, other.Settings);

    private static bool Same(ContentPartDefinition one, ContentPartDefinition other) =>
        ReferenceEquals(one, other) || (Same(one.Settings, other.Settings)
            && one.Fields.Length == other.Fields.Length && one.Fields.Zip(other.Fields).All(pair => Same(pair.First, pair.Second)));

    private static bool Same(PartFieldDefinition one, PartFieldDefinition other) =>
        one.FieldName == other.FieldName && one.Name == other.Name && Same(one.Settings, other.Settings);

    private static bool Same(SettingsBag one, SettingsBag other) => JsonElement.DeepEquals(one.Json, other.Json);
}
