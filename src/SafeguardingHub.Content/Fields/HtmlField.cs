using System.Collections.Immutable;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Fields;

/// <summary>Prose as HTML: Orchard Core's HtmlField. Always sanitised, whatever the settings say and by whatever entrance it came.</summary>
public sealed record HtmlField : ContentField
{
    /// <summary>The HTML, with shortcodes.</summary>
    public string? Html { get; init; }
}

/// <summary>How an HTML field is filled in.</summary>
public sealed record HtmlFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Kept for Orchard Core, which does not sanitise at an import; the hub always does.</summary>
    public bool SanitizeHtml { get; init; } = true;
}

/// <summary>The kind of <see cref="HtmlField"/>.</summary>
public sealed class HtmlFieldKind : FieldKind<HtmlField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(HtmlFieldSettings)),
    ];

    /// <inheritdoc />
    protected override HtmlField MapHtml(HtmlField field, HtmlMap map) =>
        field.Html is null ? field : field with { Html = map("Html", field.Html) };
}
