using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Querying;

namespace SafeguardingHub.Search.Index;

/// <summary>An index that is built for one purpose, such as to measure how searches are answered, and is gone afterwards.</summary>
public sealed class FreshIndex
{
    private readonly IndexSource source;
    private readonly IndexLayout layout;
    private readonly IndexPlace place;
    private readonly ILuceneMatcher lucene;
    private readonly TimeProvider time;

    internal FreshIndex(IndexSource source, IndexLayout layout, IndexPlace place, ILuceneMatcher lucene, TimeProvider time) =>
        (this.source, this.layout, this.place, this.lucene, this.time) = (source, layout, place, lucene, time);

    /// <summary>Searches what is published now, on an index that is built for the purpose: what a server has of its own stays as it is.</summary>
    public async Task<T> SearchAsync<T>(Func<ISiteSearch, Task<T>> use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(use);
        using var own = place.NewFresh();
        IndexFile? fresh = null;
        try
        {
            fresh = await new IndexBuild(source, layout, own.Path).RunAsync(isShown: null, progressed: null, cancellationToken);
            return await use(new SiteSearch(new FreshReadings(fresh), lucene, time));
        }
        finally
        {
            await (fresh?.CloseAsync() ?? Task.CompletedTask);
        }
    }

    // Nobody else reads or writes the file.
    private sealed class FreshReadings(IndexFile file) : IIndexReadings
    {
        public ValueTask<IndexReading> BorrowAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(file.Borrow() ?? throw new InvalidOperationException("The index is closed already."));

        public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void ReportDamage(bool isCertain)
        {
            // It is deleted in a moment.
        }
    }
}
