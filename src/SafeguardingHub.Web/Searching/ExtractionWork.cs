using SafeguardingHub.Search.Extraction;

namespace SafeguardingHub.Web.Searching;

/// <summary>Reads the texts of files for as long as the host serves; says once at the start what this machine cannot read.</summary>
internal sealed partial class ExtractionWork(IFileReading reading, ILogger<ExtractionWork> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What the host does until here is done before any of this begins.
        await Task.Yield();
        if (reading.Missing is { } missing)
        {
            LogMissing(missing);
        }

        try
        {
            await reading.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception error)
        {
            // Files that are not read are missed by some; a host that stops is missed by all.
            LogEnded(error);
        }
    }

    [LoggerMessage(65, LogLevel.Information, "On this machine, {Missing}.", EventName = "FilesNotRead")]
    private partial void LogMissing(string missing);

    [LoggerMessage(66, LogLevel.Error, "The texts of files are no longer read, until the hub is started again.", EventName = "FileReadingEnded")]
    private partial void LogEnded(Exception error);
}
