using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Fields;

/// <summary>Plain text: Orchard Core's TextField.</summary>
public sealed record TextField : ContentField
{
    /// <summary>The text.</summary>
    public string? Text { get; init; }
}

/// <summary>How a text field is filled in.</summary>
public sealed record TextFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether the text must not be blank.</summary>
    public bool Required { get; init; }

    /// <summary>The text that a new item begins with.</summary>
    public string? DefaultValue { get; init; }
}

/// <summary>The kind of <see cref="TextField"/>.</summary>
public sealed class TextFieldKind : FieldKind<TextField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(TextFieldSettings)),
        KnownSettings.RequiredOf(nameof(TextFieldSettings)),
        new KnownSetting(nameof(TextFieldSettings), nameof(TextFieldSettings.DefaultValue), SettingShape.Line, "What a new item begins with") { IsWordsOnly = true },
    ];

    /// <inheritdoc />
    protected override TextField Normalise(TextField field) => field with { Text = PlainText.Normalise(field.Text) };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(TextField? field, FieldContext context) => FieldRules.Required(
        context.Definition.Settings.Get<TextFieldSettings>().Required, string.IsNullOrWhiteSpace(field?.Text), context, "write something");

    /// <inheritdoc />
    protected override IEnumerable<string> Values(TextField field) => string.IsNullOrWhiteSpace(field.Text) ? [] : [field.Text.Trim()];

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(TextField field) =>
        FieldRules.IsProse(field.Text) ? [new PartText(nameof(field.Text), field.Text)] : [];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(TextField field) => SearchText.Of(SearchRole.Body, field.Text);
}
