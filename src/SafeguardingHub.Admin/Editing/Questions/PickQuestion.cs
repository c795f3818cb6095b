using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Admin.Controls;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>
/// An item of the hub. Where it must have a certain part, such as a service, all there are stand in a list; any page at all
/// is looked for by words.
/// </summary>
internal sealed record PickQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <summary>What ends the name of the field for words to look for.</summary>
    public const string WordsMark = ".~find";

    /// <summary>The part that the item must have; null for any page.</summary>
    public string? Part { get; init; }

    /// <summary>Whether the alias is stored in place of the id.</summary>
    public bool IsByAlias { get; init; }

    /// <summary>Whether a list is stored, of which there is to be no more than one.</summary>
    public bool IsInList { get; init; }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var value = Typed(name, values)[0];
        if (Part is null)
        {
            return Dressed(
                new PickControl(name, Label)
                {
                    Value = value,
                    Chosen = value.Length == 0 ? null : Describe(value, ground),
                    Words = values.First(name + WordsMark) ?? "",
                    Results = ground.Names.Found.TryGetValue(name, out var found) ? [.. found.Select(ChoiceOf)] : null,
                },
                ground);
        }

        var choices = ground.Names.ByPart.GetValueOrDefault(Part, []).Where(item => ValueOf(item) is not null).Select(item => new Choice(ValueOf(item)!, item.Words)).ToImmutableArray();
        if (value.Length > 0 && choices.All(choice => choice.Value != value))
        {
            choices = choices.Add(new Choice(value, Describe(value, ground)));
        }

        return Dressed(new SelectControl(name, Label) { Value = value, Choices = choices.Insert(0, new Choice("", IsOptional ? "None" : "Choose")) }, ground);
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) =>
        Typed(name, values)[0] is { Length: > 0 } value ? Describe(value, ground) : "";

    /// <inheritdoc />
    public override IEnumerable<Picked> Picks(string name, FormValues values, FormGround ground) =>
        !IsByAlias && values.First(name)?.Trim() is { Length: > 0 } id ? [new Picked(name, id)] : [];

    /// <summary>A choice among what was found.</summary>
    public static Choice ChoiceOf(NamedItem item) => new(item.Id, item.Words, item.Address);

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) => [Text(IsInList ? stored.At(0) : stored)];

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground) =>
        !IsInList ? OrNothing(typed[0].Trim()) : typed[0].Trim() is { Length: > 0 } id ? new JsonArray(JsonValue.Create(id)) : new JsonArray();

    private string? ValueOf(NamedItem item) => IsByAlias ? item.Alias : item.Id;

    private string Describe(string value, FormGround ground) =>
        IsByAlias ? value : ground.Names.Find(value)?.Words ?? "Something that you may not see, or that is no longer there";
}
