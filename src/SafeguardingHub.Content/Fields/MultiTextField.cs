using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Fields;

/// <summary>Some of a list of texts: Orchard Core's MultiTextField.</summary>
public sealed record MultiTextField : ContentField
{
    /// <summary>The chosen values; null where none was ever chosen.</summary>
    public ImmutableArray<string?>? Values { get; init; }
}

/// <summary>What a multi-text field offers.</summary>
public sealed record MultiTextFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a value must be chosen.</summary>
    public bool Required { get; init; }

    /// <summary>The values to choose from; empty for any.</summary>
    public ImmutableArray<MultiTextOption>? Options { get; init; }
}

/// <summary>A value to choose.</summary>
public sealed record MultiTextOption
{
    /// <summary>The words that editors and readers see.</summary>
    public string? Name { get; init; }

    /// <summary>The value that is stored.</summary>
    public string? Value { get; init; }

    /// <summary>Whether a new item begins with it.</summary>
    public bool Default { get; init; }
}

/// <summary>The kind of <see cref="MultiTextField"/>.</summary>
public sealed class MultiTextFieldKind : FieldKind<MultiTextField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(MultiTextFieldSettings)),
        KnownSettings.RequiredOf(nameof(MultiTextFieldSettings)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(MultiTextField? field, FieldContext context)
    {
        var settings = context.Definition.Settings.Get<MultiTextFieldSettings>();
        var values = field?.Values ?? [];
        foreach (var reason in FieldRules.Required(settings.Required, values.All(string.IsNullOrWhiteSpace), context, "choose a value"))
        {
            yield return reason;
        }

        if (settings.Options is not { IsEmpty: false } options)
        {
            yield break;
        }

        for (var index = 0; index < values.Length; index++)
        {
            if (!options.Any(option => string.Equals(option.Value, values[index], StringComparison.Ordinal)))
            {
                yield return Reason.Invalid(
                    $"{context.Place}.Values[{index}]",
                    $"'{values[index]}' is not a choice of {context.DisplayName}: use {string.Join(", ", options.Select(option => $"'{option.Value}'"))}.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<string> Values(MultiTextField field) =>
        (field.Values ?? []).OfType<string>().Where(value => !string.IsNullOrWhiteSpace(value));

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(MultiTextField field) =>
        (field.Values ?? []).Select((value, index) => new PartText($"Values[{index}]", value)).Where(text => FieldRules.IsProse(text.Text));

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(MultiTextField field) => (field.Values ?? []).SelectMany(value => SearchText.Of(SearchRole.Body, value));
}
