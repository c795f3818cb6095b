using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Search;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Querying;

namespace SafeguardingHub.Benchmarks;

/// <summary>The hub's search on an index file that is there, in this process: nothing follows it, so what is measured is the search.</summary>
internal sealed class OpenSearch : IDisposable
{
    private readonly IndexFile file;

    private OpenSearch(IndexFile file) => (this.file, Search) = (file, new SiteSearch(new Readings(file), new NoLucene(), TimeProvider.System));

    /// <summary>The search.</summary>
    public ISiteSearch Search { get; }

    /// <summary>Opens the index of a data folder.</summary>
    public static OpenSearch Open(string data)
    {
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSearch(data, new ContentKinds([], [])).BuildServiceProvider();
        return new OpenSearch(IndexFile.Open(IndexOf(data), services.GetRequiredService<IndexLayout>()));
    }

    /// <summary>The index file of a data folder.</summary>
    public static string IndexOf(string data) => Path.Combine(data, "search.db");

    /// <summary>Removes the index of a data folder, as if it had never been searched.</summary>
    public static void Delete(string data) => IndexConnections.Delete(IndexOf(data));

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private sealed class Readings(IndexFile file) : IIndexReadings
    {
        public ValueTask<IndexReading> BorrowAsync(CancellationToken cancellationToken) => ValueTask.FromResult(file.Borrow()!);

        public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void ReportDamage(bool isCertain) => throw new InvalidOperationException("The index is damaged.");
    }

    // Words are searched here, nothing else.
    private sealed class NoLucene : ILuceneMatcher
    {
        public Matches Match(IndexReading reading, string query, Standing standing, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
