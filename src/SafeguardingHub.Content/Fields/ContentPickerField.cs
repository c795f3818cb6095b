using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Fields;

/// <summary>Other items, chosen by an editor: Orchard Core's ContentPickerField.</summary>
public sealed record ContentPickerField : ContentField
{
    /// <summary>The items' ids in the editor's order; null where none was ever chosen.</summary>
    public ImmutableArray<string?>? ContentItemIds { get; init; }
}

/// <summary>What a content picker offers.</summary>
public sealed record ContentPickerFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether an item must be chosen.</summary>
    public bool Required { get; init; }

    /// <summary>Whether several items may be chosen.</summary>
    public bool Multiple { get; init; }

    /// <summary>Whether items of all types are offered.</summary>
    public bool DisplayAllContentTypes { get; init; }

    /// <summary>The types whose items are offered.</summary>
    public ImmutableArray<string>? DisplayedContentTypes { get; init; }
}

/// <summary>
/// The kind of <see cref="ContentPickerField"/>. Its references are not required ones: what is not live is left out of the
/// page that shows the choice.
/// </summary>
public sealed class ContentPickerFieldKind : FieldKind<ContentPickerField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(ContentPickerFieldSettings)),
        KnownSettings.RequiredOf(nameof(ContentPickerFieldSettings)),
        new KnownSetting(nameof(ContentPickerFieldSettings), nameof(ContentPickerFieldSettings.Multiple), SettingShape.Tick, "Several can be chosen"),
    ];

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(ContentPickerField? field, FieldContext context)
    {
        var settings = context.Definition.Settings.Get<ContentPickerFieldSettings>();
        var ids = field?.ContentItemIds ?? [];
        return FieldRules.Required(settings.Required, ids.IsEmpty, context, "choose an item")
            .Concat(FieldRules.OneOnly(settings.Multiple, ids.Length, context))
            .Concat(FieldRules.NoBlanks(ids, nameof(ContentPickerField.ContentItemIds), context));
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(ContentPickerField field) =>
        (field.ContentItemIds ?? []).Select((id, index) => (id, index)).Where(entry => !string.IsNullOrWhiteSpace(entry.id))
            .Select(entry => new ContentReference(ReferenceKind.Item, entry.id!, $"ContentItemIds[{entry.index}]", IsRequired: false));

    /// <inheritdoc />
    protected override IEnumerable<string> Values(ContentPickerField field) => (field.ContentItemIds ?? []).OfType<string>();
}
