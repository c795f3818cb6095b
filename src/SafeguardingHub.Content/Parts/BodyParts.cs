using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Parts;

/// <summary>Prose as HTML: Orchard Core's HtmlBodyPart. Always sanitised, whatever the settings say.</summary>
public sealed record HtmlBodyPart : ContentPart
{
    /// <summary>The HTML, with shortcodes.</summary>
    public string? Html { get; init; }
}

/// <summary>The kind of <see cref="HtmlBodyPart"/>.</summary>
public sealed class HtmlBodyPartKind : PartKind<HtmlBodyPart>
{
    /// <inheritdoc />
    protected override HtmlBodyPart MapHtml(HtmlBodyPart part, HtmlMap map) =>
        part.Html is null ? part : part with { Html = map("Html", part.Html) };
}

/// <summary>Prose as Markdown: Orchard Core's MarkdownBodyPart. The source is kept as typed; what a page shows is sanitised.</summary>
public sealed record MarkdownBodyPart : ContentPart
{
    /// <summary>The Markdown source, with shortcodes.</summary>
    public string? Markdown { get; init; }
}

/// <summary>The kind of <see cref="MarkdownBodyPart"/>.</summary>
public sealed class MarkdownBodyPartKind : PartKind<MarkdownBodyPart>
{
    /// <inheritdoc />
    protected override IEnumerable<PartBody> Bodies(MarkdownBodyPart part) =>
        string.IsNullOrWhiteSpace(part.Markdown) ? []
        // Too long to be converted, and refused for it by a check: its length is all that is asked for.
        : part.Markdown.Length > Pipeline.TextsAreOfReasonableLength.Longest ? [new PartBody("Markdown", part.Markdown)]
        : [new PartBody("Markdown", MarkdownText.ToHtml(part.Markdown)) { IsMade = true }];
}

/// <summary>A text that several pages embed by its alias: <c>[text "duty"]</c>.</summary>
public sealed record SharedTextPart : ContentPart
{
    /// <summary>The HTML, with variables of the page that embeds it: <c>{{ section.organisation }}</c>.</summary>
    public string? Html { get; init; }
}

/// <summary>The kind of <see cref="SharedTextPart"/>.</summary>
public sealed class SharedTextPartKind : PartKind<SharedTextPart>
{
    /// <inheritdoc />
    protected override SharedTextPart MapHtml(SharedTextPart part, HtmlMap map) =>
        part.Html is null ? part : part with { Html = map("Html", part.Html) };
}
