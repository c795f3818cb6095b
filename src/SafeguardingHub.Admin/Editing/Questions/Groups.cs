using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>
/// Several questions about one object. Properties that no question asks about stay where they stand. A question without a
/// property is about the object itself and answers with the properties that it sets.
/// </summary>
internal sealed record GroupQuestion(string Property, string Label, ImmutableArray<Question> Questions) : Question(Property, Label)
{
    /// <summary>Whether the questions stand without a frame of their own.</summary>
    public bool IsPlain { get; init; }

    /// <summary>What else follows from the answers: gets the object as answered, and as it is stored.</summary>
    public Action<JsonObject, JsonElement?, FormGround>? Settle { get; init; }

    /// <summary>What was understood of the answers, in words; for groups whose answers have to be worked out.</summary>
    public Func<JsonElement, IReadOnlyList<string>>? Words { get; init; }

    /// <inheritdoc />
    public override void Fill(JsonElement? stored, string name, Dictionary<string, StringValues> into, FormGround ground)
    {
        into[name + FormValues.Mark] = "";
        foreach (var question in Questions)
        {
            question.Fill(question.Property.Length == 0 ? stored : stored?.Find(question.Property), Below(name, question), into, ground);
        }
    }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground) => Dressed(
        new GroupControl(name, Label)
        {
            IsPlain = IsPlain,
            Mark = values.First(name + FormValues.Mark) ?? "",
            Controls = [.. Questions.Select(question => question.Control(Below(name, question), values, ground))],
            Words = Words is null ? [] : Understood(name, values, ground),
            HasWords = Words is not null,
        },
        ground);

    /// <inheritdoc />
    public override Answer Write(string name, FormValues values, JsonElement? before, FormGround ground)
    {
        if (!values.Shows(name) || before is { ValueKind: not JsonValueKind.Object })
        {
            return Answer.Keep;
        }

        var result = before is { } stored ? JsonObject.Create(stored)! : [];
        var isChanged = false;
        foreach (var question in Questions)
        {
            var answer = question.Write(Below(name, question), values, question.Property.Length == 0 ? before : before?.Find(question.Property), ground);
            if (answer.Keeps)
            {
                continue;
            }

            isChanged = true;
            foreach (var (property, value) in question.Property.Length > 0 ? [new(question.Property, answer.Value)] : answer.Value!.AsObject().ToList())
            {
                Put(result, before?.NameOf(property) ?? property, value);
            }
        }

        if (!isChanged)
        {
            return Answer.Keep;
        }

        Settle?.Invoke(result, before, ground);
        return before is null && result.Count == 0 ? Answer.Keep : Answer.Set(result);
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) =>
        Questions.Select(question => question.Gist(Below(name, question), values, ground)).FirstOrDefault(words => words.Length > 0) ?? "";

    /// <inheritdoc />
    public override IEnumerable<Picked> Picks(string name, FormValues values, FormGround ground) =>
        Questions.SelectMany(question => question.Picks(Below(name, question), values, ground));

    /// <inheritdoc />
    public override IEnumerable<Question> Inner(FormGround ground) => Questions;

    private static void Put(JsonObject into, string name, JsonNode? value)
    {
        if (value is null)
        {
            into.Remove(name);
        }
        else
        {
            into[name] = value.Parent is null ? value : value.DeepClone();
        }
    }

    private static string Below(string name, Question question) => question.Property.Length == 0 ? name : name + "." + question.Property;

    // Only to read it out: what is wrong with it is told where it is saved.
    private IReadOnlyList<string> Understood(string name, FormValues values, FormGround ground)
    {
        var count = ground.Found.Count;
        var answer = Write(name, values, before: null, ground);
        var isSound = ground.Found.Count == count;
        ground.Found.RemoveRange(count, ground.Found.Count - count);
        return isSound && answer.Value is { } json ? Words!(JsonSerializer.SerializeToElement(json)) : [];
    }
}

/// <summary>A list of like things: rows to add, take out and put in order.</summary>
/// <param name="Property">The list's name.</param>
/// <param name="Label">What the list holds.</param>
/// <param name="Row">What each row asks; its property is empty.</param>
internal sealed record RowsQuestion(string Property, string Label, Question Row) : Question(Property, Label)
{
    /// <summary>What one row is called: <c>Number</c>.</summary>
    public required string RowName { get; init; }

    /// <inheritdoc />
    public override void Fill(JsonElement? stored, string name, Dictionary<string, StringValues> into, FormGround ground)
    {
        into[name + FormValues.Mark] = "";
        var count = stored is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;
        for (var index = 0; index < count; index++)
        {
            var row = FormValues.Row(name, index);
            Row.Fill(stored.At(index), row, into, ground);
            into[row + FormValues.Mark] = index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var rows = values.Rows(name);
        return Dressed(
            new RowsControl(name, Label)
            {
                RowName = RowName,
                Rows = [.. rows.Select((index, at) => RowControl(FormValues.Row(name, index), at, rows.Count, values, ground))],
            },
            ground);
    }

    /// <inheritdoc />
    public override Answer Write(string name, FormValues values, JsonElement? before, FormGround ground)
    {
        if (!values.Shows(name) || before is { ValueKind: not JsonValueKind.Array })
        {
            return Answer.Keep;
        }

        var rows = values.Rows(name);
        var isChanged = rows.Count != (before?.GetArrayLength() ?? 0);
        var result = new JsonArray();
        foreach (var index in rows)
        {
            var row = FormValues.Row(name, index);
            var origin = values.Origin(row);
            var stored = before.At(origin);
            var answer = Row.Write(row, values, stored, ground);
            isChanged |= !answer.Keeps || origin != result.Count || stored is null;
            result.Add(answer.Keeps ? stored?.Node() ?? Blank() : answer.Value ?? Blank());
        }

        return isChanged ? Answer.Set(result) : Answer.Keep;
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) =>
        string.Join(", ", values.Rows(name).Take(3).Select(index => Row.Gist(FormValues.Row(name, index), values, ground)).Where(words => words.Length > 0));

    /// <inheritdoc />
    public override IEnumerable<Picked> Picks(string name, FormValues values, FormGround ground) =>
        values.Rows(name).SelectMany(index => Row.Picks(FormValues.Row(name, index), values, ground));

    /// <inheritdoc />
    public override IEnumerable<Question> Inner(FormGround ground) => [Row];

    private JsonNode Blank() => Row is GroupQuestion ? new JsonObject() : JsonValue.Create("");

    private RowControl RowControl(string row, int at, int count, FormValues values, FormGround ground) => Dressed(
        new RowControl(row, $"{RowName} {at + 1}")
        {
            Mark = values.First(row + FormValues.Mark) ?? "",
            Number = at + 1,
            Count = count,
            Body = Row is GroupQuestion group
                ? ((GroupControl)(group with { IsPlain = true }).Control(row, values, ground)).Controls
                : [Row.Control(row, values, ground) with { Label = $"{RowName} {at + 1}", IsLabelHidden = true, Fault = ground.FaultOf(row) }],
        },
        ground) with { Hint = null, IsOptional = false, Fault = Row is GroupQuestion ? ground.FaultOf(row) : null };
}
