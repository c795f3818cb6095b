using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>What a form's answer makes of a stored value: it stays as it is, or another stands in its place.</summary>
/// <param name="Keeps">Whether it stays, byte for byte.</param>
/// <param name="Value">What stands in its place; null for nothing at all.</param>
internal readonly record struct Answer(bool Keeps, JsonNode? Value)
{
    /// <summary>The stored value stays.</summary>
    public static Answer Keep => new(true, null);

    /// <summary>Another value.</summary>
    public static Answer Set(JsonNode? value) => new(false, value);
}

/// <summary>
/// Something that a form asks for: a property of a part, with its words. It fills the form from stored JSON, makes the
/// control that shows it, and turns what was sent into JSON again. An answer that was not touched keeps what is stored.
/// </summary>
/// <param name="Property">The property's name in the JSON around it; empty for a row of a list.</param>
/// <param name="Label">What is asked.</param>
internal abstract record Question(string Property, string Label)
{
    /// <summary>How to answer; null for nothing to say.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether it may be left empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Fills the form with a stored value.</summary>
    /// <param name="stored">The value; null where there is none.</param>
    /// <param name="name">The name of the control.</param>
    /// <param name="into">The form.</param>
    /// <param name="ground">What the form knows.</param>
    public abstract void Fill(JsonElement? stored, string name, Dictionary<string, StringValues> into, FormGround ground);

    /// <summary>The control with what the form holds.</summary>
    public abstract FormControl Control(string name, FormValues values, FormGround ground);

    /// <summary>What the form makes of the stored value.</summary>
    public abstract Answer Write(string name, FormValues values, JsonElement? before, FormGround ground);

    /// <summary>A few words that tell one from another of its kind in a folded list; empty for none.</summary>
    public abstract string Gist(string name, FormValues values, FormGround ground);

    /// <summary>The questions inside it.</summary>
    public virtual IEnumerable<Question> Inner(FormGround ground) => [];

    /// <summary>The content item ids that the form holds here.</summary>
    public virtual IEnumerable<Picked> Picks(string name, FormValues values, FormGround ground) => [];

    /// <summary>The control with what all controls have.</summary>
    protected T Dressed<T>(T control, FormGround ground) where T : FormControl =>
        control with { Hint = control.Hint ?? Hint, IsOptional = IsOptional, Fault = ground.FaultOf(control.Name) };
}

/// <summary>An item that a form points to.</summary>
/// <param name="Place">The control's name.</param>
/// <param name="Id">The item's id, as the form holds it.</param>
internal sealed record Picked(string Place, string Id);

/// <summary>Reading JSON as Orchard's clients write it: names in any case.</summary>
internal static class JsonProperties
{
    /// <summary>The property of that name, in any case; null where there is none, or it is null.</summary>
    public static JsonElement? Find(this JsonElement json, string name)
    {
        if (NameOf(json, name) is not { } exact)
        {
            return null;
        }

        var value = json.GetProperty(exact);
        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value;
    }

    /// <summary>How the property is spelled; null where there is none.</summary>
    public static string? NameOf(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (json.TryGetProperty(name, out _))
        {
            return name;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Name;
            }
        }

        return null;
    }

    /// <summary>The element of a list; null where there is none.</summary>
    public static JsonElement? At(this JsonElement? json, int? index) =>
        index is { } at && json is { ValueKind: JsonValueKind.Array } list && at >= 0 && at < list.GetArrayLength() ? list[at] : null;

    /// <summary>The JSON as a node that belongs to nobody yet.</summary>
    public static JsonNode? Node(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(json),
        JsonValueKind.Array => JsonArray.Create(json),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(json),
    };
}
