using System.Collections.Immutable;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Parts;

/// <summary>An item's title: Orchard Core's TitlePart.</summary>
public sealed record TitlePart : ContentPart
{
    /// <summary>The title as plain text.</summary>
    public string? Title { get; init; }
}

/// <summary>How a type's title is made.</summary>
public sealed record TitlePartSettings
{
    /// <summary>Who writes the title.</summary>
    public TitleOptions Options { get; init; }

    /// <summary>The Liquid pattern of a generated title.</summary>
    public string? Pattern { get; init; }
}

/// <summary>Orchard Core's choices for a title, by their numbers.</summary>
public enum TitleOptions
{
    /// <summary>An editor may write it.</summary>
    Editable = 0,

    /// <summary>The pattern makes it; editors see it.</summary>
    GeneratedDisabled = 1,

    /// <summary>The pattern makes it; editors do not see it.</summary>
    GeneratedHidden = 2,

    /// <summary>An editor must write it.</summary>
    EditableRequired = 3,
}

/// <summary>The kind of <see cref="TitlePart"/>. Naming the item after it is the pipeline's work.</summary>
public sealed class TitlePartKind : PartKind<TitlePart>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        new KnownSetting(nameof(TitlePartSettings), nameof(TitlePartSettings.Options), SettingShape.Choice, "Who writes the title") { Choices = ["An editor may write it", "The pattern makes it, editors see it", "The pattern makes it, editors do not see it", "An editor must write it"], Default = "0" },
        new KnownSetting(nameof(TitlePartSettings), nameof(TitlePartSettings.Pattern), SettingShape.Line, "Pattern of a title that nobody writes") { IsWordsOnly = true },
    ];

    /// <inheritdoc />
    protected override TitlePart Normalise(TitlePart part) => part with { Title = PlainText.Normalise(part.Title) };

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(TitlePart part) => SearchText.Of(SearchRole.Title, part.Title);
}
