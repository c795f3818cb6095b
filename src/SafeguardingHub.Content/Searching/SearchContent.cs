using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Searching;

/// <summary>What a part gives the search to find its item by, apart from its bodies, which the search reads compiled.</summary>
public abstract record SearchContent
{
    private protected SearchContent()
    {
    }
}

/// <summary>Where a text stands in an item, which decides what a word in it weighs.</summary>
public enum SearchRole
{
    /// <summary>The item's name.</summary>
    Title = 0,

    /// <summary>Another name of today, or an abbreviation.</summary>
    Name = 1,

    /// <summary>A heading.</summary>
    Heading = 2,

    /// <summary>A sentence that sums the item up.</summary>
    Summary = 3,

    /// <summary>Running text.</summary>
    Body = 4,

    /// <summary>A name that the item is no longer known by: results and suggestions say so.</summary>
    FormerName = 5,
}

/// <summary>A text that the item is found by.</summary>
/// <param name="Role">Where it stands.</param>
/// <param name="Text">Plain text.</param>
public sealed record SearchText(SearchRole Role, string Text) : SearchContent
{
    /// <summary>That text, or nothing where it is blank.</summary>
    public static IEnumerable<SearchContent> Of(SearchRole role, string? text) => string.IsNullOrWhiteSpace(text) ? [] : [new SearchText(role, text.Trim())];
}

/// <summary>A telephone number that the item is found by, in whatever spacing it is typed.</summary>
/// <param name="Digits">The number as digits, 0 first or an emergency number.</param>
/// <param name="IsFormer">Whether it is no longer the number: results then say "old number".</param>
public sealed record SearchNumber(string Digits, bool IsFormer) : SearchContent;

/// <summary>The item is a service that people call or use: among equals it comes first.</summary>
public sealed record SearchService : SearchContent;

/// <summary>Another item whose text the page shows as its own, such as a contact block's service.</summary>
/// <param name="Kind">What <paramref name="Target"/> is.</param>
/// <param name="Target">The id or alias.</param>
public sealed record SearchEmbed(ReferenceKind Kind, string Target) : SearchContent;

/// <summary>A file that belongs to the item, whose text the item is found by.</summary>
/// <param name="Media">The file's path in the media library.</param>
public sealed record SearchFile(string Media) : SearchContent;

/// <summary>A term that the item is sorted under, whose name its page shows.</summary>
/// <param name="Taxonomy">The taxonomy's content item id; null where the item does not say it.</param>
/// <param name="Term">The term's id.</param>
public sealed record SearchTerm(string? Taxonomy, string Term) : SearchContent;
