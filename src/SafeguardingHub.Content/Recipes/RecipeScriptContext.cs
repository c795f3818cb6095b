using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>
/// What scripts of one run of a recipe can see. It remembers the variables that were worked out, so that an id made by
/// <c>uuid()</c> is the same in every step; use one per run, and never from two threads.
/// </summary>
/// <param name="variables">The recipe's variables (<see cref="RecipeDocument.Variables"/>).</param>
public sealed class RecipeScriptContext(ImmutableDictionary<string, JsonElement> variables)
{
    /// <summary>Makes an id for <c>uuid()</c>.</summary>
    public Func<string> NewId { get; init; } = RecipeUuid.Next;

    /// <summary>The value for <c>parameters('name')</c>; null where there is none.</summary>
    public Func<string, string?> Parameter { get; init; } = _ => null;

    /// <summary>The value for <c>configuration('Section:Key')</c>; null where there is none.</summary>
    public Func<string, string?> Configuration { get; init; } = _ => null;

    /// <summary>The files beside the recipe, for <c>[file: …]</c>.</summary>
    public IRecipeFiles Files { get; init; } = NoRecipeFiles.Instance;

    internal ImmutableDictionary<string, JsonElement> Variables { get; } = variables;

    /// <summary>Values and refusals of the variables that were asked for.</summary>
    internal Dictionary<string, (ScriptValue Value, ScriptRefusal? Refusal)> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>The variables that are being worked out at this moment, outermost first.</summary>
    internal List<string> Open { get; } = [];

    /// <summary>How many characters scripts of this run may still make.</summary>
    internal long CharactersLeft { get; set; } = ScriptLimits.CharactersPerRun;
}
