using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Api.Published;

/// <summary>What is asked of the list of content.</summary>
internal sealed record ListQuestion
{
    /// <summary>The fields of the list's address.</summary>
    public static readonly string[] Fields =
        ["type", "section", "topic", "year", "publisher", "audience", "path", "changedSince", "sort", "limit", "cursor", "fields", "depth"];

    /// <summary>The words for orders, the usual one first.</summary>
    public static readonly (string Word, QueryOrder Value)[] Orders =
        [("-date", QueryOrder.DateDescending), ("date", QueryOrder.Date), ("title", QueryOrder.Title), ("-changed", QueryOrder.ChangedDescending), ("id", QueryOrder.Id)];

    /// <summary>The most items of a page.</summary>
    public const int MostItems = 100;

    /// <summary>How many items a page has unless another number is asked for.</summary>
    public const int UsualItems = 20;

    /// <summary>The query.</summary>
    public required PublishedQuery Query { get; init; }

    /// <summary>The query as the address says it, to which cursors are tied.</summary>
    public required PublishedQuery Asked { get; init; }

    /// <summary>After which item the page begins; null for the first page.</summary>
    public QueryPosition? After { get; init; }

    /// <summary>How many items.</summary>
    public required int Limit { get; init; }

    /// <summary>How deep references are followed.</summary>
    public required int Depth { get; init; }

    /// <summary>Which properties.</summary>
    public required FieldChoice Choice { get; init; }

    /// <summary>Reads an address; faults are noted.</summary>
    public static ListQuestion Read(AskedFields asked, PublicSnapshot snapshot, ContentKinds kinds)
    {
        var names = new FilterNames(asked, snapshot);
        var query = new PublishedQuery
        {
            Types = names.Types("type"),
            Sections = names.Sections("section"),
            Values = [.. names.Publishers("publisher"), .. names.Years("year"), .. names.Terms("topic"), .. names.Terms("audience")],
            Below = Below(asked),
            ChangedSince = Since(asked),
            Order = asked.Choice("sort", Orders),
        };
        var cursor = asked.One("cursor", QueryPosition.LongestText);
        var after = cursor is null ? null : QueryPosition.Parse(cursor, query);
        if (cursor is not null && after is null)
        {
            asked.Fault("cursor", "The cursor is not of this query: follow 'next' of its own answers, with the same filters and the same order.");
        }

        return new ListQuestion
        {
            Query = query,
            Asked = query,
            After = after,
            Limit = asked.Number("limit", 1, MostItems, UsualItems),
            Depth = asked.Number("depth", 0, ItemAnswers.Deepest, 0),
            Choice = FieldChoice.Read(asked, "fields", snapshot.Definitions, kinds),
        };
    }

    private static ContentPath? Below(AskedFields asked)
    {
        if (asked.One("path") is not { } text)
        {
            return null;
        }

        if (ContentPath.TryParse(text, out var path, out _))
        {
            return path;
        }

        asked.Fault("path", $"{AskedFields.Quoted(text)} is not a path: write it as wyre-forest/children.");
        return null;
    }

    private static Instant? Since(AskedFields asked)
    {
        if (asked.One("changedSince") is not { } text)
        {
            return null;
        }

        // In a query string, a plus sign that nobody encoded arrives as a space.
        if (OffsetDateTimePattern.ExtendedIso.Parse(text.Replace(' ', '+').ToUpperInvariant()) is { Success: true, Value: { Year: >= 1 and <= 9998 } moment })
        {
            return moment.ToInstant();
        }

        asked.Fault("changedSince", $"{AskedFields.Quoted(text)} is not an instant: write it as 2026-11-22T09:00:00Z, with Z or an offset.");
        return null;
    }
}
