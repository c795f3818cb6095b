using SafeguardingHub.Content;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Web.Redirecting;

/// <summary>
/// How often addresses were asked for in vain, in memory until the next minute: nobody who asks for many costs more than a few
/// thousand bytes and one transaction. Nothing of who asked is here to be kept.
/// </summary>
internal sealed class UnmatchedCounts
{
    private readonly Lock sync = new();
    private Dictionary<UnmatchedAddress, int> asked = [];

    /// <summary>Counts an address; null for one that is not kept. Of more than are kept in all, those that come last are passed over.</summary>
    public void Add(UnmatchedAddress? address)
    {
        if (address is null)
        {
            return;
        }

        lock (sync)
        {
            if (asked.TryGetValue(address, out var count) || asked.Count < AskedInVain.Most)
            {
                asked[address] = count + 1;
            }
        }
    }

    /// <summary>Takes all counts, so that they begin anew.</summary>
    public IReadOnlyDictionary<UnmatchedAddress, int> Take()
    {
        lock (sync)
        {
            var taken = asked;
            asked = [];
            return taken;
        }
    }
}

/// <summary>Writes the counts once a minute, and at the end.</summary>
internal sealed partial class UnmatchedWriter(UnmatchedCounts counts, IRedirects redirects, TimeProvider time, ILogger<UnmatchedWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops: what was counted since is written below.
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await WriteAsync(patience.Token);
    }

    /// <summary>Writes what was counted since the last time. What cannot be written is forgotten: it is worth no second try.</summary>
    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await redirects.CountUnmatchedAsync([.. counts.Take()], LondonTime.Day(time.Now()), AskedInVain.Most, cancellationToken);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever it is: an end of this work would end the host.
            LogFailed(error);
        }
    }

    [LoggerMessage(41, LogLevel.Warning, "Counts of addresses that lead nowhere could not be written; they are forgotten.", EventName = "UnmatchedNotWritten")]
    private partial void LogFailed(Exception error);
}
