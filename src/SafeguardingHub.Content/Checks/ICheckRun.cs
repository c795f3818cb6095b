namespace SafeguardingHub.Content.Checks;

/// <summary>The checking that goes on in the background: the port that the host implements.</summary>
public interface ICheckRun
{
    /// <summary>Whether everything is being checked just now.</summary>
    bool IsRunning { get; }

    /// <summary>How many items the run that goes on, or went on last, has checked.</summary>
    int Done { get; }

    /// <summary>Asks that everything is checked again; returns at once.</summary>
    void Begin();
}
