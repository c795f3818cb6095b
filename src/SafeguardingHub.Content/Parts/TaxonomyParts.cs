using System.Collections.Immutable;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Parts;

/// <summary>Terms for sorting content by, such as topics: Orchard Core's TaxonomyPart. Terms are items inside the taxonomy's own.</summary>
public sealed record TaxonomyPart : ContentPart
{
    /// <summary>The content type of the terms.</summary>
    public string? TermContentType { get; init; }

    /// <summary>The terms of the first level, in the editor's order.</summary>
    public ImmutableArray<NestedItem> Terms { get; init; } = [];
}

/// <summary>The kind of <see cref="TaxonomyPart"/>.</summary>
public sealed class TaxonomyPartKind : PartKind<TaxonomyPart>
{
    /// <inheritdoc />
    protected override TaxonomyPart MapNested(TaxonomyPart part, NestedMap map) =>
        part.Terms.IsEmpty ? part : part with { Terms = ContainedItems.Map("Terms", part.Terms, map) };
}

/// <summary>What makes a nested item a term: Orchard Core's TermPart.</summary>
public sealed record TermPart : ContentPart
{
    /// <summary>The taxonomy's content item id.</summary>
    public string? TaxonomyContentItemId { get; init; }
}

/// <summary>A note by editors for editors, kept with the item and never shown to the public.</summary>
public sealed record EditorNotePart : ContentPart
{
    /// <summary>The note, plain text.</summary>
    public string? Note { get; init; }
}

/// <summary>The kind of <see cref="EditorNotePart"/>.</summary>
public sealed class EditorNotePartKind : PartKind<EditorNotePart>
{
    /// <inheritdoc />
    protected override EditorNotePart? ForReaders(EditorNotePart part) => null;
}
