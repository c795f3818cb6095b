using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// Lists of published items, a page at a time, however many items there are. Each method is one query; items without a path
/// have no page to link to and are left out everywhere.
/// </summary>
public interface IPublishedLists
{
    /// <summary>
    /// At most <paramref name="limit"/> entries of a list after a position: the latest date first, unknown dates last, and
    /// within one date the highest item id first.
    /// </summary>
    Task<IReadOnlyList<ListEntry>> PageAsync(ListQuery query, ListPosition? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// How many entries a list has, and how many each value of <paramref name="keys"/> would leave if it were chosen: the
    /// filters on the same key are then not applied, all others are.
    /// </summary>
    Task<ListCounts> CountAsync(ListQuery query, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>The items published last, newest first; those of one section where one is given.</summary>
    Task<IReadOnlyList<ListEntry>> LatestAsync(ContentItemId? section, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="limit"/> addresses in order of item id, after <paramref name="after"/>: those of items in
    /// <paramref name="sections"/>, and of items in none where <paramref name="withoutSection"/>.
    /// </summary>
    Task<IReadOnlyList<PublicAddress>> AddressesAsync(
        IReadOnlyCollection<ContentItemId> sections, bool withoutSection, ContentItemId? after, int limit, CancellationToken cancellationToken);
}

/// <summary>Which entries a list holds: those with a projected value, less what filters and words leave out.</summary>
/// <param name="Key">The key of the projected value that makes the list, for example <c>list</c>.</param>
/// <param name="Value">Its value, for example <c>briefings</c>.</param>
public sealed record ListQuery(string Key, string Value)
{
    /// <summary>Values that every entry must have.</summary>
    public ImmutableArray<ListFilter> Filters { get; init; } = [];

    /// <summary>Words that must all occur in the name, anywhere, without regard to case and accents; see <see cref="NameWords.Of"/>.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}

/// <summary>A value that entries must have.</summary>
/// <param name="Key">The key, for example <c>publisher</c>.</param>
/// <param name="Value">The value, compared exactly.</param>
public readonly record struct ListFilter(string Key, string Value);

/// <summary>An entry of a list: what a line about it needs, without its bodies.</summary>
public sealed record ListEntry
{
    /// <summary>The item.</summary>
    public required ContentItemId Id { get; init; }

    /// <summary>Its type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Its name.</summary>
    public string? DisplayText { get; init; }

    /// <summary>Its section; null for none.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>Its path.</summary>
    public required ContentPath Path { get; init; }

    /// <summary>The date by which the list sorts it; null where nobody knows it, and in lists that sort by publication.</summary>
    public LocalDate? SortOn { get; init; }

    /// <summary>When the live version became live.</summary>
    public required Instant PublishedAt { get; init; }

    /// <summary>When the live version was last saved.</summary>
    public required Instant ModifiedAt { get; init; }

    /// <summary>The parts by name.</summary>
    public required PartMap Parts { get; init; }

    /// <summary>The position after this entry.</summary>
    public ListPosition Position => new(SortOn, Id);
}

/// <summary>How many entries a list has.</summary>
/// <param name="Total">All that the filters and words leave.</param>
/// <param name="ByValue">How many each value of the keys asked for would leave; values that would leave none are not among them.</param>
public sealed record ListCounts(int Total, ImmutableDictionary<ListFilter, int> ByValue);

/// <summary>The address of a published item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Path">Its path.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="PublishedAt">When the live version became live.</param>
public sealed record PublicAddress(ContentItemId Id, ContentPath Path, ContentItemId? Section, Instant PublishedAt);
