using System.Text.Json;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>A value that the form shows and does not change.</summary>
internal sealed record NoteQuestion(string Property, string Label) : Question(Property, Label)
{
    /// <summary>What is shown of the value.</summary>
    public Func<string, string> Shown { get; init; } = text => text;

    /// <summary>What is shown where there is none.</summary>
    public string Empty { get; init; } = "";

    /// <inheritdoc cref="NoteControl.More"/>
    public Crumb? More { get; init; }

    /// <inheritdoc />
    public override void Fill(JsonElement? stored, string name, Dictionary<string, StringValues> into, FormGround ground) =>
        into[name + ".~shown"] = stored is { ValueKind: JsonValueKind.String } text ? text.GetString() : "";

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var value = values.First(name + ".~shown") ?? "";
        return Dressed(new NoteControl(name, Label) { Text = value.Length > 0 ? Shown(value) : Empty, Value = value, More = More }, ground);
    }

    // What comes back only says what was shown: nothing is ever written from it.
    /// <inheritdoc />
    public override Answer Write(string name, FormValues values, JsonElement? before, FormGround ground) => Answer.Keep;

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) => "";
}
