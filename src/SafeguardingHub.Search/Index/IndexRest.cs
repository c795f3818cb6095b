namespace SafeguardingHub.Search.Index;

/// <summary>How long to leave alone what has failed: a second, then twice as long each time, a minute at most.</summary>
internal sealed class IndexRest(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private TimeSpan length;
    private DateTimeOffset until;

    /// <summary>Whether the last attempt failed.</summary>
    public bool IsFailing => length > TimeSpan.Zero;

    /// <summary>Whether it is too early to try again.</summary>
    public bool IsOn => IsFailing && time.GetUtcNow() < until;

    /// <summary>Says that it has failed, once more.</summary>
    public void Failed()
    {
        length = IsFailing ? TimeSpan.FromTicks(Math.Min(length.Ticks * 2, Longest.Ticks)) : TimeSpan.FromSeconds(1);
        until = time.GetUtcNow() + length;
    }

    /// <summary>Says that it has gone well.</summary>
    public void End() => length = TimeSpan.Zero;
}
