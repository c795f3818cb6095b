using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Suggesting;

namespace SafeguardingHub.Search.Querying;

/// <summary>The search over everything that is published, on this node's index.</summary>
internal sealed class SiteSearch(IIndexReadings readings, ILuceneMatcher lucene, TimeProvider clock) : ISiteSearch
{
    /// <summary>The longest that a search may read the index.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private Standing? lastStanding;

    /// <inheritdoc />
    public Task<SearchAnswer> FindAsync(SearchRequest request, SearchGround ground, CancellationToken cancellationToken) =>
        ReadAsync((reading, token) => Find(reading, request, ground, token), new SearchAnswer { Total = 0, IsIncomplete = true }, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string typed, int limit, CancellationToken cancellationToken) =>
        ReadAsync((reading, _) => Suggestions.Find(reading.Connection, typed, limit), [], cancellationToken);

    // Where time is up or the file cannot be read, nothing is found; whoever asks is never told of it by a fault.
    private async Task<T> ReadAsync<T>(Func<IndexReading, CancellationToken, T> read, T otherwise, CancellationToken cancellationToken)
    {
        await readings.CaughtUpAsync(cancellationToken);
        using var reading = await readings.BorrowAsync(cancellationToken);
        using var deadline = new Deadline(reading.Connection, Longest, clock, cancellationToken);
        try
        {
            return read(reading, deadline.Token);
        }
        catch (Exception exception) when (Deadline.IsUp(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return otherwise;
        }
        catch (SqliteException exception) when (Damage.MayBe(exception))
        {
            readings.ReportDamage(Damage.IsTold(exception));
            return otherwise;
        }
    }

    private SearchAnswer Find(IndexReading reading, SearchRequest request, SearchGround ground, CancellationToken cancellationToken)
    {
        var standing = lastStanding = Standing.Of(reading.Memory<SearchMemory>(), ground.States, lastStanding);
        var words = request.Syntax == SearchSyntax.Words ? WordsMatcher.Match(reading, request.Text, ground, cancellationToken) : null;
        var matches = words?.Matches ?? lucene.Match(reading, Cut(request.Text), standing, cancellationToken);
        if (matches.Fault is not null)
        {
            return new SearchAnswer { Total = 0, Fault = matches.Fault, IsIncomplete = !reading.Generation.IsComplete };
        }

        var counted = FacetCount.Of(standing, matches.Documents.Numbers, request);
        var skip = Math.Clamp(request.Skip, 0, SearchRequest.DeepestHit);
        var take = Math.Clamp(request.Take, 0, Math.Min(SearchRequest.MostHits, SearchRequest.DeepestHit - skip));
        var best = Ranking.Best(reading.Connection, standing, ground.Wholes, matches.Documents, counted.Passing, request.Order, words?.Query, skip + take);
        var hits = new HitReader(reading.Connection, standing, matches.Marking, words?.OldNumbers ?? ImmutableDictionary<int, string>.Empty);
        return new SearchAnswer
        {
            Total = counted.Passing.Count,
            Hits = [.. best.Skip(skip).Select(candidate => hits.Read(candidate, cancellationToken))],
            Facets = counted.ByValue,
            LeftOut = counted.LeftOut,
            DidYouMean = words?.DidYouMean,
            IsIncomplete = !reading.Generation.IsComplete || words is { IsCut: true } || cancellationToken.IsCancellationRequested,
        };
    }

    private static string Cut(string text) => text.Length > SearchRequest.LongestText ? text[..SearchRequest.LongestText] : text;
}
