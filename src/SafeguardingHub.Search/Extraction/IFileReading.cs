namespace SafeguardingHub.Search.Extraction;

/// <summary>The background work that reads the texts of media files: the host runs it for as long as it serves.</summary>
public interface IFileReading
{
    /// <summary>What is not read on this machine and why, for those who run it; null where everything is.</summary>
    string? Missing { get; }

    /// <summary>How many files wait to be read.</summary>
    int Waiting { get; }

    /// <summary>Reads what is asked for, one file at a time, until it is told to stop.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
