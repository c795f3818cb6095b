namespace SafeguardingHub.Search.Extraction;

/// <summary>The background work that reads the texts of media files: the host runs it for as long as it serves.</summary>
public interface IFileReading
{
    /// <summary>What is not read on this machine and why, for those who run it; null where everything is.</summary>
    string? Missing { get; }

    /// <summary>How many files wait to be read.</summary>
    int Waiting { get; }

    /// <summary>
    /// How many files were given up, for want of time or memory: their text is not found, and they are tried again when the hub is
    /// started again.
    /// </summary>
    int GivenUp { get; }

    /// <summary>How the reading stands, in plain words, for whoever watches the hub.</summary>
    string Status { get; }

    /// <summary>Reads what is asked for, one file at a time, until it is told to stop.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
