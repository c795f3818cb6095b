using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Fields;

/// <summary>A link: Orchard Core's LinkField.</summary>
public sealed record LinkField : ContentField
{
    /// <summary>The address: absolute, or below the site's root.</summary>
    public string? Url { get; init; }

    /// <summary>The words of the link.</summary>
    public string? Text { get; init; }

    /// <summary>Kept for Orchard Core; the hub opens no new windows.</summary>
    public string? Target { get; init; }
}

/// <summary>Orchard Core's choices for the words of a link, by their numbers.</summary>
public enum LinkTextMode
{
    /// <summary>An editor may write them.</summary>
    Optional = 0,

    /// <summary>An editor must write them.</summary>
    Required = 1,

    /// <summary>They are the definition's default text.</summary>
    Static = 2,

    /// <summary>They are the address.</summary>
    Url = 3,
}

/// <summary>How a link field is filled in.</summary>
public sealed record LinkFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether an address must be given.</summary>
    public bool Required { get; init; }

    /// <summary>Where the words come from.</summary>
    public LinkTextMode LinkTextMode { get; init; }

    /// <summary>The words of every link, where they are static.</summary>
    public string? DefaultText { get; init; }
}

/// <summary>
/// The kind of <see cref="LinkField"/>. Addresses that a browser would run or that hide another host are refused. The words
/// are asked for where there is an address: Orchard Core asks for them of an empty link too.
/// </summary>
public sealed class LinkFieldKind : FieldKind<LinkField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(LinkFieldSettings)),
        KnownSettings.RequiredOf(nameof(LinkFieldSettings)),
        new KnownSetting(nameof(LinkFieldSettings), nameof(LinkFieldSettings.LinkTextMode), SettingShape.Choice, "Words of the link") { Choices = ["Editors may write them", "Editors must write them", "Always the same words", "The address itself"], Default = "0" },
    ];

    /// <inheritdoc />
    protected override LinkField Normalise(LinkField field) => field with { Text = PlainText.Normalise(field.Text) };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(LinkField field) => [new PartText(nameof(field.Text), field.Text)];

    /// <inheritdoc />
    protected override IEnumerable<PartLink> Links(LinkField field) => [new PartLink(nameof(field.Url), field.Url, field.Text)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(LinkField field) => SearchText.Of(SearchRole.Body, field.Text);

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(LinkField field) => MediaLinks.ToAddress(field.Url, "Url");

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(LinkField? field, FieldContext context)
    {
        var settings = context.Definition.Settings.Get<LinkFieldSettings>();
        if (string.IsNullOrWhiteSpace(field?.Url))
        {
            foreach (var reason in FieldRules.Required(settings.Required, isEmpty: true, context, "give an address"))
            {
                yield return reason;
            }

            yield break;
        }

        if (UrlRules.Link(TextCleaning.Clean(field.Url)) is null)
        {
            yield return Reason.Invalid(context.Place + ".Url", $"'{field.Url}' cannot be linked to: give an address that starts with https://, http://, mailto:, tel: or /.");
        }

        if (settings.LinkTextMode == LinkTextMode.Required && string.IsNullOrWhiteSpace(field.Text))
        {
            yield return Reason.Invalid(context.Place + ".Text", $"{context.DisplayName} needs words: say where the link leads.");
        }

        if (settings.LinkTextMode == LinkTextMode.Static && string.IsNullOrWhiteSpace(settings.DefaultText))
        {
            yield return Reason.Invalid(context.Place + ".Text", $"{context.DisplayName} takes its words from the definition, which has none: set its DefaultText.");
        }
    }
}
