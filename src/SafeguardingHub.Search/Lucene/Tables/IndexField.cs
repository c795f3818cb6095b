using System.Collections.Immutable;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>What a document has under a name.</summary>
/// <param name="Names">The names: a part's field has two, that of its type and that of its part.</param>
internal abstract record IndexField(ImmutableArray<string> Names);

/// <summary>Words.</summary>
/// <param name="Names">The names.</param>
/// <param name="Text">Plain text.</param>
internal sealed record TextOf(ImmutableArray<string> Names, string Text) : IndexField(Names);

/// <summary>A value that is compared as it is: text, or a number, which is a long or a double.</summary>
/// <param name="Names">The names.</param>
/// <param name="Value">The value.</param>
internal sealed record ValueOf(ImmutableArray<string> Names, object Value) : IndexField(Names);

/// <summary>What the document gives back.</summary>
/// <param name="Names">The names.</param>
/// <param name="Value">The value as text.</param>
internal sealed record StoredOf(ImmutableArray<string> Names, string Value) : IndexField(Names);

/// <summary>Orchard Core's names for what every item has.</summary>
internal static class ItemFields
{
    public const string Id = "ContentItemId";
    public const string VersionId = "ContentItemVersionId";
    public const string ContentType = "Content.ContentItem.ContentType";
    public const string Owner = "Content.ContentItem.Owner";
    public const string Author = "Content.ContentItem.Author";
    public const string CreatedUtc = "Content.ContentItem.CreatedUtc";
    public const string ModifiedUtc = "Content.ContentItem.ModifiedUtc";
    public const string PublishedUtc = "Content.ContentItem.PublishedUtc";
    public const string Published = "Content.ContentItem.Published";
    public const string Latest = "Content.ContentItem.Latest";
    public const string DisplayText = "Content.ContentItem.DisplayText";
    public const string DisplayTextKeyword = "Content.ContentItem.DisplayText.keyword";
    public const string DisplayTextAnalyzed = "Content.ContentItem.DisplayText.Analyzed";
    public const string DisplayTextNormalized = "Content.ContentItem.DisplayText.Normalized";
    public const string Body = "Content.BodyAspect.Body";
    public const string FullText = "Content.ContentItem.FullText";
    public const string ListId = "Content.ContentItem.ContainedPart.Ids";
    public const string ListOrder = "Content.ContentItem.ContainedPart.Order";

    /// <summary>Orchard Core's text for what is not there.</summary>
    public const string Missing = "NULL";

    /// <summary>The ending of a name under which a text is kept as it is besides being cut into words.</summary>
    public const string Keyword = ".keyword";
}
