using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>A question with one answer, in one control of one or several fields.</summary>
internal abstract record LeafQuestion(string Property, string Label) : Question(Property, Label)
{
    /// <summary>What follows the control's name in the names of its fields.</summary>
    protected virtual ImmutableArray<string> Fields => [""];

    /// <summary>What a new item begins with, in the first field; null for nothing.</summary>
    public string? Initial { get; init; }

    /// <inheritdoc />
    public sealed override void Fill(JsonElement? stored, string name, Dictionary<string, StringValues> into, FormGround ground)
    {
        var shown = Shown(stored);
        foreach (var (field, text) in Fields.Zip(stored is null && ground.IsNew && Initial is { } first ? shown.SetItem(0, first) : shown))
        {
            into[name + field] = text;
        }
    }

    /// <inheritdoc />
    public sealed override Answer Write(string name, FormValues values, JsonElement? before, FormGround ground)
    {
        if (!Fields.Any(field => values.Has(name + field)))
        {
            return Answer.Keep;
        }

        var typed = Typed(name, values);
        return typed.SequenceEqual(Shown(before).Select(Clean)) ? Answer.Keep : Answer.Set(Read(typed, before, name, ground));
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) => Typed(name, values)[0];

    /// <summary>What each field shows of a stored value.</summary>
    protected abstract ImmutableArray<string> Shown(JsonElement? stored);

    /// <summary>What was typed, as JSON; null for nothing. What cannot be understood is told to <paramref name="ground"/>.</summary>
    protected abstract JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground);

    /// <summary>The same with the stored value, for answers that leave a part of it as it is.</summary>
    protected virtual JsonNode? Read(ImmutableArray<string> typed, JsonElement? before, string name, FormGround ground) => Read(typed, name, ground);

    /// <summary>What the fields hold.</summary>
    protected ImmutableArray<string> Typed(string name, FormValues values) => [.. Fields.Select(field => Clean(values.First(name + field) ?? ""))];

    /// <summary>A text as every browser sends it back.</summary>
    protected virtual string Clean(string text) => text.ReplaceLineEndings("\n");

    /// <summary>A stored value as text; what is no text is shown as it stands.</summary>
    protected static string Text(JsonElement? stored) => stored switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { } other => other.GetRawText(),
    };

    /// <summary>A text as JSON; null for none.</summary>
    protected static JsonNode? OrNothing(string text) => text.Length == 0 ? null : JsonValue.Create(text);
}

/// <summary>One line of text.</summary>
internal sealed record TextQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <inheritdoc cref="TextControl.Type"/>
    public string Type { get; init; } = "text";

    /// <inheritdoc cref="TextControl.Width"/>
    public int? Width { get; init; }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground) =>
        Dressed(new TextControl(name, Label) { Value = Typed(name, values)[0], Type = Type, Width = Width }, ground);

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) => [Text(stored)];

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground) => OrNothing(typed[0].Trim());

    // A field of one line drops the ends of lines.
    /// <inheritdoc />
    protected override string Clean(string text) => text.ReplaceLineEndings("");
}

/// <summary>An address, of which Orchard Core marks a path of the site by a tilde that nobody types.</summary>
internal sealed record SitePathQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground) =>
        Dressed(new TextControl(name, Label) { Value = Typed(name, values)[0] }, ground);

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) =>
        [Text(stored) is var text && text.StartsWith("~/", StringComparison.Ordinal) ? text[1..] : text];

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground) =>
        OrNothing(typed[0].Trim() is ['/', ..] and not ['/', '/', ..] ? "~" + typed[0].Trim() : typed[0].Trim());

    /// <inheritdoc />
    protected override string Clean(string text) => text.ReplaceLineEndings("");
}

/// <summary>Several lines of text.</summary>
internal sealed record LongTextQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <inheritdoc cref="LongTextControl.Kind"/>
    public TextKind Kind { get; init; }

    /// <inheritdoc cref="LongTextControl.Rows"/>
    public int Rows { get; init; } = 4;

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground) =>
        Dressed(new LongTextControl(name, Label) { Value = Typed(name, values)[0], Kind = Kind, Rows = Rows }, ground);

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) =>
        Kind == TextKind.Rich ? HtmlText.Plain(Typed(name, values)[0]) : Typed(name, values)[0];

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) => [Text(stored)];

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground) => OrNothing(typed[0]);
}

/// <summary>A list of short texts, one on each line.</summary>
internal sealed record LinesQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var text = Typed(name, values)[0];
        return Dressed(
            new LongTextControl(name, Label) { Value = text, Rows = Math.Clamp(text.Count('\n') + 2, 3, 12), Hint = Hint ?? "Write one on each line." }, ground);
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) => Typed(name, values)[0].Replace("\n", ", ", StringComparison.Ordinal);

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) =>
        [stored is { ValueKind: JsonValueKind.Array } list ? string.Join('\n', list.EnumerateArray().Select(entry => Text(entry))) : Text(stored)];

    /// <inheritdoc />
    protected override JsonNode Read(ImmutableArray<string> typed, string name, FormGround ground) =>
        new JsonArray([.. typed[0].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (JsonNode)JsonValue.Create(line))]);
}

/// <summary>A number.</summary>
internal sealed record NumberQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground) =>
        Dressed(new TextControl(name, Label) { Value = Typed(name, values)[0], Width = 5, InputMode = "decimal" }, ground);

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) => [Text(stored)];

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground)
    {
        var text = typed[0].Trim().Replace(",", "", StringComparison.Ordinal);
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return JsonValue.Create(number);
        }

        ground.Fault(name, $"'{typed[0].Trim()}' is not a number: write digits, such as 12 or 12.5.");
        return null;
    }
}

/// <summary>Yes or no.</summary>
internal sealed record TickQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    private static readonly ImmutableArray<string> Yes = ["true"];
    private static readonly ImmutableArray<string> No = ["false"];

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground) =>
        Dressed(new TickControl(name, Label) { IsTicked = Typed(name, values)[0] == Yes[0] }, ground);

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) => Typed(name, values)[0] == Yes[0] ? Label : "";

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) => stored is { ValueKind: JsonValueKind.True } ? Yes : No;

    /// <inheritdoc />
    protected override JsonNode Read(ImmutableArray<string> typed, string name, FormGround ground) => JsonValue.Create(typed[0] == Yes[0]);
}

/// <summary>One of several.</summary>
internal sealed record ChoiceQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <summary>What there is to choose; the value of a choice is what is stored.</summary>
    public required ImmutableArray<Choice> Choices { get; init; }

    /// <summary>Whether the choice is stored as a number, as Orchard Core writes enumerations; nothing stored is 0.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether all choices are in sight.</summary>
    public bool AreInSight { get; init; }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var value = Typed(name, values)[0];
        var choices = value.Length == 0 || Choices.Any(choice => choice.Value == value) ? Choices : Choices.Add(new Choice(value, $"{value} (not one of the choices)"));
        return AreInSight
            ? Dressed(new ChoicesControl(name, Label) { Values = [value], Choices = choices }, ground)
            : Dressed(new SelectControl(name, Label) { Value = value, Choices = choices.Any(choice => choice.Value.Length == 0) || IsNumber ? choices : choices.Insert(0, new Choice("", "Choose")) }, ground);
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) =>
        Choices.FirstOrDefault(choice => choice.Value == Typed(name, values)[0] && choice.Value.Length > 0)?.Text ?? "";

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) => [stored is null && IsNumber ? "0" : Text(stored)];

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground) =>
        IsNumber && int.TryParse(typed[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : OrNothing(typed[0]);
}
