using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Parts.Blocks;

/// <summary>Pages of the hub that readers of this one are to see, as cards in the editor's order, with their names and summaries of today.</summary>
public sealed record FeaturedPart : ContentPart
{
    /// <summary>The heading; <c>Featured</c> where it is empty.</summary>
    public string? Heading { get; init; }

    /// <summary>The items: content item ids. What is not live is left out.</summary>
    public ImmutableArray<string> Items { get; init; } = [];
}

/// <summary>The kind of <see cref="FeaturedPart"/>.</summary>
public sealed class FeaturedPartKind : PartKind<FeaturedPart>
{
    /// <summary>More than this is a list, and lists stand at addresses of their own.</summary>
    public const int Most = 6;

    /// <inheritdoc />
    protected override FeaturedPart Normalise(FeaturedPart part) => part with { Heading = PlainText.Normalise(part.Heading) };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(FeaturedPart part) => [new PartText(nameof(part.Heading), part.Heading) { IsHeading = true }];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(FeaturedPart part) => SearchText.Of(SearchRole.Heading, part.Heading);

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(FeaturedPart part, PartContext context)
    {
        if (part.Items.Length > Most)
        {
            yield return Reason.Invalid(context.Place + ".Items", $"There are {part.Items.Length} pages, and there may be {Most}: where everything is featured, nothing is.");
        }

        for (var index = 0; index < part.Items.Length; index++)
        {
            if (string.IsNullOrWhiteSpace(part.Items[index]))
            {
                yield return Reason.Invalid($"{context.Place}.Items[{index}]", "Choose a page, or take the line out.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(FeaturedPart part) =>
        part.Items.Select((id, index) => (id, index)).Where(entry => !string.IsNullOrWhiteSpace(entry.id))
            .Select(entry => new ContentReference(ReferenceKind.Item, entry.id, $"Items[{entry.index}]", IsRequired: false));
}
