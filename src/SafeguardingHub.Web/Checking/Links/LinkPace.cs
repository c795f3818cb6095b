namespace SafeguardingHub.Web.Checking.Links;

/// <summary>Leaves each site alone for a while between two questions.</summary>
internal sealed class LinkPace(TimeSpan between, TimeProvider time)
{
    private const int MostHosts = 1000;
    private readonly Lock guard = new();
    private readonly Dictionary<string, TimeSpan> free = new(StringComparer.OrdinalIgnoreCase);
    private readonly long start = time.GetTimestamp();

    /// <summary>Waits until the site may be asked, and takes the turn.</summary>
    public async Task WaitAsync(string host, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (guard)
        {
            var now = time.GetElapsedTime(start);
            if (free.Count > MostHosts)
            {
                foreach (var rested in free.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
                {
                    free.Remove(rested);
                }
            }

            var turn = free.TryGetValue(host, out var at) && at > now ? at : now;
            free[host] = turn + between;
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
