using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>
/// Items inside the item: the blocks of a page, the terms of a taxonomy. Each is asked what its own type asks. Of many, only
/// those that somebody opens are written into the form; the others stay as they are stored.
/// </summary>
/// <param name="Property">The list's name.</param>
/// <param name="Label">What the list holds.</param>
/// <param name="Types">The types of which there may be; empty for all that stand inside others.</param>
internal sealed record NestedQuestion(string Property, string Label, ImmutableArray<string> Types) : Question(Property, Label)
{
    /// <summary>Up to how many are written out whole.</summary>
    public const int WrittenOut = 25;

    /// <summary>What one is called: <c>Block</c>.</summary>
    public required string RowName { get; init; }

    /// <summary>What a new one begins with besides its id and type.</summary>
    public Func<FormGround, JsonObject>? New { get; init; }

    /// <summary>What each is asked beside what its type asks.</summary>
    public ImmutableArray<GroupQuestion> Besides { get; init; } = [];

    /// <inheritdoc />
    public override void Fill(JsonElement? stored, string name, Dictionary<string, StringValues> into, FormGround ground)
    {
        into[name + FormValues.Mark] = "";
        var count = stored is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;
        for (var index = 0; index < count; index++)
        {
            var row = FormValues.Row(name, index);
            into[row + FormValues.Mark] = index.ToString(CultureInfo.InvariantCulture);
            into[row + FormValues.TypeMark] = TypeOf(stored.At(index)) ?? "";
            if (count <= WrittenOut)
            {
                FillRow(stored.At(index), row, into, ground);
            }
        }
    }

    /// <summary>Fills the form with one of them.</summary>
    public static void FillRow(JsonElement? stored, string row, Dictionary<string, StringValues> into, FormGround ground, string? type = null)
    {
        var item = stored is { ValueKind: JsonValueKind.Object } json ? NestedItem.From(json) : null;
        foreach (var part in ground.Parts(item?.ContentType ?? type, item?.Parts))
        {
            part.Fill(item?.Parts.Find(part.Property), row + "." + part.Property, into, ground);
        }
    }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var rows = values.Rows(name);
        return Dressed(
            new BlocksControl(name, Label)
            {
                RowName = RowName,
                Rows = [.. rows.Select((index, at) => RowControl(FormValues.Row(name, index), at, rows.Count, values, ground))],
                Types = [.. Allowed(ground).Select(type => new Choice(type.Name, type.DisplayName, type.Settings.Get<ContentTypeSettings>().Description))],
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
            var written = stored is { ValueKind: JsonValueKind.Object } or null ? WriteRow(row, values, stored, ground) : null;
            isChanged |= written is not null || origin != result.Count || stored is null;
            result.Add(written ?? stored?.Node());
        }

        return isChanged ? Answer.Set(result) : Answer.Keep;
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) => values.Rows(name).Count is var count and > 0 ? $"{count} in all" : "";

    /// <inheritdoc />
    public override IEnumerable<Picked> Picks(string name, FormValues values, FormGround ground) =>
        from index in values.Rows(name)
        let row = FormValues.Row(name, index)
        from part in Parts(values.First(row + FormValues.TypeMark), null, ground)
        from picked in part.Picks(row + "." + part.Property, values, ground)
        select picked;

    /// <inheritdoc />
    public override IEnumerable<Question> Inner(FormGround ground) => Allowed(ground).SelectMany(type => Parts(type.Name, null, ground));

    private IEnumerable<ContentTypeDefinition> Allowed(FormGround ground) => Types.IsDefaultOrEmpty
        ? ground.Definitions.Types.Where(type => type.Settings.Get<ContentTypeSettings>().Stereotype == "Widget")
        : Types.Select(ground.Definitions.FindType).OfType<ContentTypeDefinition>();

    // Null where nothing of a stored one was touched.
    private JsonObject? WriteRow(string row, FormValues values, JsonElement? stored, FormGround ground)
    {
        var item = stored is { } json ? NestedItem.From(json) : null;
        var result = stored is { } before ? JsonObject.Create(before)! : Begun(values.First(row + FormValues.TypeMark) ?? "", ground);
        var isChanged = stored is null;
        foreach (var part in Parts(item?.ContentType ?? values.First(row + FormValues.TypeMark), item?.Parts, ground))
        {
            var answer = part.Write(row + "." + part.Property, values, item?.Parts.Find(part.Property), ground);
            if (!answer.Keeps)
            {
                isChanged = true;
                result[part.Property] = answer.Value;
            }
        }

        return isChanged ? result : null;
    }

    private JsonObject Begun(string type, FormGround ground)
    {
        var item = new JsonObject { ["ContentItemId"] = ContentItemId.New().Value, ["ContentType"] = type };
        foreach (var (name, value) in New?.Invoke(ground) ?? [])
        {
            item[name] = value?.DeepClone();
        }

        return item;
    }

    private IEnumerable<GroupQuestion> Parts(string? type, PartMap? parts, FormGround ground) => Besides.IsEmpty
        ? ground.Parts(type, parts)
        : ground.Parts(type, parts).Where(part => Besides.All(beside => beside.Property != part.Property)).Concat(Besides);

    private BlockRow RowControl(string row, int at, int count, FormValues values, FormGround ground)
    {
        var type = values.First(row + FormValues.TypeMark) ?? "";
        var parts = Parts(type, null, ground).ToImmutableArray();
        var isOpen = values.HasBody(row);
        var fault = ground.FaultOf(row);
        return new BlockRow(row, ground.Definitions.FindType(type)?.DisplayName ?? type)
        {
            Mark = values.First(row + FormValues.Mark) ?? "",
            Type = type,
            Number = at + 1,
            Count = count,
            Fault = fault,
            HasFault = fault is not null || ground.HasFaultIn(row),
            IsUnfolded = values.Origin(row) is null,
            Gist = Shorten(parts.Select(part => part.Gist(row + "." + part.Property, values, ground)).FirstOrDefault(words => words.Length > 0) ?? ""),
            Body = isOpen ? [.. parts.Select(part => ((GroupControl)part.Control(row + "." + part.Property, values, ground)).Unframed())] : null,
        };
    }

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 90 ? line : line[..90].TrimEnd() + "…";
    }

    private static string? TypeOf(JsonElement? nested) =>
        nested is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("ContentType", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}

/// <summary>Orchard Core's general settings of a type, as far as forms ask for them.</summary>
internal sealed record ContentTypeSettings
{
    /// <summary>Whether editors make items of it by themselves.</summary>
    public bool Creatable { get; init; }

    /// <summary>What it is for.</summary>
    public string? Stereotype { get; init; }

    /// <summary>What it is, for editors.</summary>
    public string? Description { get; init; }
}
