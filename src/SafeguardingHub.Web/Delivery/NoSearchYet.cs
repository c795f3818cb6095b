using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Web.Delivery;

/// <summary>Stands in for the search where no index is registered: finds nothing, and says that something may be missing.</summary>
internal sealed class NoSearchYet : ISiteSearch
{
    public Task<SearchAnswer> FindAsync(SearchRequest request, SearchGround ground, CancellationToken cancellationToken) =>
        Task.FromResult(new SearchAnswer { Total = 0, IsIncomplete = true });

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string typed, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SearchSuggestion>>([]);
}
