using SafeguardingHub.Search.Index;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Searching;

/// <summary>
/// Keeps this node's search index up to date, beside the watcher of the log and at its own pace: pages never wait for it.
/// </summary>
internal sealed class SearchWorker(SearchIndex index, ChangeSignal signal) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Raised += index.Raise;
        try
        {
            await Task.Run(() => index.RunAsync(stoppingToken), CancellationToken.None);
        }
        finally
        {
            signal.Raised -= index.Raise;
        }
    }
}
