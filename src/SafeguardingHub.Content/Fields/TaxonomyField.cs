using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Fields;

/// <summary>Terms of a taxonomy: Orchard Core's TaxonomyField. Terms are items inside the taxonomy's own item.</summary>
public sealed record TaxonomyField : ContentField
{
    /// <summary>The taxonomy's id.</summary>
    public string? TaxonomyContentItemId { get; init; }

    /// <summary>The chosen terms' ids; null where none was ever chosen.</summary>
    public ImmutableArray<string?>? TermContentItemIds { get; init; }
}

/// <summary>Which terms a taxonomy field takes.</summary>
public sealed record TaxonomyFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a term must be chosen.</summary>
    public bool Required { get; init; }

    /// <summary>The taxonomy whose terms are offered.</summary>
    public string? TaxonomyContentItemId { get; init; }

    /// <summary>Whether one term only may be chosen.</summary>
    public bool Unique { get; init; }
}

/// <summary>The kind of <see cref="TaxonomyField"/>; projected as the ids of the terms.</summary>
public sealed class TaxonomyFieldKind : FieldKind<TaxonomyField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(TaxonomyFieldSettings)),
        KnownSettings.RequiredOf(nameof(TaxonomyFieldSettings)),
        new KnownSetting(nameof(TaxonomyFieldSettings), nameof(TaxonomyFieldSettings.TaxonomyContentItemId), SettingShape.Taxonomy, "Words to choose from"),
        new KnownSetting(nameof(TaxonomyFieldSettings), nameof(TaxonomyFieldSettings.Unique), SettingShape.Tick, "Only one can be chosen"),
    ];

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(TaxonomyField? field, FieldContext context)
    {
        var settings = context.Definition.Settings.Get<TaxonomyFieldSettings>();
        var terms = field?.TermContentItemIds ?? [];
        return FieldRules.Required(settings.Required, terms.IsEmpty, context, "choose a term")
            .Concat(FieldRules.OneOnly(!settings.Unique, terms.Length, context))
            .Concat(FieldRules.NoBlanks(terms, nameof(TaxonomyField.TermContentItemIds), context));
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(TaxonomyField field) => string.IsNullOrWhiteSpace(field.TaxonomyContentItemId)
        ? []
        : [new ContentReference(ReferenceKind.Item, field.TaxonomyContentItemId, "TaxonomyContentItemId", IsRequired: false)];

    /// <inheritdoc />
    protected override IEnumerable<string> Values(TaxonomyField field) => (field.TermContentItemIds ?? []).OfType<string>();

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(TaxonomyField field) =>
        Values(field).Select(term => new SearchTerm(string.IsNullOrWhiteSpace(field.TaxonomyContentItemId) ? null : field.TaxonomyContentItemId, term));
}
