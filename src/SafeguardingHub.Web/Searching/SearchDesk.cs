using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Web.Searching;

/// <summary>How this server's search index stands, for the editors' screens.</summary>
internal sealed class SearchDesk(SearchIndex index, IndexFacts facts, IFileReading reading, IChangeLog log, IMediaLibrary library) : ISearchDesk
{
    private const int MostShown = 100;

    public async Task<SearchState> StateAsync(CancellationToken cancellationToken)
    {
        var status = index.Status;
        var head = await log.HeadAsync(cancellationToken);
        var failed = ImmutableArray.CreateBuilder<UnreadFile>();
        var (read, waiting) = (0, 0);
        await foreach (var line in FilesAsync(cancellationToken))
        {
            var (isRead, fault) = await facts.FaultOfAsync(line.File, cancellationToken);
            if (fault is not null)
            {
                failed.Add(new UnreadFile(line.File, fault));
            }
            else if (isRead)
            {
                read++;
            }
            else
            {
                waiting++;
            }
        }

        return new SearchState(Activity(status), status.Documents, status.IsComplete, status.Position, head.Number, facts.Schema, At(facts.BuiltAt), facts.Bytes)
        {
            Progress = status.Progress is { } progress ? (progress.Done, progress.Total) : null,
            IsAsked = facts.IsAsked,
            Fault = status.Fault,
            Missing = reading.Missing,
            FilesRead = read,
            FilesWaiting = waiting,
            FilesFailed = failed.Count,
            Failed = [.. failed.Take(MostShown)],
        };
    }

    public void Ask()
    {
        facts.Ask();
        index.Raise();
    }

    private static Instant? At(DateTimeOffset? moment) => moment is { } at ? Instant.FromDateTimeOffset(at) : null;

    private static SearchActivity Activity(IndexStatus status) => status.Activity switch
    {
        IndexActivity.Following => SearchActivity.Following,
        IndexActivity.Building => SearchActivity.Building,
        IndexActivity.Failing => SearchActivity.Failing,
        _ => SearchActivity.Starting,
    };

    // What readers can come by and what has text: pictures have none, and the index reads no file that nothing public uses.
    private async IAsyncEnumerable<MediaLine> FilesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var sort in new[] { MediaSort.Pdf, MediaSort.Document })
        {
            var query = new MediaQuery { Reach = null, Sort = sort, Limit = 500 };
            do
            {
                var page = await library.ListAsync(query, cancellationToken);
                foreach (var line in page.Lines.Where(line => line.IsPublic))
                {
                    yield return line;
                }

                query = query with { After = page.Next };
            }
            while (query.After is not null);
        }
    }
}
