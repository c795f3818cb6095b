using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>Several of several, such as the terms of a taxonomy: boxes to tick. The order of ticks says nothing, so the stored one stays.</summary>
internal sealed record TicksQuestion(string Property, string Label) : Question(Property, Label)
{
    /// <summary>What there is to choose.</summary>
    public required Func<FormGround, ImmutableArray<Choice>> Choices { get; init; }

    /// <summary>The taxonomy whose terms there are to choose; null for other choices.</summary>
    public string? Taxonomy { get; init; }

    /// <summary>Whether only one may be chosen.</summary>
    public bool IsOne { get; init; }

    /// <inheritdoc />
    public override void Fill(JsonElement? stored, string name, Dictionary<string, StringValues> into, FormGround ground)
    {
        into[name + FormValues.Mark] = "";
        if (Stored(stored) is { Length: > 0 } chosen)
        {
            into[name] = chosen.ToArray();
        }
    }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var chosen = Chosen(name, values);
        var choices = Choices(ground);
        var gone = chosen.Where(value => choices.All(choice => choice.Value != value)).Select(value => new Choice(value, Taxonomy is null ? $"{value} (no longer in the list)" : "A term that is no longer there"));
        ImmutableArray<Choice> all = [.. IsOne ? [new Choice("", "None")] : Array.Empty<Choice>(), .. choices, .. gone];
        return Dressed(new ChoicesControl(name, Label) { IsMany = !IsOne, IsMarked = true, Values = IsOne && chosen.IsEmpty ? [""] : chosen, Choices = all }, ground);
    }

    /// <inheritdoc />
    public override Answer Write(string name, FormValues values, JsonElement? before, FormGround ground)
    {
        if (!values.Shows(name))
        {
            return Answer.Keep;
        }

        var chosen = Chosen(name, values);
        var stored = Stored(before);
        if (chosen.ToHashSet(StringComparer.Ordinal).SetEquals(stored))
        {
            return Answer.Keep;
        }

        return Answer.Set(new JsonArray([.. stored.Where(chosen.Contains).Concat(chosen.Except(stored)).Select(value => (JsonNode)JsonValue.Create(value))]));
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground)
    {
        var chosen = Chosen(name, values);
        return string.Join(", ", Choices(ground).Where(choice => chosen.Contains(choice.Value)).Select(choice => choice.Text.Trim()));
    }

    private static ImmutableArray<string> Chosen(string name, FormValues values) => [.. values.AllOf(name).Where(value => value.Length > 0)];

    private static ImmutableArray<string> Stored(JsonElement? stored) => stored is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!)]
        : [];
}
