using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Stands in for the search, and keeps what it was asked.</summary>
internal sealed class FakeSearch : ISiteSearch, ILuceneIndexes
{
    public SearchAnswer Answer { get; set; } = new() { Total = 0 };

    public ImmutableArray<ContentItemId> Found { get; set; } = [];

    public SearchRequest? Asked { get; private set; }

    public string? Query { get; private set; }

    public LuceneQueryException? Fault { get; set; }

    public Task<SearchAnswer> FindAsync(SearchRequest request, SearchGround ground, CancellationToken cancellationToken)
    {
        Asked = request;
        return Task.FromResult(Answer);
    }

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string typed, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SearchSuggestion>>([]);

    public Task<LuceneItems> FindItemsAsync(LuceneIndex index, string query, CancellationToken cancellationToken)
    {
        Query = query;
        return Fault is null ? Task.FromResult(new LuceneItems(Found, Found.Length)) : throw Fault;
    }

    public Task<LuceneDocuments> FindDocumentsAsync(LuceneIndex index, string query, CancellationToken cancellationToken)
    {
        Query = query;
        return Fault is null
            ? Task.FromResult(new LuceneDocuments([.. Found.Select(DocumentOf)], Found.Length))
            : throw Fault;
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> DocumentOf(ContentItemId id) =>
    [
        new("ContentItemId", [id.Value]), new("Content.ContentItem.Owner", ["Ada Lovelace"]), new("Content.ContentItem.Published", ["true"]), new("Briefing.Topic.Ids", ["one", "two"]),
    ];
}
