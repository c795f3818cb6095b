namespace SafeguardingHub.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">How often short things are measured.</param>
/// <param name="LongRounds">How often long things are measured.</param>
/// <param name="Seconds">How long each load lasts.</param>
internal sealed record Effort(int Rounds, int LongRounds, int Seconds)
{
    /// <summary>For figures to write down.</summary>
    public static Effort Full { get; } = new(Rounds: 5, LongRounds: 3, Seconds: 10);

    /// <summary>For a first look while something is being changed.</summary>
    public static Effort Quick { get; } = new(Rounds: 1, LongRounds: 1, Seconds: 5);

    /// <summary>The folder where hubs that take minutes to fill are kept for the next run; null where they go with this one.</summary>
    public string? Keep { get; init; }
}
