using System.Collections.Immutable;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Admin.Editing;

/// <summary>Where a part stands in the form.</summary>
public enum EditorPlace
{
    /// <summary>In sight: what the item is.</summary>
    Main,

    /// <summary>Folded, below: what most editors leave as it is.</summary>
    Aside,
}

/// <summary>How a part is edited: a declaration of what its form asks, from which one engine makes the form and reads it again.</summary>
public abstract class PartEditor
{
    private protected PartEditor()
    {
    }

    /// <summary>The part's record; its name is the part's name.</summary>
    public abstract Type PartType { get; }

    /// <summary>Where it stands in the form.</summary>
    public virtual EditorPlace Place => EditorPlace.Main;

    /// <summary>What the form asks.</summary>
    /// <param name="settings">The settings of the part as attached to its type.</param>
    /// <param name="ground">What the form knows.</param>
    internal abstract ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground);

    /// <summary>The part's form as a whole.</summary>
    internal virtual GroupQuestion Group(string name, string label, ImmutableArray<Question> questions) => new(name, label, questions);
}

/// <inheritdoc />
/// <typeparam name="T">The part's record.</typeparam>
public abstract class PartEditor<T> : PartEditor where T : ContentPart
{
    /// <inheritdoc />
    public sealed override Type PartType => typeof(T);
}

/// <summary>How a field is edited.</summary>
public abstract class FieldEditor
{
    private protected FieldEditor()
    {
    }

    /// <summary>The field's record; its name is the field's name.</summary>
    public abstract Type FieldType { get; }

    /// <summary>What the form asks.</summary>
    /// <param name="field">The field.</param>
    /// <param name="label">Its name for editors.</param>
    internal abstract GroupQuestion Group(PartFieldDefinition field, string label);
}

/// <inheritdoc />
/// <typeparam name="T">The field's record.</typeparam>
public abstract class FieldEditor<T> : FieldEditor where T : ContentField
{
    /// <inheritdoc />
    public sealed override Type FieldType => typeof(T);
}

/// <summary>The editors of a hub, in written order.</summary>
public sealed class EditorSet(IEnumerable<PartEditor> parts, IEnumerable<FieldEditor> fields)
{
    private readonly ImmutableDictionary<string, PartEditor> parts = parts.ToImmutableDictionary(editor => editor.PartType.Name, StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, FieldEditor> fields = fields.ToImmutableDictionary(editor => editor.FieldType.Name, StringComparer.Ordinal);

    /// <summary>The parts that have an editor.</summary>
    public IEnumerable<Type> PartTypes => parts.Values.Select(editor => editor.PartType);

    /// <summary>The fields that have an editor.</summary>
    public IEnumerable<Type> FieldTypes => fields.Values.Select(editor => editor.FieldType);

    internal PartEditor? FindPart(string name) => parts.GetValueOrDefault(name);

    internal FieldEditor? FindField(string name) => fields.GetValueOrDefault(name);
}

/// <summary>The questions of an item's parts, from the definition of its type.</summary>
internal static class TypeQuestions
{
    /// <summary>
    /// What the parts of an item ask: those that its type attaches, in the order of their positions, then those that it has
    /// besides. The property of each is its name in the item's JSON. A part that nothing is asked about is left out.
    /// </summary>
    public static ImmutableArray<GroupQuestion> Parts(this FormGround ground, string? contentType, PartMap? parts)
    {
        var type = contentType is null ? null : ground.Definitions.FindType(contentType);
        IEnumerable<TypePartDefinition> attached = (type?.Parts ?? []).OrderBy(part => Position(part.Settings.Get<ContentTypePartSettings>().Position));
        var others = (parts?.All ?? []).Where(part => type?.FindPart(part.Key) is null).Select(part => new TypePartDefinition(part.Key, part.Key, SettingsBag.Empty));
        return [.. attached.Concat(others).Select(part => Part(part, ground)).OfType<GroupQuestion>()];
    }

    private static GroupQuestion? Part(TypePartDefinition part, FormGround ground)
    {
        var definition = ground.Definitions.FindPart(part.PartName);
        var editor = ground.Editors.FindPart(part.PartName);
        var fields = (definition?.Fields ?? [])
            .OrderBy(field => Position(field.Settings.Get<FieldSettings>("ContentPartFieldSettings").Position))
            .Select(field => ground.Editors.FindField(field.FieldName)?.Group(field, LabelOf(field)) as Question).OfType<Question>();
        ImmutableArray<Question> questions = [.. editor?.Questions(part.Settings, ground) ?? [], .. fields];
        if (questions.IsEmpty)
        {
            return null;
        }

        var own = part.Settings.Get<ContentTypePartSettings>();
        var general = definition?.Settings.Get<ContentPartSettings>();
        var label = new[] { own.DisplayName, general?.DisplayName, part.Name }.First(name => !string.IsNullOrWhiteSpace(name))!;
        var group = editor?.Group(part.Name, label, questions) ?? new GroupQuestion(part.Name, label, questions);
        return group with { Hint = own.Description is { Length: > 0 } words ? words : general?.Description is { Length: > 0 } more ? more : null };
    }

    private static string LabelOf(PartFieldDefinition field) =>
        field.Settings.Get<ContentPartFieldSettings>().DisplayName is { Length: > 0 } name ? name : field.Name;

    // Orchard Core's positions are numbers as text; what is none comes last.
    private static decimal Position(string? text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var position) ? position : decimal.MaxValue;

    private sealed record ContentTypePartSettings
    {
        public string? DisplayName { get; init; }

        public string? Description { get; init; }

        public string? Position { get; init; }
    }

    private sealed record ContentPartSettings
    {
        public string? DisplayName { get; init; }

        public string? Description { get; init; }
    }

    private sealed record FieldSettings
    {
        public string? Position { get; init; }
    }
}
