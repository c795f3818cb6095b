using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Web.Searching;

/// <summary>
/// Keeps this node's search index up to date, beside the watcher of the log and at its own pace: pages never wait for it.
/// </summary>
internal sealed partial class SearchWorker(SearchIndex index, ChangeSignal signal, ILogger<SearchWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Raised += index.Raise;
        try
        {
            await Task.Run(() => index.RunAsync(stoppingToken), CancellationToken.None);
        }
        catch (Exception error)
        {
            // Searches find what was published before, and a host that stops serves no page at all.
            LogEnded(error);
        }
        finally
        {
            signal.Raised -= index.Raise;
        }
    }

    [LoggerMessage(67, LogLevel.Error, "The search index is no longer kept up to date, until the hub is started again.", EventName = "IndexEnded")]
    private partial void LogEnded(Exception error);
}
