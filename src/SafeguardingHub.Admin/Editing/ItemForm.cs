using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Admin.Editing;

/// <summary>
/// The form of one item: filled from its parts, shown as controls, read back into parts. Parts, properties and blocks that
/// the form does not show stay byte for byte as they are stored.
/// </summary>
/// <param name="contentType">The item's type.</param>
/// <param name="stored">The parts that the form was opened with.</param>
/// <param name="ground">What the form knows.</param>
internal sealed class ItemForm(string contentType, PartMap stored, FormGround ground)
{
    private readonly ImmutableArray<GroupQuestion> questions = ground.Parts(contentType, stored);

    /// <summary>The names of the parts that the item has and the form does not show.</summary>
    public ImmutableArray<string> Kept => [.. stored.All.Select(part => part.Key).Where(name => questions.All(question => question.Property != name))];

    /// <summary>The form as it is opened.</summary>
    public FormValues Opened() => Filled(stored);

    /// <summary>The form filled with parts.</summary>
    public FormValues Filled(PartMap parts)
    {
        var into = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            question.Fill(parts.Find(question.Property), question.Property, into, ground);
        }

        return FormValues.Of(into);
    }

    /// <summary>The parts as the form answers them; what it could not understand is told to the ground.</summary>
    public PartMap Read(FormValues values)
    {
        var result = stored;
        foreach (var question in questions)
        {
            var answer = question.Write(question.Property, values, stored.Find(question.Property), ground);
            if (!answer.Keeps)
            {
                result = answer.Value is JsonObject json
                    ? result.With(question.Property, JsonSerializer.SerializeToElement(json, PartJson.Options))
                    : result.Without(question.Property);
            }
        }

        return result;
    }

    /// <summary>The item ids that the form holds.</summary>
    public IEnumerable<Picked> Picks(FormValues values) => questions.SelectMany(question => question.Picks(question.Property, values, ground));

    /// <summary>The item ids that are stored already: nobody is asked about them again.</summary>
    public IEnumerable<Picked> StoredPicks() => Picks(Filled(stored));

    /// <summary>All questions, those inside others included.</summary>
    public IEnumerable<Question> AllQuestions()
    {
        var seen = new HashSet<Question>(ReferenceEqualityComparer.Instance);
        var types = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Question>(questions);
        while (open.TryPop(out var question))
        {
            if (!seen.Add(question) || (question is NestedQuestion nested && !types.Add(string.Join('/', nested.Types))))
            {
                continue;
            }

            yield return question;
            foreach (var inner in question.Inner(ground))
            {
                open.Push(inner);
            }
        }
    }

    /// <summary>The parts of the form in order, each with its place.</summary>
    public ImmutableArray<FormPart> Show(FormValues values, IEnumerable<Reason> reasons)
    {
        var parts = Controls(values);
        ImmutableArray<Reason> all = [.. reasons];
        if (all.IsEmpty)
        {
            return parts;
        }

        // A reason belongs to the control at its place, or to the nearest one around it.
        var names = parts.SelectMany(part => Tree(part.Group)).Select(control => control.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var reason in all)
        {
            if (Nearest(reason.Place, names) is { } name)
            {
                ground.Faults[name] = ground.Faults.TryGetValue(name, out var before) && before != reason.Message ? $"{before} {reason.Message}" : reason.Message;
            }
        }

        return Controls(values);
    }

    /// <summary>A control and all in it.</summary>
    public static IEnumerable<FormControl> Tree(FormControl control) => control.Inner.SelectMany(Tree).Prepend(control);

    /// <summary>The name at a place, or the nearest around it; null for none.</summary>
    public static string? Nearest(string place, IReadOnlySet<string> names)
    {
        while (place.Length > 0)
        {
            if (names.Contains(place))
            {
                return place;
            }

            var cut = Math.Max(place.LastIndexOf('.'), place.LastIndexOf('['));
            place = cut < 0 ? "" : place[..cut];
        }

        return null;
    }

    /// <summary>The stored JSON of a row that stands in the form.</summary>
    public JsonElement? StoredRow(string row, FormValues values)
    {
        // Along the name, each row by where it came from: rows may have moved since.
        JsonElement? at = null;
        var name = "";
        foreach (var step in row.Split('.'))
        {
            var open = step.IndexOf('[', StringComparison.Ordinal);
            var property = open < 0 ? step : step[..open];
            at = name.Length == 0 ? stored.Find(property) : at?.Find(property);
            name = name.Length == 0 ? step : $"{name}.{step}";
            if (open > 0)
            {
                at = at.At(values.Origin(name));
            }
        }

        return at;
    }

    private ImmutableArray<FormPart> Controls(FormValues values) =>
    [
        .. questions.Select(question => new FormPart(
            (GroupControl)question.Control(question.Property, values, ground),
            ground.Editors.FindPart(ground.Definitions.FindType(contentType)?.FindPart(question.Property)?.PartName ?? question.Property)?.Place ?? EditorPlace.Main,
            question.Gist(question.Property, values, ground),
            ground.HasFaultIn(question.Property))),
    ];
}

/// <summary>A part of the form.</summary>
/// <param name="Group">Its controls.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Gist">Its first words, for where it is folded.</param>
/// <param name="HasFault">Whether anything in it is wrong.</param>
internal sealed record FormPart(GroupControl Group, EditorPlace Place, string Gist, bool HasFault);
