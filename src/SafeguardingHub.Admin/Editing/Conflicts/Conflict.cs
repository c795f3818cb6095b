using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Editing.Conflicts;

/// <summary>A place that two people changed, with both texts.</summary>
/// <param name="Place">The place in the item.</param>
/// <param name="Label">What stands there, in words.</param>
/// <param name="Mine">The text of who saves second; null where they took it out.</param>
/// <param name="Theirs">The text that was saved first; null where it was taken out.</param>
internal sealed record Clashing(string Place, string Label, string? Mine, string? Theirs);

/// <summary>
/// Two drafts that grew from one: what only one of them changed is taken over by itself, what both changed is for a person to
/// decide. Blocks are compared one by one, by their ids.
/// </summary>
internal sealed class Conflict
{
    private readonly FormGround ground;
    private readonly IReadOnlyDictionary<string, string> choices;
    private readonly List<Clashing> clashes = [];
    private readonly List<string> taken = [];

    private Conflict(FormGround ground, PartMap mine, StoredItem stored, IReadOnlyDictionary<string, string> choices) =>
        (this.ground, Mine, Stored, this.choices) = (ground, mine, stored, choices);

    /// <summary>The value of a choice for who saves second.</summary>
    public const string ChooseMine = "mine";

    /// <summary>The value of a choice for what was saved first.</summary>
    public const string ChooseTheirs = "theirs";

    /// <summary>The parts of who saves second.</summary>
    public PartMap Mine { get; }

    /// <summary>The item as it was saved first.</summary>
    public StoredItem Stored { get; }

    /// <summary>What a person has to decide.</summary>
    public IReadOnlyList<Clashing> Clashes => clashes;

    /// <summary>The places that only the other changed, in words.</summary>
    public IReadOnlyList<string> Taken => taken;

    /// <summary>Both put together, by the choices.</summary>
    public PartMap Merged { get; private set; } = PartMap.Empty;

    /// <summary>Compares two drafts with what they grew from.</summary>
    /// <param name="basis">What the second was opened with.</param>
    /// <param name="mine">The second.</param>
    /// <param name="stored">The first, as it is stored.</param>
    /// <param name="ground">What the form knows.</param>
    /// <param name="choices">What was decided, by place; where nothing was, the second counts.</param>
    public static Conflict Of(PartMap basis, PartMap mine, StoredItem stored, FormGround ground, IReadOnlyDictionary<string, string>? choices = null)
    {
        var theirs = stored.Latest!.Item.Parts;
        var conflict = new Conflict(ground, mine, stored, choices ?? ImmutableDictionary<string, string>.Empty);
        var names = theirs.All.Select(part => part.Key).Concat(mine.All.Select(part => part.Key)).Distinct().ToList();
        foreach (var name in names)
        {
            var label = ground.Definitions.FindType(stored.ContentType)?.FindPart(name)?.PartName is { } part && ground.Parts(stored.ContentType, null).FirstOrDefault(question => question.Property == name)?.Label is { } words ? words : name;
            if (conflict.Merge(name, label, basis.Find(name), mine.Find(name), theirs.Find(name)) is { } merged)
            {
                conflict.Merged = conflict.Merged.With(name, JsonSerializer.SerializeToElement(merged, PartJson.Options));
            }
        }

        return conflict;
    }

    private JsonNode? Merge(string place, string label, JsonElement? basis, JsonElement? mine, JsonElement? theirs)
    {
        if (Same(mine, theirs) || Same(mine, basis))
        {
            if (!Same(mine, theirs))
            {
                taken.Add(label);
            }

            return theirs?.Node();
        }

        if (Same(theirs, basis))
        {
            return mine?.Node();
        }

        if (mine is { ValueKind: JsonValueKind.Object } one && theirs is { ValueKind: JsonValueKind.Object } other)
        {
            return Objects(place, label, basis, one, other);
        }

        if (Ids(mine) is { } ours && Ids(theirs) is { } others && (ours.SequenceEqual(others) || Ids(basis) is { } before && (before.SequenceEqual(ours) || before.SequenceEqual(others))))
        {
            return Blocks(place, label, basis, mine, theirs, Ids(basis)?.SequenceEqual(ours) == true ? others : ours);
        }

        clashes.Add(new Clashing(place, label, Text(mine), Text(theirs)));
        return (choices.GetValueOrDefault(place) == ChooseTheirs ? theirs : mine)?.Node();
    }

    private JsonObject Objects(string place, string label, JsonElement? basis, JsonElement mine, JsonElement theirs)
    {
        var result = new JsonObject();
        foreach (var name in theirs.EnumerateObject().Select(property => property.Name).Concat(mine.EnumerateObject().Select(property => property.Name)).Distinct())
        {
            if (Merge($"{place}.{name}", $"{label}, {Spaced(name)}", basis?.Find(name), mine.Find(name), theirs.Find(name)) is { } merged)
            {
                result[name] = merged;
            }
        }

        return result;
    }

    // Nobody, or one of the two, added blocks, took them out or moved them: the order is that one's.
    private JsonArray Blocks(string place, string label, JsonElement? basis, JsonElement? mine, JsonElement? theirs, IReadOnlyList<string> order)
    {
        var result = new JsonArray();
        foreach (var id in order)
        {
            var (before, own, other) = (Block(basis, id), Block(mine, id), Block(theirs, id));
            var type = (own ?? other)?.Find("ContentType")?.ToString() ?? "";
            var name = ground.Definitions.FindType(type)?.DisplayName ?? label;

            // A block that one took out and the other left as it was is not in the order; one that is in it is wanted.
            result.Add(own is null || other is null ? (own ?? other)?.Node() : Merge($"{place}[{id}]", $"Block '{name}'", before, own, other));
        }

        return result;
    }

    private static JsonElement? Block(JsonElement? list, string id) =>
        list is { ValueKind: JsonValueKind.Array } blocks && blocks.EnumerateArray().FirstOrDefault(block => block.Find("ContentItemId")?.ToString() == id) is { ValueKind: JsonValueKind.Object } found ? found : null;

    private static List<string>? Ids(JsonElement? list)
    {
        if (list is not { ValueKind: JsonValueKind.Array } blocks)
        {
            return null;
        }

        var ids = blocks.EnumerateArray().Select(block => block.ValueKind == JsonValueKind.Object ? block.Find("ContentItemId")?.ToString() : null).ToList();
        return ids.Contains(null) || ids.Distinct().Count() != ids.Count ? null : [.. ids.OfType<string>()];
    }

    private static bool Same(JsonElement? one, JsonElement? other) =>
        (one, other) switch
        {
            (null, null) => true,
            ({ } first, { } second) => JsonElement.DeepEquals(first, second),
            _ => false,
        };

    // What a person can compare: words, not markup.
    private static string? Text(JsonElement? json) => json switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => HtmlText.Plain(text.GetString()),
        { ValueKind: JsonValueKind.Array } list => string.Join('\n', list.EnumerateArray().Select(entry => Text(entry))),
        { ValueKind: JsonValueKind.Object } item => string.Join('\n', item.EnumerateObject()
            .Where(property => !property.Name.StartsWith("ContentItem", StringComparison.Ordinal)).Select(property => $"{Spaced(property.Name)}: {Text(property.Value)}")),
        { ValueKind: JsonValueKind.True } => "yes",
        { ValueKind: JsonValueKind.False } => "no",
        { } other => other.GetRawText(),
    };

    private static string Spaced(string name) => string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
}
