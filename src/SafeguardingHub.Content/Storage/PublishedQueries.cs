using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>Questions about published items that no page of the site asks, for clients that build pages of their own.</summary>
public interface IPublishedQueries
{
    /// <summary>
    /// At most <paramref name="limit"/> published items after a position, in the query's order; items without a page are among
    /// them. One query, and quick however many items there are.
    /// </summary>
    Task<IReadOnlyList<QueriedItem>> PageAsync(PublishedQuery query, QueryPosition? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="limit"/> rows of the change log after that number, in order, of items that became live or were
    /// withdrawn. Nothing else of the log is told, and so nothing of drafts. One query.
    /// </summary>
    Task<IReadOnlyList<Change>> LiveChangesAsync(long number, int limit, CancellationToken cancellationToken);
}

/// <summary>Which published items are asked for; of the values of one condition any will do, and every condition must hold.</summary>
public sealed record PublishedQuery
{
    /// <summary>The content types; empty for all.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>The sections; empty for all, shared ground included.</summary>
    public ImmutableArray<ContentItemId> Sections { get; init; } = [];

    /// <summary>
    /// Values that items must have: of one key any, of several keys one each. Answers are quickest where the condition that leaves
    /// the fewest items comes first; which items they hold does not depend on it.
    /// </summary>
    public ImmutableArray<ListFilter> Values { get; init; } = [];

    /// <summary>A path at which or below which items stand; null for all.</summary>
    public ContentPath? Below { get; init; }

    /// <summary>The instant at or after which the live version became live; null for any.</summary>
    public Instant? ChangedSince { get; init; }

    /// <summary>The order.</summary>
    public QueryOrder Order { get; init; }

    /// <summary>
    /// A short text that is the same for the same query and another for any other: it keeps a position from being used with a
    /// query that it does not belong to.
    /// </summary>
    public string Fingerprint()
    {
        var text = new StringBuilder();
        void Add(string name, IEnumerable<string> values) => text.Append(name).Append('\n').AppendJoin('\n', values.Order(StringComparer.Ordinal)).Append("\n\n");
        Add("types", Types);
        Add("sections", Sections.Select(section => section.Value));
        Add("values", Values.Select(value => $"{value.Key} {value.Value}"));
        Add("below", Below is { } path ? [path.Key] : []);
        Add("since", ChangedSince is { } since ? [InstantPattern.ExtendedIso.Format(since)] : []);
        Add("order", [Order.ToString()]);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 6));
    }
}

/// <summary>In which order items come.</summary>
public enum QueryOrder
{
    /// <summary>The latest date of theirs first; those without a date last.</summary>
    DateDescending = 0,

    /// <summary>The earliest date of theirs first; those without a date last.</summary>
    Date = 1,

    /// <summary>By name, without regard to case and accents.</summary>
    Title = 2,

    /// <summary>What became live last comes first.</summary>
    ChangedDescending = 3,

    /// <summary>By id.</summary>
    Id = 4,
}

/// <summary>A published item in the answer to a query.</summary>
/// <param name="Item">The item.</param>
/// <param name="Position">The position after it in the order that was asked for.</param>
public sealed record QueriedItem(PublishedItem Item, QueryPosition Position);

/// <summary>A place in the answer to a query: after the item of that key and id, whether or not it is still there.</summary>
/// <param name="Key">What the order sorts by, as text; null for no date, and in the order of ids.</param>
/// <param name="Item">The item.</param>
public sealed record QueryPosition(string? Key, ContentItemId Item)
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int LongestText = 6000;

    /// <summary>The position as text for an address, tied to its query; it says nothing to readers.</summary>
    public string ToText(PublishedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return $"{query.Fingerprint()}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Item.Value} {Key}"))}";
    }

    /// <summary>The position of a text in the answer to that query; null where the text is none, or belongs to another query.</summary>
    public static QueryPosition? Parse(string text, PublishedQuery query)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(query);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || text.Length > LongestText || text[..dot] != query.Fingerprint() || !Base64Url.IsValid(text.AsSpan(dot + 1)))
        {
            return null;
        }

        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text.AsSpan(dot + 1)));
        var blank = plain.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && ContentItemId.TryParse(plain[..blank], out var item) && new QueryPosition(plain.Length == blank + 1 ? null : plain[(blank + 1)..], item) is var position
            && position.Fits(query.Order)
            ? position
            : null;
    }

    /// <summary>The date of a position in an order of dates; null for none.</summary>
    public LocalDate? Date => LocalDatePattern.Iso.Parse(Key ?? "") is { Success: true, Value: { Year: >= 1 and <= 9999 } day } ? day : null;

    /// <summary>The instant of a position in the order of changes.</summary>
    public Instant? At => long.TryParse(Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks)
        && ticks is > -600_000_000_000_000_000 and < 2_500_000_000_000_000_000 ? Instant.FromUnixTimeTicks(ticks) : null;

    private bool Fits(QueryOrder order) => order switch
    {
        QueryOrder.Date or QueryOrder.DateDescending => Key is null || Date is not null,
        QueryOrder.ChangedDescending => At is not null,
        _ => true,
    };
}
