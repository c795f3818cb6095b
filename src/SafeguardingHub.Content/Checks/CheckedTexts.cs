using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Content.Checks;

/// <summary>What sort of text a block is.</summary>
public enum TextBlockKind
{
    /// <summary>The item's own title.</summary>
    Title = 0,

    /// <summary>A heading; see <see cref="TextBlock.Level"/>.</summary>
    Heading = 1,

    /// <summary>A paragraph, a quotation, the words of a block of any other sort.</summary>
    Paragraph = 2,

    /// <summary>An item of a list.</summary>
    ListItem = 3,

    /// <summary>A cell of a table.</summary>
    Cell = 4,

    /// <summary>A line of plain text that a part holds: a summary, a label, a caption.</summary>
    Line = 5,
}

/// <summary>A block of text: what stands between two line breaks that a reader sees.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Level">The level of a heading, 2 to 4; 1 for the title; 0 for anything else.</param>
/// <param name="Text">Its words: entities decoded, no-break spaces ordinary, runs of white space one space.</param>
/// <param name="Place">The text that it stands in, as a JSON path from the item's root.</param>
public sealed record TextBlock(TextBlockKind Kind, int Level, string Text, string Place)
{
    /// <summary>The HTML that the block stands in, as it is stored; null for plain text. For one-click fixes.</summary>
    public string? Html { get; init; }

    /// <summary>The number of the list or table that the block belongs to within its text, from 1; 0 for none.</summary>
    public int Group { get; init; }

    /// <summary>Whether the words are of somebody else: a quotation.</summary>
    public bool IsQuoted { get; init; }
}

/// <summary>A link in a text or in a field of its own.</summary>
/// <param name="Text">The words that are the link; empty for a link around a picture without words.</param>
/// <param name="Address">Where it leads, as it is stored.</param>
/// <param name="Place">The text that it stands in.</param>
/// <param name="Around">The words of the block that it stands in.</param>
public sealed record TextLink(string Text, string Address, string Place, string Around);

/// <summary>A picture in a text.</summary>
/// <param name="Source">Its address.</param>
/// <param name="Alt">The words for people who cannot see it: empty for a decorative one, null where nobody has said.</param>
/// <param name="Place">The text that it stands in.</param>
public sealed record TextPicture(string Source, string? Alt, string Place);

/// <summary>A table in a text.</summary>
/// <param name="Caption">Its caption; null for none.</param>
/// <param name="HasHeaders">Whether any of its cells is a heading of a row or column.</param>
/// <param name="FirstCell">The words of its first cell, to know it by.</param>
/// <param name="Place">The text that it stands in.</param>
public sealed record TextTable(string? Caption, bool HasHeaders, string FirstCell, string Place)
{
    /// <summary>Whether a cell that heads a row or column is empty.</summary>
    public bool HasEmptyHeader { get; init; }
}

/// <summary>A text that a part or field holds apart from its HTML.</summary>
/// <param name="Place">Relative to the part or field: <c>Summary</c>, <c>Numbers[0].Label</c>.</param>
/// <param name="Text">The words.</param>
public sealed record PartText(string Place, string? Text)
{
    /// <summary>Whether a page shows it as a heading.</summary>
    public bool IsHeading { get; init; }
}

/// <summary>A link that a part or field holds apart from its HTML.</summary>
/// <param name="Place">Relative to the part or field: <c>Links[2].Address</c>.</param>
/// <param name="Address">Where it leads: an address, or a path of the hub.</param>
/// <param name="Text">The words that are the link; null where it shows the name of what it leads to.</param>
public sealed record PartLink(string Place, string? Address, string? Text);

/// <summary>All texts of a version in reading order, parsed once for all checks.</summary>
/// <param name="Blocks">The blocks of text; the item's title is the first.</param>
/// <param name="Links">The links.</param>
/// <param name="Pictures">The pictures in texts.</param>
/// <param name="Tables">The tables in texts.</param>
public sealed record CheckedTexts(
    ImmutableArray<TextBlock> Blocks, ImmutableArray<TextLink> Links, ImmutableArray<TextPicture> Pictures, ImmutableArray<TextTable> Tables)
{
    /// <summary>The texts of a version.</summary>
    public static CheckedTexts Of(ContentItem item, ContentReading reading)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(reading);
        var collector = new TextCollector();
        collector.Title(item);
        foreach (var found in reading.Parts)
        {
            collector.Texts(found.Place, found.Kind.Texts(found.Part));
            collector.Bodies(found.Place, found.Kind.Bodies(found.Part));
            collector.Links(found.Place, found.Kind.Links(found.Part));
        }

        foreach (var found in reading.Fields.Where(found => found.Field is not null))
        {
            collector.Texts(found.Place, found.Kind.Texts(found.Field!));
            collector.Bodies(found.Place, found.Kind.Bodies(found.Field!));
            collector.Links(found.Place, found.Kind.Links(found.Field!));
        }

        return collector.Collected();
    }
}
