using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Searching;

/// <summary>
/// Orchard Core's Lucene indexes and query language over published content: fields have Orchard's dotted names
/// (<c>Content.ContentItem.FullText</c>, <c>Briefing.Topic</c>).
/// </summary>
public interface ILuceneIndexes
{
    /// <summary>The items that a query in Orchard Core's query language finds in an index; whether there is one of that name, the settings say.</summary>
    /// <param name="index">The index as the hub's settings define it.</param>
    /// <param name="query">The query, JSON.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="LuceneQueryException">The query cannot be read.</exception>
    Task<LuceneItems> FindItemsAsync(LuceneIndex index, string query, CancellationToken cancellationToken);

    /// <summary>The stored fields of what a query finds, each document's by name.</summary>
    /// <exception cref="LuceneQueryException">The query cannot be read.</exception>
    Task<LuceneDocuments> FindDocumentsAsync(LuceneIndex index, string query, CancellationToken cancellationToken);
}

/// <summary>The items that a query found.</summary>
/// <param name="Items">Those of the page that was asked for, in order.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record LuceneItems(ImmutableArray<ContentItemId> Items, int Count);

/// <summary>The stored fields of what a query found.</summary>
/// <param name="Documents">Those of the page that was asked for, in order; a field with several values has them all.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record LuceneDocuments(ImmutableArray<ImmutableArray<KeyValuePair<string, ImmutableArray<string>>>> Documents, int Count);

/// <summary>A query that cannot be read.</summary>
public sealed class LuceneQueryException : Exception
{
    /// <summary>With a message alone.</summary>
    public LuceneQueryException(string message) : base(message)
    {
    }

    /// <summary>With the place of the fault.</summary>
    /// <param name="message">What is wrong and how to put it right.</param>
    /// <param name="place">Where in the JSON, as a path: <c>query.bool.must[1]</c>; null for the query as a whole.</param>
    /// <param name="column">The character of a query string at which it was noticed, from 1; null elsewhere.</param>
    public LuceneQueryException(string message, string? place, int? column = null) : base(message)
    {
        Place = place;
        Column = column;
    }

    /// <summary>With a message and its cause.</summary>
    public LuceneQueryException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Where in the JSON.</summary>
    public string? Place { get; }

    /// <summary>The character of a query string, from 1.</summary>
    public int? Column { get; }
}

/// <summary>An index: which published items it holds. Kept in the site settings under <see cref="SettingsName"/>.</summary>
public sealed record LuceneIndex
{
    /// <summary>The settings section that holds all indexes, an object by name.</summary>
    public const string SettingsName = "HubLuceneIndexes";

    /// <summary>Its name, compared exactly.</summary>
    public required string Name { get; init; }

    /// <summary>The content types that it holds; empty for all.</summary>
    public ImmutableArray<string> ContentTypes { get; init; } = [];

    /// <summary>Everything that the recipe said of it, kept for export.</summary>
    public JsonElement? Record { get; init; }
}

/// <summary>A stored query. Kept in the site settings under <see cref="SettingsName"/>.</summary>
public sealed record StoredQuery
{
    /// <summary>The settings section that holds all queries, an object by name.</summary>
    public const string SettingsName = "HubQueries";

    /// <summary>Its name, compared exactly.</summary>
    public required string Name { get; init; }

    /// <summary>Who runs it: <c>Lucene</c>; others are kept and refused by name when they are called.</summary>
    public required string Source { get; init; }

    /// <summary>The index; null where the source has none.</summary>
    public string? Index { get; init; }

    /// <summary>The query as Liquid, rendered with the caller's parameters.</summary>
    public string Template { get; init; } = "";

    /// <summary>Whether the answer holds content items rather than stored fields.</summary>
    public bool ReturnContentItems { get; init; }

    /// <summary>Everything that the recipe said of it, kept for export.</summary>
    public JsonElement? Record { get; init; }
}
