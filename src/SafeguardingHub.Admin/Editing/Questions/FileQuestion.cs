using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Admin.Controls;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>A file of the media library, looked for by words of its title or its name; stored is its path.</summary>
internal sealed record FileQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <summary>What ends the name of the field for words to look for.</summary>
    public const string WordsMark = ".~file";

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var value = Typed(name, values)[0];
        return Dressed(
            new PickControl(name, Label)
            {
                Value = value,
                Chosen = value.Length == 0 ? null : ground.Names.Find(value)?.Name is { } known && known != value ? $"{known} ({value})" : value,
                Words = values.First(name + WordsMark) ?? "",
                Results = ground.Names.Found.TryGetValue(name, out var found) ? [.. found.Select(PickQuestion.ChoiceOf)] : null,
                Mark = WordsMark,
                Thing = "file",
                AddAddress = "/admin/media/upload",
            },
            ground);
    }

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored) => [Text(stored)];

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground) => OrNothing(typed[0].Trim());
}
