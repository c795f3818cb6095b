using System.Collections.Immutable;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Fields;

/// <summary>Prose as Markdown: Orchard Core's MarkdownField. The source is kept as typed; what a page shows is sanitised.</summary>
public sealed record MarkdownField : ContentField
{
    /// <summary>The Markdown source, with shortcodes.</summary>
    public string? Markdown { get; init; }
}

/// <summary>How a Markdown field is filled in.</summary>
public sealed record MarkdownFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Kept for Orchard Core; the hub always sanitises what it shows.</summary>
    public bool SanitizeHtml { get; init; } = true;
}

/// <summary>The kind of <see cref="MarkdownField"/>.</summary>
public sealed class MarkdownFieldKind : FieldKind<MarkdownField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(MarkdownFieldSettings)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<PartBody> Bodies(MarkdownField field) =>
        string.IsNullOrWhiteSpace(field.Markdown) ? [] : [new PartBody("Markdown", MarkdownText.ToHtml(field.Markdown)) { IsMade = true }];
}
